#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Strings as a JSON text holds them.
enum JSONText {
    /// Reads a string.
    ///
    /// - Parameter text: The string with its quotes, in which a scanner has found no mistake.
    /// - Returns: The string with its escapes resolved.
    /// - Throws: ``JSONSyntaxError`` when the text is not a string.
    static func string(_ text: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> String {
        if text.count >= 2, !text.contains(UInt8(ascii: "\\")) {
            return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
        }
        do {
            return try JSONDecoder().decode(String.self, from: Data(text))
        } catch {
            throw JSONSyntaxError(offset: 0, expected: "a string")
        }
    }

    /// Appends a string with its quotes.
    ///
    /// - Parameters:
    ///   - utf8: The bytes of the string, which must be UTF-8.
    ///   - output: What to append to.
    static func appendString(_ utf8: some Sequence<UInt8>, to output: SensitiveBytes) {
        output.append(UInt8(ascii: "\""))
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""): output.append("\\\"")
            case UInt8(ascii: "\\"): output.append("\\\\")
            case 0x0A: output.append("\\n")
            case 0x0D: output.append("\\r")
            case 0x09: output.append("\\t")
            case 0..<0x20, 0x7F:
                output.append("\\u00")
                output.append(hexDigit(byte >> 4))
                output.append(hexDigit(byte & 0x0F))
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Whether bytes are UTF-8, found out without making a copy of them.
    static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput: return true
            case .error: return false
            }
        }
    }
}
