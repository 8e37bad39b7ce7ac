import TimetrackKeys
import TimetrackReports
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A finding with what a person can do about it.
struct MendedFinding {
    let finding: TimesheetFinding

    /// The command that mends it, with words in capitals where a person has to choose; nil when there is none.
    let command: String?

    /// Why there is no command, or nil when there is one.
    let remark: String?

    /// - Parameters:
    ///   - findings: What was found.
    ///   - options: The options that commands repeat, with a space before each word.
    /// - Returns: The findings in the same order; those of one entry that one command mends have the same command.
    static func all(_ findings: [TimesheetFinding], repeating options: String) -> [MendedFinding] {
        zip(findings, OverlapMending.all(of: findings))
            .map { MendedFinding($0, $1, options) }
    }

    private init(_ finding: TimesheetFinding, _ mending: OverlapMending?, _ options: String) {
        self.finding = finding
        self.command = finding.words(mending).map { "timetrack \($0)\(options)" }
        if command != nil {
            self.remark = nil
        } else if let entry = finding.entry, let other = finding.other, mending == .choice {
            self.remark = "\(entry.id) and \(other.id) hold the same time; shorten or delete one of them."
        } else {
            self.remark = finding.entry.map { "\($0.id) is locked; ask who has locked it." }
        }
    }
}

extension TimesheetFinding {
    /// The words of the command that mends it, or nil when there is none.
    fileprivate func words(_ mending: OverlapMending?) -> String? {
        switch kind {
        case .gap, .noEntries:
            "log add DESCRIPTION --from \(Self.word(start)) --to \(Self.word(end ?? start)) -p PROJECT"
        case .overlap:
            switch mending {
            case .end(let entry, let date): edit(entry, "--to \(Self.word(date))")
            case .begin(let entry, let date): edit(entry, "--from \(Self.word(date))")
            case .delete(let entry): "log delete \(CommandLineText.word(entry.id))"
            case .stop: "stop --at TIME"
            case .none?, .choice, nil: nil
            }
        case .noProject: edit(entry, "-p PROJECT")
        case .noDescription: edit(entry, "--description TEXT")
        case .tooLong: edit(entry, "--to TIME")
        case .forgotten: "stop --at TIME"
        case .unbilled: edit(entry, "--billable")
        }
    }

    private func edit(_ entry: ReportEntry?, _ change: String) -> String? {
        guard let entry, !entry.isLocked else { return nil }
        return "log edit \(CommandLineText.word(entry.id)) \(change)"
    }

    /// A moment as an argument, `'2026-11-21 09:10'`, or `2026-10-25T00:30:00Z` where the clock shows that time twice.
    private static func word(_ date: Date) -> String {
        CommandLineText.word(TimePhrase.text(of: date))
    }
}
