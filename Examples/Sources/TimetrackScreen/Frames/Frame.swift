package import TerminalOutput

/// Everything that a screen shows at a moment.
package struct Frame: Sendable, Hashable {
    /// A place on the screen; both count from 0.
    package struct Place: Sendable, Hashable {
        package var row: Int
        package var column: Int

        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// The size of the screen that it was made for.
    package let size: ScreenSize

    /// The lines from top to bottom, none wider than the screen, as many as the screen has rows.
    package let lines: [StyledText]

    /// Where the cursor stands, or nil when it is hidden.
    package let cursor: Place?

    /// Cuts what does not fit.
    package init(_ lines: [StyledText], cursor: Place? = nil, size: ScreenSize) {
        self.size = size
        let fitting = lines.prefix(size.rows).map { $0.truncated(toColumns: size.columns) }
        self.lines = fitting + Array(repeating: "", count: size.rows - fitting.count)
        self.cursor = cursor.map { place in
            Place(row: max(0, min(place.row, size.rows - 1)), column: max(0, min(place.column, size.columns - 1)))
        }
    }
}
