extension StyledText {
    /// The text in lines of at most so many columns, broken between words.
    ///
    /// What stands between backticks is one word, because a command that is copied must not bring a line end along. A word
    /// that is longer than a line has one of its own.
    public func wrapped(toColumns columns: Int) -> [StyledText] {
        guard displayWidth > columns else { return [self] }
        var lines: [StyledText] = []
        var line: StyledText = ""
        for word in words {
            if line.pieces.isEmpty {
                line = word
            } else if line.displayWidth + 1 + word.displayWidth <= columns {
                line = line + " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        return lines + [line]
    }

    private var words: [StyledText] {
        var words: [StyledText] = []
        var word: StyledText = ""
        var isQuoted = false
        for piece in pieces {
            var part = ""
            for character in piece.text {
                if character == "`" { isQuoted.toggle() }
                guard character == " ", !isQuoted else {
                    part.append(character)
                    continue
                }
                word.append(part, piece.style)
                if !word.pieces.isEmpty { words.append(word) }
                (word, part) = ("", "")
            }
            word.append(part, piece.style)
        }
        return word.pieces.isEmpty ? words : words + [word]
    }
}
