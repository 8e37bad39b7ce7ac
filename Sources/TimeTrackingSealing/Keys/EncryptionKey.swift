#if EncryptedDatabase
import Crypto
public import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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
        let start = text.firstIndex { !$0.isASCIIWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? start
        let characters = UnsafeRawBufferPointer(rebasing: text[start..<end])
        switch characters.count {
        case 0: return .failure(.blank)
        case 64:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(byteCount)
            defer { wipeBytes(&bytes) }
            for index in stride(from: 0, to: 64, by: 2) {
                guard let high = HexDigit.value(of: characters[index]),
                    let low = HexDigit.value(of: characters[index + 1])
                else { return .failure(.notHexadecimal) }
                bytes.append(high << 4 | low)
            }
            return .success(SymmetricKey(data: bytes))
        case 44:
            guard var bytes = Data(base64Encoded: Data(characters)), bytes.count == byteCount else {
                return .failure(.notBase64)
            }
            defer { bytes.resetBytes(in: bytes.startIndex..<bytes.endIndex) }
            return .success(SymmetricKey(data: bytes))
        default: return .failure(.wrongLength(characters.count))
        }
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
