/// The name under which a store keeps a credential: a service and an account of that service.
///
/// Two keys are the same only when their UTF-8 bytes are. Swift's `==` on strings also merges different spellings of
/// one character ("é" and "e" with a combining accent), which here would give one user another user's token.
public struct CredentialKey: Sendable {
    /// The most bytes that ``service`` and ``account`` may each have, in UTF-8.
    public static let maximumByteCount = 512

    /// The service that the credential opens, for example `clockify`.
    public let service: String

    /// The account within the service, for example a user's id.
    public let account: String

    /// Creates a key.
    ///
    /// - Parameters:
    ///   - service: The service that the credential opens.
    ///   - account: The account within the service.
    /// - Throws: ``CredentialStoreError`` with the code `invalidKey` when a part is empty, is longer than
    ///   ``maximumByteCount`` or contains a control character.
    public init(service: String, account: String) throws(CredentialStoreError) {
        self.service = try Self.checked(service, part: "service")
        self.account = try Self.checked(account, part: "account")
    }

    /// Creates a key from two literals of this package, which are known to be valid.
    package init(literalService service: StaticString, account: StaticString) {
        self.service = service.description
        self.account = account.description
    }

    private static func checked(_ text: String, part: String) throws(CredentialStoreError) -> String {
        var text = text
        text.makeContiguousUTF8()
        var length = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            // C0 controls, DEL, and the C1 controls, which UTF-8 writes as C2 80 to C2 9F.
            guard byte >= 0x20, byte != 0x7F, !(previous == 0xC2 && byte <= 0x9F) else {
                throw CredentialStoreError(
                    .invalidKey,
                    store: nil,
                    message: "The \(part) of a credential key contains a control character; remove it."
                )
            }
            length += 1
            previous = byte
        }
        guard length > 0 else {
            throw CredentialStoreError(
                .invalidKey,
                store: nil,
                message: "The \(part) of a credential key is empty; give it a name."
            )
        }
        guard length <= maximumByteCount else {
            throw CredentialStoreError(
                .invalidKey,
                store: nil,
                message: "The \(part) of a credential key has \(length) bytes; shorten it to \(maximumByteCount).",
                limit: maximumByteCount
            )
        }
        return text
    }
}

extension CredentialKey: Hashable, Comparable {
    /// Whether both keys consist of the same UTF-8 bytes.
    public static func == (left: CredentialKey, right: CredentialKey) -> Bool {
        left.account.hasSameUTF8(as: right.account) && left.service.hasSameUTF8(as: right.service)
    }

    /// Orders by the UTF-8 bytes of the service, then by those of the account.
    public static func < (left: CredentialKey, right: CredentialKey) -> Bool {
        if !left.service.hasSameUTF8(as: right.service) {
            return left.service.utf8.lexicographicallyPrecedes(right.service.utf8)
        }
        return left.account.utf8.lexicographicallyPrecedes(right.account.utf8)
    }

    /// Hashes the UTF-8 bytes of both parts.
    public func hash(into hasher: inout Hasher) {
        service.hashUTF8(into: &hasher)
        // A byte that UTF-8 never contains keeps ("ab", "c") and ("a", "bc") apart.
        hasher.combine(0xFF as UInt8)
        account.hashUTF8(into: &hasher)
    }
}

extension CredentialKey: CustomStringConvertible {
    /// Both parts, as diagnostics show them; neither is secret.
    public var description: String { "\(service)/\(account)" }
}

extension String {
    fileprivate func hasSameUTF8(as other: String) -> Bool {
        let same = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in
                left.count == right.count && left.elementsEqual(right)
            }
        }
        return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    fileprivate func hashUTF8(into hasher: inout Hasher) {
        let contiguous: Void? = utf8.withContiguousStorageIfAvailable { bytes in
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        }
        guard contiguous == nil else { return }
        Array(utf8).withUnsafeBytes { bytes in hasher.combine(bytes: bytes) }
    }
}
