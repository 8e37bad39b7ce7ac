#if EncryptedDatabase
import TimeTrackingKit

/// One line of an ``EncryptionKeyList``.
struct EncryptionKeyLine: Sendable {
    /// Its characters without the line feed.
    let text: Secret

    /// The key in it, or nil for a comment and a blank line.
    let key: EncryptionKey?

    /// Whether it begins with `#`.
    let isComment: Bool

    /// A line without characters.
    static let blank = EncryptionKeyLine(text: Secret([]), key: nil, isComment: false)

    /// Creates the line of a key.
    init(_ key: EncryptionKey) {
        self.init(text: key.text, key: key, isComment: false)
    }

    /// Creates a line that says something to a person, and begins with `#`.
    init(comment: String) {
        self.init(text: Secret(utf8: comment), key: nil, isComment: true)
    }

    private init(text: Secret, key: EncryptionKey?, isComment: Bool) {
        self.text = text
        self.key = key
        self.isComment = isComment
    }

    /// Reads the lines of a text.
    ///
    /// - Throws: `CredentialStoreError` with the code `undecryptable` and the reason `malformed` for a line that is no key.
    static func lines(of text: UnsafeRawBufferPointer, from origin: String) throws(CredentialStoreError) -> [Self] {
        var lines: [Self] = []
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let content = line.trimmingASCIIWhitespace()
            let isComment = content.first == UInt8(ascii: "#")
            let text = Secret(line)
            var key: EncryptionKey?
            if !isComment, !content.isEmpty {
                key = try EncryptionKey(text: text, from: "line \(lines.count + 1) of \(origin)")
            }
            lines.append(Self(text: text, key: key, isComment: isComment))
        }
        return lines
    }
}
#endif
