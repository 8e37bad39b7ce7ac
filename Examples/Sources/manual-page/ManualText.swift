/// Turns text into lines that a formatter of manual pages prints as they are.
enum ManualText {
    /// Text within a line: nothing in it is taken for a command of the formatter.
    static func escaped(_ text: some StringProtocol) -> String {
        text.reduce(into: "") { line, character in
            line += character == "\\" ? "\\e" : character == "-" ? "\\-" : String(character)
        }
    }

    /// Paragraphs, of which those whose lines are indented are shown as they stand.
    static func paragraphs(_ text: String) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n\n") where !paragraph.allSatisfy(\.isWhitespace) {
            let rows = paragraph.split(separator: "\n")
            if rows.allSatisfy({ $0.hasPrefix("  ") }) {
                lines += [".Bd -literal -offset indent"] + rows.map { guarded(escaped($0.dropFirst(2))) } + [".Ed"]
            } else {
                lines += [".Pp"] + sentences(rows.joined(separator: " "))
            }
        }
        return lines
    }

    /// Prose, each sentence on lines of its own, as formatters want it to see where sentences end.
    static func sentences(_ text: String) -> [String] {
        var lines: [String] = []
        for word in emphasized(text).split(separator: " ") {
            let line = lines.last ?? ""
            let isNext = line.hasSuffix(".") && word.first?.isUppercase == true
            if lines.isEmpty || isNext || size(line) + 1 + size(word) > mostBytes {
                lines.append(guarded(String(word)))
            } else {
                lines[lines.endIndex - 1] = "\(line) \(word)"
            }
        }
        return lines
    }

    /// The longest line, which some formatters complain about.
    private static let mostBytes = 80

    /// How many bytes a text has once a formatter has written its characters beyond ASCII as `\[u2026]`.
    private static func size(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 4 + max(4, String($1.value, radix: 16).utf8.count)) }
    }

    /// What stands between backquotes in bold, the rest as it is.
    private static func emphasized(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { index, part in index.isMultiple(of: 2) ? escaped(part) : "\\fB\(escaped(part))\\fP" }
            .joined()
    }

    /// A line that begins with a dot or an apostrophe would be a command.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }
}
