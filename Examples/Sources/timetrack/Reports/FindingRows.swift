import TimetrackReports

/// Findings as people look at them: many workdays without entries in a row, such as a holiday, are one line.
struct FindingRows {
    /// What one line is about.
    enum Row {
        /// One finding.
        case single(MendedFinding)
        /// Workdays without entries between which there is nothing else to mend.
        case emptyDays(first: TimesheetFinding, last: TimesheetFinding, count: Int)
    }

    /// So many days in a row stand on one line.
    private static let fewest = 3

    /// The lines from top to bottom.
    let rows: [Row]

    init(_ findings: [MendedFinding]) {
        var rows: [Row] = []
        var rest = findings[...]
        while let first = rest.first {
            let run = rest.prefix { $0.finding.kind == .noEntries && first.finding.kind == .noEntries }
            if run.count >= Self.fewest, let last = run.last {
                rows.append(.emptyDays(first: first.finding, last: last.finding, count: run.count))
                rest = rest.dropFirst(run.count)
            } else {
                rows.append(.single(first))
                rest = rest.dropFirst()
            }
        }
        self.rows = rows
    }

    /// What to do about each of them, without repetitions: commands, and remarks as comments of a shell.
    var advice: [String] {
        var lines: [String] = []
        for row in rows {
            let line =
                switch row {
                case .single(let mended): mended.command ?? "# \(mended.remark ?? "")"
                case .emptyDays: "# --holiday DAY leaves out a day without entries, --no-empty-days all of them."
                }
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }
}
