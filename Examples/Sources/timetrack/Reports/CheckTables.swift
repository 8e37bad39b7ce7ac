import TerminalOutput
import TimetrackReports
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a check found, as tables.
enum CheckTables {
    /// The findings for people.
    static func findings(_ findings: FindingRows) -> Table {
        var table = Table([
            .init("Day"), .init("Start"), .init("End"), .init("Hours", .trailing), .init("What"),
            .init("Entry", mayShrink: true),
        ])
        for row in findings.rows {
            let finding: TimesheetFinding
            switch row {
            case .single(let mended): finding = mended.finding
            case .emptyDays(let first, let last, let count):
                table.append([
                    StyledText("\(first.day.short)–\(last.day.short)"), "", "", "",
                    StyledText(first.kind.words, .warning), StyledText("\(count) workdays"),
                ])
                continue
            }
            table.append([
                StyledText(finding.day.short), StyledText(LocalTime.clock(finding.start)),
                finding.end.map { StyledText(LocalTime.clock($0)) } ?? StyledText("running", .good),
                StyledText(Hours.text(seconds: finding.seconds)), StyledText(finding.kind.words, .warning),
                StyledText(summary(of: finding)),
            ])
        }
        return table
    }

    /// One row for each finding, for programs: kind, id, other id, start, end, seconds, command.
    static func values(_ findings: [MendedFinding]) -> Table {
        var table = Table(["kind", "id", "other_id", "start", "end", "seconds", "command"].map { .init($0) })
        for mended in findings {
            let finding = mended.finding
            table.append([
                StyledText(finding.kind.rawValue), StyledText(finding.entry?.id ?? ""),
                StyledText(finding.other?.id ?? ""),
                StyledText(finding.start.ISO8601Format()), StyledText(finding.end?.ISO8601Format() ?? ""),
                "\(finding.seconds)", StyledText(mended.command ?? ""),
            ])
        }
        return table
    }

    /// What an entry is about, in a few words.
    private static func summary(of finding: TimesheetFinding) -> String {
        guard let entry = finding.entry else { return "" }
        let words = [entry.description, entry.project?.name].compactMap(\.self).filter { !$0.isEmpty }
        let text = words.isEmpty ? entry.id : words.joined(separator: " in ")
        return finding.kind == .gap ? "before \(text)" : text
    }
}
