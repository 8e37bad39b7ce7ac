#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The entries of a credential file, each with its key and its place in the text; no secret is made into a value.
///
/// The list is an array because a Swift dictionary would merge keys that differ only in how an accent is written.
struct CredentialFileOutline {
    /// The version of the format that is written, and the only one that is understood.
    static let currentVersion = 1

    /// One entry of the list.
    struct Entry {
        let place: Range<Int>
        let service: String
        let account: String

        /// Whether the entry is that of a key, byte by byte.
        func isNamed(_ key: CredentialKey) -> Bool {
            account.utf8.elementsEqual(key.account.utf8) && service.utf8.elementsEqual(key.service.utf8)
        }
    }

    /// The version that the file has.
    let version: Int

    /// The place of the list.
    let list: Range<Int>

    /// The entries in their order, empty when the version is newer than ``currentVersion``.
    let entries: [Entry]

    /// Checks the whole text and finds the entries.
    ///
    /// - Parameter bytes: The text of the file.
    /// - Throws: ``JSONSyntaxError`` for the first mistake, and ``CredentialFileFieldError`` for a field that is missing,
    ///   of the wrong kind, or there twice where only one can be meant.
    init(_ bytes: UnsafeRawBufferPointer) throws {
        var scanner = JSONScanner(bytes)
        // A text that begins otherwise may still be no JSON at all, which is the better thing to say.
        guard scanner.startsObject else {
            try scanner.scanDocument()
            throw CredentialFileFieldError(path: [], expected: "an object in braces")
        }
        let root = try JSONOutline.members(&scanner)
        try scanner.expectEnd()
        self.version = try Self.version(root, in: bytes)
        guard version <= Self.currentVersion else {
            self.list = 0..<0
            self.entries = []
            return
        }
        try Self.refuseRepetition(root, of: ["version", "credentials"], path: [])
        let credentials = try Self.member("credentials", of: root, path: [])
        guard bytes[credentials.lowerBound] == UInt8(ascii: "[") else {
            throw CredentialFileFieldError(path: [.name("credentials")], expected: "a list in square brackets")
        }
        var entries: [Entry] = []
        scanner = JSONScanner(bytes, at: credentials.lowerBound)
        (_, self.list) = try JSONOutline.elements(&scanner) { scanner, index in
            entries.append(try Self.entry(&scanner, index))
        }
        self.entries = entries
    }

    private static func version(
        _ root: [JSONOutline.Member],
        in bytes: UnsafeRawBufferPointer
    ) throws(CredentialFileFieldError) -> Int {
        let place = try member("version", of: root, path: [])
        let path: [CredentialFileFieldError.Step] = [.name("version")]
        let version: Int
        do {
            version = try JSONDecoder().decode(Int.self, from: Data(bytes[place]))
        } catch {
            throw CredentialFileFieldError(path: path, expected: "a whole number")
        }
        guard version > 0 else { throw CredentialFileFieldError(path: path, expected: "1") }
        return version
    }

    private static func entry(_ scanner: inout JSONScanner, _ index: Int) throws -> Entry {
        let path: [CredentialFileFieldError.Step] = [.name("credentials"), .index(index)]
        guard scanner.startsObject else { throw CredentialFileFieldError(path: path, expected: "an object in braces") }
        let start = scanner.position
        let members = try JSONOutline.members(&scanner)
        try refuseRepetition(members, of: CredentialFileEntry.fields, path: path)
        if let attributes = members.first(where: { $0.name == "attributes" }) {
            try refuseRepeatedAttributes(JSONScanner(scanner.bytes, at: attributes.value.lowerBound), path: path)
        }
        return Entry(
            place: start..<scanner.position,
            service: try text("service", of: members, in: scanner.bytes, path: path),
            account: try text("account", of: members, in: scanner.bytes, path: path)
        )
    }

    private static func text(
        _ name: String,
        of members: [JSONOutline.Member],
        in bytes: UnsafeRawBufferPointer,
        path: [CredentialFileFieldError.Step]
    ) throws -> String {
        let place = try member(name, of: members, path: path)
        guard bytes[place.lowerBound] == UInt8(ascii: "\"") else {
            throw CredentialFileFieldError(path: path + [.name(name)], expected: "a text in double quotes")
        }
        return try JSONText.string(UnsafeRawBufferPointer(rebasing: bytes[place]))
    }

    private static func member(
        _ name: String,
        of members: [JSONOutline.Member],
        path: [CredentialFileFieldError.Step]
    ) throws(CredentialFileFieldError) -> Range<Int> {
        guard let member = members.first(where: { $0.name == name }) else {
            throw CredentialFileFieldError(path: path, missing: name)
        }
        return member.value
    }

    /// Of two fields with one name nobody could say which one counts; a field that is not ours may stand twice.
    private static func refuseRepetition(
        _ members: [JSONOutline.Member],
        of names: [String],
        path: [CredentialFileFieldError.Step]
    ) throws(CredentialFileFieldError) {
        for name in names where members.count(where: { $0.name == name }) > 1 {
            throw CredentialFileFieldError(path: path + [.name(name)], expected: "this field only once")
        }
    }

    /// Of two origins with different values nobody could say where the credential may go.
    private static func refuseRepeatedAttributes(
        _ scanner: JSONScanner,
        path: [CredentialFileFieldError.Step]
    ) throws {
        var scanner = scanner
        // Anything but an object is the decoder's to refuse, and only for the key whose entry it is.
        guard scanner.startsObject else { return }
        var seen: Set<String> = []
        for attribute in try JSONOutline.members(&scanner) {
            guard !seen.insert(attribute.name).inserted else { continue }
            throw CredentialFileFieldError(
                path: path + [.name("attributes"), .name(attribute.name)],
                expected: "this field only once"
            )
        }
    }
}

extension JSONScanner {
    /// Whether the next byte after white space begins an object.
    fileprivate var startsObject: Bool {
        var scanner = self
        scanner.skipWhitespace()
        return scanner.next == UInt8(ascii: "{")
    }
}
