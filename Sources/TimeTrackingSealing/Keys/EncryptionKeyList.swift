#if EncryptedDatabase
public import TimeTrackingKit

/// The text in which keys are kept, in a file, a mounted secret or a keyring: one key a line, the current one first.
///
/// ## Usage
///
/// ```swift
/// var list = EncryptionKeyList(current: .random())
/// try list.add(.random())
/// try list.makeCurrent(list.keys.readable[0].id)
/// let text = list.text
/// ```
///
/// Blank lines and lines that begin with `#` do not count, and stay as they are when keys are added, moved and removed.
/// Comment lines directly above a key move with it.
///
/// ## Security
///
/// The text lies in memory that is overwritten when the last copy of the value goes, and appears in no description.
public struct EncryptionKeyList: Sendable {
    /// The keys in it.
    public private(set) var keys: EncryptionKeys

    private var lines: [EncryptionKeyLine]

    /// Creates a list of one key.
    ///
    /// - Parameter key: The key to seal with.
    public init(current key: EncryptionKey) {
        let comment =
            "# Encryption keys, one a line. The first one seals; the others only open. Blank lines do not count."
        self.lines = [EncryptionKeyLine(comment: comment), .blank, EncryptionKeyLine(key), .blank]
        self.keys = EncryptionKeys(current: key)
    }

    /// Reads a list.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - origin: Where it comes from, for the message of an error, for example `the file /etc/keys`.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reason `malformed` when a
    ///   line is no key, which the message names without showing it, and when there is no key.
    public init(text: Secret, from origin: String) throws(CredentialStoreError) {
        let lines = try text.withRevealedBytes { bytes throws(CredentialStoreError) in
            try EncryptionKeyLine.lines(of: bytes, from: origin)
        }
        guard let keys = Self.keys(in: lines) else {
            throw CredentialStoreError(
                .undecryptable,
                store: nil,
                message:
                    "There is no encryption key in \(origin); write one into it, as `openssl rand -hex 32` prints it.",
                reason: .malformed
            )
        }
        self.lines = lines
        self.keys = keys
    }

    /// The text, to be put where keys are kept.
    public var text: Secret {
        let text = SensitiveBytes(capacity: lines.reduce(0) { $0 + $1.text.count + 1 })
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append(UInt8(ascii: "\n")) }
            line.text.withRevealedBytes { text.append($0) }
        }
        return text.withBytes { Secret($0) }
    }

    /// Appends a key to open with; one that is there already is left where it is.
    ///
    /// - Returns: Whether the list was changed.
    @discardableResult
    public mutating func add(_ key: EncryptionKey) -> Bool {
        guard keys[key.id] == nil else { return false }
        // The last line is empty when the text ends with a line end.
        if lines.last?.text.count == 0 { lines.removeLast() }
        lines += [EncryptionKeyLine(key), .blank]
        keys = EncryptionKeys(current: keys.current, readable: keys.readable + [key])
        return true
    }

    /// Makes a key of the list the one to seal with; the others stay, to open with.
    ///
    /// - Parameter id: The key.
    /// - Returns: Whether the list was changed, which it is not when that key is the current one.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reason `unknownKeyID` when
    ///   the list has no such key.
    @discardableResult
    public mutating func makeCurrent(_ id: EncryptionKeyID) throws(CredentialStoreError) -> Bool {
        guard keys.current.id != id else { return false }
        guard let first = lines.firstIndex(where: { $0.key != nil }),
            let chosen = lines.firstIndex(where: { $0.key?.id == id })
        else { throw .notInList(id) }
        let moved = Array(lines[startOfComments(above: chosen)...chosen])
        lines.removeSubrange(startOfComments(above: chosen)...chosen)
        lines.insert(contentsOf: moved, at: startOfComments(above: first))
        keys = Self.keys(in: lines) ?? keys
        return true
    }

    /// Takes a key out of the list; what it sealed cannot be opened any more unless the key is kept elsewhere.
    ///
    /// - Parameter id: The key.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unsupported` for the current key, and
    ///   `undecryptable` with the reason `unknownKeyID` when the list has no such key.
    public mutating func remove(_ id: EncryptionKeyID) throws(CredentialStoreError) {
        guard keys.current.id != id else { throw .isCurrent(id) }
        guard keys[id] != nil else { throw .notInList(id) }
        while let index = lines.firstIndex(where: { $0.key?.id == id }) {
            if startOfComments(above: index) == index {
                lines.remove(at: index)
            } else {
                // Its comments stay, and must not come to stand directly above another key.
                lines[index] = .blank
            }
        }
        keys = Self.keys(in: lines) ?? keys
    }

    private func startOfComments(above index: Int) -> Int {
        var start = index
        while start > 0, lines[start - 1].isComment { start -= 1 }
        return start
    }

    private static func keys(in lines: [EncryptionKeyLine]) -> EncryptionKeys? {
        let keys = lines.compactMap(\.key)
        guard let current = keys.first else { return nil }
        return EncryptionKeys(current: current, readable: Array(keys.dropFirst()))
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

extension CredentialStoreError {
    fileprivate static func notInList(_ id: EncryptionKeyID) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "The list of encryption keys has no key \(id); add that key first, or name one that is in it.",
            reason: .unknownKeyID,
            applied: .no
        )
    }

    fileprivate static func isCurrent(_ id: EncryptionKeyID) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "The encryption key \(id) is the one that new secrets are sealed with; make another one current first.",
            applied: .no
        )
    }
}
#endif
