#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The credential of one entry of a credential file, read for the key whose entry it is.
struct CredentialFileEntry: Decodable {
    /// The names of the fields of an entry.
    static let fields = ["service", "account", "secret", "secret_base64", "attributes"]

    private enum CodingKeys: String, CodingKey {
        case secret
        case secretBase64 = "secret_base64"
        case attributes
    }

    private let secret: String?
    private let secretBase64: String?
    private let attributes: [String: String]?

    /// Reads the credential of one entry.
    ///
    /// - Parameters:
    ///   - index: The place of the entry in the list.
    ///   - outline: The outline of the file.
    ///   - contents: The bytes of the file.
    /// - Returns: The credential.
    /// - Throws: ``CredentialFileFieldError`` for a field that is missing or of the wrong kind.
    static func credential(
        _ index: Int,
        of outline: CredentialFileOutline,
        in contents: SensitiveBytes
    ) throws(CredentialFileFieldError) -> Credential {
        let path: [CredentialFileFieldError.Step] = [.name("credentials"), .index(index)]
        let entry: CredentialFileEntry
        do {
            entry = try JSONDecoder()
                .decode(CredentialFileEntry.self, from: contents.sharedAsData()[outline.entries[index].place])
        } catch {
            var field = (error as? DecodingError).flatMap(CredentialFileFieldError.init)
            field?.path.insert(contentsOf: path, at: 0)
            throw field ?? CredentialFileFieldError(path: path, expected: "an entry that can be read")
        }
        return try entry.credential(path)
    }

    private func credential(
        _ path: [CredentialFileFieldError.Step]
    ) throws(CredentialFileFieldError) -> Credential {
        let opened: Secret
        switch (secret, secretBase64) {
        case (let text?, nil):
            opened = Secret(utf8: text)
        case (nil, let base64?):
            guard let bytes = Data(base64Encoded: base64) else {
                throw CredentialFileFieldError(path: path + [.name("secret_base64")], expected: "base64")
            }
            opened = Secret(bytes)
        default:
            throw CredentialFileFieldError(path: path, expected: "either \"secret\" or \"secret_base64\"")
        }
        guard opened.count > 0 else {
            let field = secret == nil ? "secret_base64" : "secret"
            throw CredentialFileFieldError(path: path + [.name(field)], expected: "a secret that is not empty")
        }
        return Credential(secret: opened, attributes: attributes ?? [:])
    }
}
