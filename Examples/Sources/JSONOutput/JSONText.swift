import TerminalOutput

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// JSON as the programs print it.
public enum JSONText {
    /// How many lines a document takes.
    public enum Form: Sendable {
        /// Indented, for documents that a person may look at.
        case indented
        /// One line, for errors.
        case oneLine
    }

    /// Encodes a value, with sorted keys, so that two runs can be compared.
    ///
    /// Characters that are unsafe on terminals are written as escapes: nothing is lost, and printing the document on a
    /// terminal does no harm.
    ///
    /// - Throws: What the value's `encode(to:)` throws.
    public static func encode(_ value: some Encodable, _ form: Form = .indented) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if form == .indented { encoder.outputFormatting.insert(.prettyPrinted) }
        return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    private static func escaped(_ json: String) -> String {
        // The encoder has written the C0 controls inside strings as escapes; those left over are its own line ends.
        guard json.unicodeScalars.contains(where: { $0.value >= 0x7F && $0.isUnsafeOnTerminals }) else { return json }
        var safe = ""
        for scalar in json.unicodeScalars {
            if scalar.value >= 0x7F, scalar.isUnsafeOnTerminals {
                for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
                    let digits = String(unit, radix: 16)
                    safe += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
