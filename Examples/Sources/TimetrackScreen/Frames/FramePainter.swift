import TerminalOutput

/// What to send to a terminal so that it shows one frame after another.
///
/// Only lines that differ are sent, with sequences that every terminal since the VT100 understands, so that it is usable over
/// a slow line.
package struct FramePainter: Sendable {
    private let usesColor: Bool
    private var shown: Frame?

    /// - Parameter usesColor: Whether styles are shown.
    package init(usesColor: Bool) {
        self.usesColor = usesColor
    }

    /// Forgets what the terminal shows, because others may have written there.
    package mutating func forget() {
        shown = nil
    }

    /// The characters that change what the terminal shows into a frame.
    package mutating func characters(for frame: Frame) -> String {
        let before = shown.flatMap { $0.size == frame.size ? $0 : nil }
        shown = frame
        guard frame != before else { return "" }
        var text = ""
        if before == nil { text += "\u{1B}[0m\u{1B}[2J" }
        for (row, line) in frame.lines.enumerated() where line != before?.lines[row] ?? "" {
            text += Self.move(Frame.Place(row: row, column: 0)) + rendered(line)
            // A full line leaves the cursor in the last column, where erasing would take the last character.
            if line.displayWidth < frame.size.columns { text += "\u{1B}[K" }
        }
        if let cursor = frame.cursor {
            text += Self.move(cursor) + (before?.cursor == nil ? Self.showCursor : "")
        } else if before == nil || before?.cursor != nil {
            text += Self.hideCursor
        }
        return text
    }

    static var showCursor: String { "\u{1B}[?25h" }
    static var hideCursor: String { "\u{1B}[?25l" }

    private static func move(_ place: Frame.Place) -> String { "\u{1B}[\(place.row + 1);\(place.column + 1)H" }

    private func rendered(_ line: StyledText) -> String {
        guard usesColor else { return line.plain }
        return line.pieces
            .map { piece in
                piece.style == .plain ? piece.text : "\u{1B}[\(piece.style.rawValue)m\(piece.text)\u{1B}[0m"
            }
            .joined()
    }
}
