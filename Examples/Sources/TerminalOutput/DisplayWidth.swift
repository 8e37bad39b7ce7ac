extension Character {
    /// Number of columns that the character takes on a terminal: 0, 1 or 2, and one more for each sign before a number.
    ///
    /// East Asian wide characters and emoji take two. Terminals disagree about some newer emoji sequences; then a table
    /// is off by one column, and nothing worse.
    public var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        // Signs before numbers and verses, which Unicode counts among the marks that format text and joins to what follows.
        if first.isPrependedMark {
            return 1 + String(String.UnicodeScalarView(unicodeScalars.dropFirst())).displayWidth
        }
        if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return first.isEastAsianWide ? 2 : 1
        }
    }
}

extension String {
    /// Number of columns that the text takes on a terminal.
    public var displayWidth: Int {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text cut so that it takes at most so many columns, with an ellipsis in the last one when it was cut.
    public func truncated(toColumns columns: Int) -> String {
        guard displayWidth > columns else { return self }
        guard columns > 0 else { return "" }
        var cut = ""
        var width = 0
        for character in self {
            let next = width + character.displayWidth
            guard next < columns else { break }
            cut.append(character)
            width = next
        }
        return cut + "…"
    }
}

extension Unicode.Scalar {
    fileprivate var isPrependedMark: Bool {
        switch value {
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
        default: false
        }
    }

    fileprivate var isEastAsianWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        case 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
        case 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: true
        case 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD: true
        default: false
        }
    }
}
