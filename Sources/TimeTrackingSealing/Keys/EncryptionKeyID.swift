#if EncryptedDatabase
/// The name of an encryption key: eight bytes that follow from the key and say nothing about it.
///
/// It stands in every envelope, so that a program which holds several keys knows which one opens it. It is not secret.
public struct EncryptionKeyID: Sendable, Hashable {
    /// Number of bytes.
    public static let byteCount = 8

    /// The bytes as one number, the first byte the most significant.
    let number: UInt64

    init(number: UInt64) {
        self.number = number
    }

    /// Creates an identifier from its bytes.
    ///
    /// - Parameter bytes: The bytes; nil is returned for any other count than ``byteCount``.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.number = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Creates an identifier from its description, sixteen hexadecimal digits, or returns nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.byteCount * 2, text.utf8.allSatisfy({ HexDigit.value(of: $0) != nil }),
            let number = UInt64(text, radix: 16)
        else { return nil }
        self.number = number
    }

    /// The bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
}

extension EncryptionKeyID: CustomStringConvertible, Comparable {
    /// Sixteen hexadecimal digits.
    public var description: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: Self.byteCount * 2 - digits.utf8.count) + digits
    }

    /// Orders by the bytes.
    public static func < (left: EncryptionKeyID, right: EncryptionKeyID) -> Bool {
        left.number < right.number
    }
}
#endif
