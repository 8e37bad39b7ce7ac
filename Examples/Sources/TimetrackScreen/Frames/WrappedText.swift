import TerminalOutput

extension String {
    /// The text in lines that take at most so many columns, broken at spaces; a longer word is broken where it has to be.
    func wrapped(toColumns columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in split(separator: " ") {
            if width > 0, width + 1 + String(word).displayWidth <= columns {
                line += " "
                width += 1
            } else if width > 0 {
                lines.append(line)
                (line, width) = ("", 0)
            }
            for character in word {
                if width > 0, width + character.displayWidth > columns {
                    lines.append(line)
                    (line, width) = ("", 0)
                }
                line.append(character)
                width += character.displayWidth
            }
        }
        return lines + [line]
    }
}
