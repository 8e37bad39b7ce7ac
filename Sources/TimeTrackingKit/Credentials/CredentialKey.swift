#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

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

    /// Creates a key for another account of a service that is known to be valid.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `invalidKey`, as ``init(service:account:)`` does.
    init(of sibling: CredentialKey, account: String) throws(CredentialStoreError) {
        self.service = sibling.service
        self.account = try Self.checked(account, part: "account")
    }

    private static func checked(_ text: String, part: String) throws(CredentialStoreError) -> String {
        var text = text
        let form = text.withUTF8(CredentialKey.form)
        guard form != .usable else { return text }
        let message =
            switch form {
            case .empty: "The \(part) of a credential key is empty; give it a name."
            case .tooLong(let count):
                "The \(part) of a credential key has \(count) bytes; shorten it to \(maximumByteCount)."
            case .usable, .control: "The \(part) of a credential key contains a control character; remove it."
            }
        throw CredentialStoreError(
            .invalidKey,
            store: nil,
            message: message,
            limit: form.isTooLong ? maximumByteCount : nil
        )
    }

    private enum Form: Equatable {
        case usable
        case empty
        case tooLong(Int)
        case control

        var isTooLong: Bool {
            if case .tooLong = self { true } else { false }
        }
    }

    private static func form(_ bytes: UnsafeBufferPointer<UInt8>) -> Form {
        guard !bytes.isEmpty else { return .empty }
        guard bytes.count <= maximumByteCount else { return .tooLong(bytes.count) }
        var previous: UInt8 = 0
        for byte in bytes {
            // C0 controls, DEL, and the C1 controls, which UTF-8 writes as C2 80 to C2 9F.
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte <= 0x9F) { return .control }
            previous = byte
        }
        return .usable
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
                guard left.count == right.count else { return false }
                guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return true }
                return memcmp(leftStart, rightStart, left.count) == 0
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
