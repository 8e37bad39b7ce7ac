import Crypto
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A secret as Node programs encrypt it with AES-256-GCM, without associated data: base64 of initialisation vector, tag
/// and ciphertext, or those three with colons between them, in base64 or in hexadecimal.
///
/// Read by the import alone. Nothing binds such a text to its row, so that no store may take it for a stored secret.
struct NodeCiphertext {
    /// One way to read the text.
    private struct Parts {
        var vector: Data
        var tag: Data
        var ciphertext: Data
    }

    private static let tagByteCount = 16

    /// The usual length, and the one that older Node programs use.
    private static let vectorByteCounts = [12, 16]

    /// The ways to read the text; the joined form does not say how long its vector is.
    private let readings: [Parts]

    /// Reads a text, or returns nil when it has none of the forms.
    init?(_ text: String) {
        let text = text.trimmingWhitespace
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        self.readings = parts.count == 1 ? Self.joined(text) : Self.separate(parts.map(String.init))
        if readings.isEmpty { return nil }
    }

    private static func joined(_ text: String) -> [Parts] {
        guard let bytes = Data(base64Encoded: text) else { return [] }
        return vectorByteCounts.filter { bytes.count >= $0 + tagByteCount }
            .map { count in
                Parts(
                    vector: bytes.prefix(count),
                    tag: bytes.dropFirst(count).prefix(tagByteCount),
                    ciphertext: bytes.dropFirst(count + tagByteCount)
                )
            }
    }

    private static func separate(_ texts: [String]) -> [Parts] {
        guard texts.count == 3 else { return [] }
        for decode in [hexadecimal, { Data(base64Encoded: $0) }] {
            let bytes = texts.compactMap(decode)
            guard bytes.count == 3, vectorByteCounts.contains(bytes[0].count), bytes[1].count == tagByteCount else {
                continue
            }
            return [Parts(vector: bytes[0], tag: bytes[1], ciphertext: bytes[2])]
        }
        return []
    }

    private static func hexadecimal(_ text: String) -> Data? {
        let digits = text.utf8.map(\.hexadecimalValue)
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
        let values = digits.compactMap(\.self)
        return Data(stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }

    /// The secret, or nil when the key is another one or the text was changed.
    func open(with key: SymmetricKey) -> Secret? {
        for parts in readings {
            do {
                let box = try AES.GCM.SealedBox(
                    nonce: AES.GCM.Nonce(data: parts.vector),
                    ciphertext: parts.ciphertext,
                    tag: parts.tag
                )
                var bytes = try AES.GCM.open(box, using: key)
                defer { bytes.resetBytes(in: bytes.startIndex..<bytes.endIndex) }
                return Secret(bytes)
            } catch {
                // Every reading has sizes that the cipher takes, so that only its tag can be wrong.
                continue
            }
        }
        return nil
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit, or nil when the byte is none.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension String {
    /// The text without the spaces, tabs and line ends around it.
    fileprivate var trimmingWhitespace: String { String(decoding: Array(utf8).withoutSpaces, as: UTF8.self) }
}
