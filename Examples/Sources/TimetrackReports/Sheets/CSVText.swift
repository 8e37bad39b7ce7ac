import TerminalOutput

/// Text in the form of RFC 4180, which spreadsheets open and do not act on.
///
/// ## Security
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and formulas can send what stands in other
/// cells away. Such a cell gets an apostrophe in front, which makes it a text. So does one whose formula comes after spaces,
/// quotes or apostrophes, or is written with the full-width forms of those characters, because programs drop or normalise
/// them. The apostrophe can be taken off again: a cell that has one in front of such a beginning had one less.
package enum CSVText {
    private static let beginnings: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "\u{FE62}", "\u{FE63}",
        "\u{FE66}",
        "\u{FE6B}", "\t", "\r", "\n",
    ]

    private static let skipped: Set<Unicode.Scalar> = [
        "'", "\"", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{FF07}", "\u{FF02}",
    ]

    /// One record with its line end: the cells with commas between them, quoted where they need it.
    package static func record(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A text that came from the service as a cell: without the characters that terminals act on, and no formula.
    package static func cell(_ text: String) -> String {
        let safe = text.safeForTerminals
        return isFormula(safe) ? "'" + safe : safe
    }

    /// Whether a spreadsheet could take a text for a formula.
    package static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            if beginnings.contains(scalar) { return true }
            guard scalar.properties.isWhitespace || skipped.contains(scalar) else { return false }
        }
        return false
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
        }
        // A space at an end is taken off by some programs when nothing quotes it.
        guard needsQuotes || cell.hasPrefix(" ") || cell.hasSuffix(" ") else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
