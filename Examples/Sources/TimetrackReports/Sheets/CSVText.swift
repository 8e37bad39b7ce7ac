import TerminalOutput

/// Text in the form of RFC 4180, which spreadsheets open and do not act on.
///
/// ## Security
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and formulas can send what stands in other
/// cells away. Such a cell gets an apostrophe in front, which makes it a text. So does one whose formula comes after spaces,
/// quotes or apostrophes, or is written with the full-width forms of those characters, because programs drop or normalise
/// them. Where the separator of lists is `;`, a tab or `|`, a spreadsheet begins a new cell after it in the midst of a text, so
/// a formula that follows one of them gets its apostrophe there. The apostrophes can be taken off again: where one stands in
/// front of such a beginning there was one less.
package enum CSVText {
    private static let beginnings: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "\u{FE62}", "\u{FE63}",
        "\u{FE66}",
        "\u{FE6B}", "\t", "\r", "\n",
    ]

    private static let skipped: Set<Unicode.Scalar> = [
        "'", "\"", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{FF07}", "\u{FF02}",
    ]

    /// What separates cells where it is not a comma; scalars, because a mark may follow one of them.
    private static let separators: Set<Unicode.Scalar> = [";", "|", "\t"]

    /// One record with its line end: the cells with commas between them, quoted where they need it.
    package static func record(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A text that came from the service as a cell: without the characters that terminals act on, and no formula.
    package static func cell(_ text: String) -> String {
        let safe = text.safeForTerminals
        var cell = ""
        var rest = safe.unicodeScalars[...]
        while let end = rest.firstIndex(where: { separators.contains($0) }) {
            cell += guarded(rest[..<end]) + String(Character(rest[end]))
            rest = rest[rest.index(after: end)...]
        }
        return cell + guarded(rest)
    }

    private static func guarded(_ text: Substring.UnicodeScalarView) -> String {
        let text = String(text)
        return isFormula(text) ? "'" + text : text
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
