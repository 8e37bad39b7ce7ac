#if EncryptedDatabase
public import TimeTrackingKit

/// The keys that a program holds: one that it seals with, and those that it still opens with.
///
/// During a rotation every process first gets the new key as a readable one; when all have it, it becomes the current
/// one; then rows are sealed anew, and the old key goes when none is left that needs it.
public struct EncryptionKeys: Sendable {
    /// The key that new envelopes are sealed with.
    public let current: EncryptionKey

    /// Other keys that envelopes may be sealed with, none of them equal to the current one or to each other.
    public let readable: [EncryptionKey]

    /// Creates a set of keys.
    ///
    /// - Parameters:
    ///   - current: The key to seal with.
    ///   - readable: Other keys to open with. One that is there twice, or is the current one, counts once.
    public init(current: EncryptionKey, readable: [EncryptionKey] = []) {
        self.current = current
        var seen: Set<EncryptionKeyID> = [current.id]
        self.readable = readable.filter { seen.insert($0.id).inserted }
    }

    /// Every key, the current one first.
    public var all: [EncryptionKey] { [current] + readable }

    /// The key with an identifier, or nil when it is not among these.
    public subscript(id: EncryptionKeyID) -> EncryptionKey? {
        if current.id == id { return current }
        return readable.first { $0.id == id }
    }
}

extension EncryptionKeys {
    /// Reads keys from the text of an ``EncryptionKeyList``: one key a line, the current one first.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - origin: Where it comes from, for the message of an error.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``EncryptionKeyList/init(text:from:)`` does.
    public init(text: Secret, from origin: String) throws(CredentialStoreError) {
        self = try EncryptionKeyList(text: text, from: origin).keys
    }
}
#endif
