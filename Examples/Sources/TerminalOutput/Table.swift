/// Rows of text under headings, aligned for a terminal or separated by tabs for other programs.
///
/// ## Usage
///
/// ```swift
/// var table = Table([.init("Project"), .init("Hours", .trailing)])
/// table.append(["\(project.name)", "\(hours)"])
/// try terminal.print(table)
/// ```
public struct Table: Sendable {
    /// Which end of a column its text stands at.
    public enum Alignment: Sendable {
        /// For words.
        case leading
        /// For numbers.
        case trailing
    }

    /// One column.
    public struct Column: Sendable {
        /// The heading.
        public var title: StyledText
        /// Which end its text stands at.
        public var alignment: Alignment
        /// Whether the column may be cut when the line is too long for the terminal.
        public var mayShrink: Bool

        /// Creates a column.
        public init(_ title: String, _ alignment: Alignment = .leading, mayShrink: Bool = false) {
            self.title = StyledText(title, .faint)
            self.alignment = alignment
            self.mayShrink = mayShrink
        }
    }

    /// The columns from left to right.
    public let columns: [Column]

    /// The rows from top to bottom.
    public private(set) var rows: [[StyledText]] = []

    /// Creates a table without rows.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row; cells beyond the last column are left out, missing ones are empty.
    public mutating func append(_ cells: [StyledText]) {
        rows.append(columns.indices.map { cells.indices.contains($0) ? cells[$0] : "" })
    }

    /// The rows for other programs: no headings, a tab between values, a line feed after each row.
    public func tabSeparated() -> String {
        rows.map { row in row.map(\.plain).joined(separator: "\t") + "\n" }.joined()
    }

    /// The headings and rows as lines of at most so many columns of characters, as far as the columns can shrink.
    public func aligned(columns limit: Int) -> [StyledText] {
        let widths = fittedWidths(limit)
        return ([columns.map(\.title)] + rows)
            .map { row in
                var line: StyledText = ""
                var gap = 0
                for (index, cell) in row.enumerated() {
                    let text = cell.truncated(toColumns: widths[index])
                    let padding = max(0, widths[index] - text.displayWidth)
                    let isLeading = columns[index].alignment == .leading
                    // Spaces are written once text follows them, so that no line ends in any.
                    gap += isLeading ? 0 : padding
                    if text.displayWidth > 0 {
                        line = line + StyledText(String(repeating: " ", count: gap)) + text
                        gap = 0
                    }
                    gap += (isLeading ? padding : 0) + 2
                }
                return line
            }
    }

    private func fittedWidths(_ limit: Int) -> [Int] {
        var widths = columns.indices.map { index in
            ([columns[index].title] + rows.map { $0[index] }).map(\.displayWidth).max() ?? 0
        }
        var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - limit
        let smallest = 8
        while excess > 0 {
            // The widest column gives first, so that a long description does not push a short project name out.
            let shrinkable = columns.indices.filter { columns[$0].mayShrink && widths[$0] > smallest }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            let next = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? smallest
            let step = min(excess, max(1, widths[widest] - max(next, smallest)))
            widths[widest] -= step
            excess -= step
        }
        return widths
    }
}
