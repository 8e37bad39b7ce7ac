/// Text from services and users as it is shown: on one line, short, without characters that hide or reorder others.
enum PageText {
    /// Marks that a character may carry; more would cover the lines around it.
    private static let maximumMarks = 4

    /// Makes a text fit to be shown.
    ///
    /// - Parameters:
    ///   - text: The text, of any length.
    ///   - count: The most Unicode scalars that are kept; what is cut leaves an ellipsis.
    /// - Returns: The text, empty when nothing of it can be shown.
    static func shown(_ text: String, atMost count: Int = 160) -> String {
        var shown = String.UnicodeScalarView()
        var length = 0
        var marks = 0
        var hasGap = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                hasGap = !shown.isEmpty
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: continue
            // The joiner stays, because emoji are built with it.
            case .format where scalar.value != 0x200D: continue
            case .nonspacingMark, .enclosingMark: marks += 1
            default: marks = 0
            }
            guard marks <= maximumMarks else { continue }
            guard length < count else {
                shown.append("\u{2026}")
                break
            }
            if hasGap { shown.append(" ") }
            hasGap = false
            shown.append(scalar)
            length += 1
        }
        return String(shown)
    }

    /// The name of a colour that can stand in the page, or nil when the text is not one as `#rrggbb`.
    static func color(_ text: String?) -> String? {
        guard let text, text.utf8.count == 7, text.utf8.first == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = text.utf8.dropFirst()
            .allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"):
                    true
                default: false
                }
            }
        return isHexadecimal ? text.lowercased() : nil
    }
}
