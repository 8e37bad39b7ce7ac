#if EncryptedDatabase
import Crypto
public import TimeTrackingKit

/// A key of 32 bytes for AES-256-GCM.
///
/// ## Usage
///
/// ```swift
/// let key = try EncryptionKey(text: Secret(utf8: line), from: "ENCRYPTION_KEY")
/// ```
///
/// `openssl rand -hex 32` makes one.
///
/// ## Security
///
/// The bytes lie in memory that is overwritten when the last copy of the value goes, and appear in no description.
public struct EncryptionKey: Sendable {
    /// Number of bytes of every key.
    public static let byteCount = 32

    /// The name under which envelopes refer to this key.
    public let id: EncryptionKeyID

    let symmetricKey: SymmetricKey

    /// Creates a key from 64 hexadecimal or 44 base64 characters.
    ///
    /// - Parameters:
    ///   - text: The characters; spaces and line ends around them do not count.
    ///   - origin: Where they come from, for the message of an error, for example the name of a variable.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reason `malformed` for
    ///   any other text. The message says what was found and shows no character of it.
    public init(text: Secret, from origin: String) throws(CredentialStoreError) {
        let outcome = text.withRevealedBytes { Self.decoded($0) }
        switch outcome {
        case .success(let key): self.init(symmetricKey: key)
        case .failure(let mistake): throw mistake.error(origin)
        }
    }

    /// Creates a new key from the system's random numbers.
    public static func random() -> EncryptionKey {
        EncryptionKey(symmetricKey: SymmetricKey(size: .bits256))
    }

    init(symmetricKey: SymmetricKey) {
        self.symmetricKey = symmetricKey
        let code = HMAC<SHA256>.authenticationCode(for: Array(Self.idMessage.utf8), using: symmetricKey)
        self.id = EncryptionKeyID(number: code.prefix(EncryptionKeyID.byteCount).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// What is authenticated with the key to get its identifier; part of the format.
    static let idMessage = "TimeTrackingKit encryption key id"

    /// The key as 64 hexadecimal characters, to be put where keys are kept.
    public var text: Secret {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(Self.byteCount * 2)
        symmetricKey.withUnsafeBytes { bytes in
            for byte in bytes {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 0x0F)])
            }
        }
        defer { Self.wipeBytes(&text) }
        return Secret(text)
    }

    private static func wipeBytes(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { bytes in
            if let start = bytes.baseAddress { wipe(start, count: bytes.count) }
        }
    }

    private static func decoded(_ text: UnsafeRawBufferPointer) -> Result<SymmetricKey, EncryptionKeyMistake> {
        let characters = text.trimmingASCIIWhitespace()
        // Every byte of UTF-8 begins a character unless its two highest bits are 1 and 0.
        let count = characters.count { $0 & 0xC0 != 0x80 }
        var bytes = [UInt8](repeating: 0, count: byteCount)
        defer { wipeBytes(&bytes) }
        switch count {
        case 0: return .failure(.blank)
        case 64: guard KeyText.decodeHexadecimal(characters, into: &bytes) else { return .failure(.notHexadecimal) }
        case 44: guard KeyText.decodeBase64(characters, into: &bytes) else { return .failure(.notBase64) }
        default: return .failure(.wrongLength(count))
        }
        return .success(SymmetricKey(data: bytes))
    }
}

extension EncryptionKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The identifier alone.
    public var description: String { "EncryptionKey(\(id))" }

    /// The same text as ``description``.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` finds nothing.
    public var customMirror: Mirror {
        Mirror(self, unlabeledChildren: EmptyCollection<Never>(), displayStyle: .struct)
    }
}
#endif
