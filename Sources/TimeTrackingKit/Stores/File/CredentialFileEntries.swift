#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a file of credentials says, as far as a call needs it: every key, and the credentials of one key at most.
///
/// The list is an array because a Swift dictionary would merge keys that differ only in how an accent is written.
/// Secrets of other keys are not made into values at all.
struct CredentialFileEntries: Decodable {
    /// The version of the format that is written, and the only one that is understood.
    static let currentVersion = 1

    /// One entry of the list.
    struct Entry {
        let service: String
        let account: String
        /// The credential, or nil when it was not asked for.
        let credential: Credential?
    }

    /// The version that the file has.
    let version: Int

    /// The entries in their order, empty when the version is newer than ``currentVersion``.
    let entries: [Entry]

    private enum RootField: String, CodingKey, CaseIterable {
        case version
        case credentials
    }

    private enum EntryField: String, CodingKey, CaseIterable {
        case service
        case account
        case secret
        case secretBase64 = "secret_base64"
        case attributes
    }

    /// The names of the fields of the file.
    static let rootFields = RootField.allCases.map(\.rawValue)

    /// The names of the fields of an entry.
    static let entryFields = EntryField.allCases.map(\.rawValue)

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - contents: The bytes of the file.
    ///   - key: The key whose credentials to read, or nil for none.
    /// - Throws: `DecodingError` or ``CredentialFileFieldError``.
    init(_ contents: SensitiveBytes, opening key: CredentialKey?) throws {
        let decoder = JSONDecoder()
        if let name = Self.openedKey { decoder.userInfo[name] = key }
        self = try decoder.decode(CredentialFileEntries.self, from: contents.sharedAsData())
    }

    private static let openedKey = CodingUserInfoKey(rawValue: "openedKey")

    init(from decoder: any Decoder) throws {
        let root = try decoder.container(keyedBy: RootField.self)
        self.version = try root.decode(Int.self, forKey: .version)
        guard version <= Self.currentVersion else {
            self.entries = []
            return
        }
        guard version > 0 else { throw CredentialFileFieldError(path: [.name("version")], expected: "1") }
        let opened = Self.openedKey.flatMap { decoder.userInfo[$0] as? CredentialKey }
        var list = try root.nestedUnkeyedContainer(forKey: .credentials)
        var entries: [Entry] = []
        entries.reserveCapacity(list.count ?? 0)
        while !list.isAtEnd {
            let fields = try list.nestedContainer(keyedBy: EntryField.self)
            let service = try fields.decode(String.self, forKey: .service)
            let account = try fields.decode(String.self, forKey: .account)
            let isOpened = opened.map { $0.isNamed(service: service, account: account) } ?? false
            let credential = isOpened ? try Self.credential(fields, index: entries.count) : nil
            entries.append(Entry(service: service, account: account, credential: credential))
        }
        self.entries = entries
    }

    private static func credential(
        _ fields: KeyedDecodingContainer<EntryField>,
        index: Int
    ) throws -> Credential {
        let text = try fields.decodeIfPresent(String.self, forKey: .secret)
        let base64 = try fields.decodeIfPresent(String.self, forKey: .secretBase64)
        let attributes = try fields.decodeIfPresent([String: String].self, forKey: .attributes) ?? [:]
        let entry: [CredentialFileFieldError.Step] = [.name("credentials"), .index(index)]
        let secret: Secret
        switch (text, base64) {
        case (let text?, nil):
            secret = Secret(utf8: text)
        case (nil, let base64?):
            guard let bytes = Data(base64Encoded: base64) else {
                throw CredentialFileFieldError(path: entry + [.name("secret_base64")], expected: "base64")
            }
            secret = Secret(bytes)
        default:
            throw CredentialFileFieldError(path: entry, expected: "either \"secret\" or \"secret_base64\"")
        }
        guard secret.count > 0 else {
            let field = text == nil ? "secret_base64" : "secret"
            throw CredentialFileFieldError(path: entry + [.name(field)], expected: "a secret that is not empty")
        }
        return Credential(secret: secret, attributes: attributes)
    }
}

extension CredentialKey {
    fileprivate func isNamed(service: String, account: String) -> Bool {
        self.account.utf8.elementsEqual(account.utf8) && self.service.utf8.elementsEqual(service.utf8)
    }
}
