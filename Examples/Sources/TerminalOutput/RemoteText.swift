extension Unicode.Scalar {
    /// Whether a terminal may act on the character, or hide or reorder others because of it.
    ///
    /// Control characters (C0, DEL, C1, and so every escape sequence), line and paragraph separators, the characters that
    /// steer bidirectional text, the tag characters and the invisible ones that let two names look the same. The
    /// zero-width joiner and the variation selectors stay, because emoji are built with them.
    public var isUnsafeOnTerminals: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029: true
        case 0x00AD, 0x180E, 0x200B, 0x200C, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF: true
        case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}

extension String {
    /// The text without the characters that are unsafe on terminals.
    ///
    /// Line ends and tabs become one space each, so that words stay apart; whatever else is unsafe goes. A text may also
    /// not stack more than eight combining marks on a character, because such towers cover the lines around them.
    public var safeForTerminals: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var safe = String.UnicodeScalarView()
        var marks = 0
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: marks += 1
            default: marks = 0
            }
            if scalar == "\n" || scalar == "\t" || scalar == "\r" {
                safe.append(" ")
            } else if !scalar.isUnsafeOnTerminals, marks <= 8 {
                safe.append(scalar)
            }
        }
        return String(safe)
    }
}
