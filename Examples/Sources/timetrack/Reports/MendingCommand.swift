import TimetrackKeys
import TimetrackReports
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension TimesheetFinding {
    /// The command that mends it, with words in capitals where a person has to choose; nil when the entry is locked.
    var mendingCommand: String? {
        switch kind {
        case .gap:
            return "timetrack log add DESCRIPTION --from \(Self.next(start)) --to \(Self.last(end ?? start)) -p PROJECT"
        case .overlap: return overlapCommand
        case .noProject: return edit(entry, "-p PROJECT")
        case .noDescription: return edit(entry, "--description TEXT")
        case .tooLong: return edit(entry, "--to TIME")
        case .forgotten: return "timetrack stop --at TIME"
        case .unbilled: return edit(entry, "--billable")
        }
    }

    /// The earlier entry ends where the later one begins, or the later one begins where the earlier one ends.
    private var overlapCommand: String? {
        guard let other else { return nil }
        if other.start < entry.start, !other.isLocked {
            return other.end == nil
                ? "timetrack stop --at \(Self.last(start))" : edit(other, "--to \(Self.last(start))")
        }
        return edit(entry, "--from \(Self.next(end ?? start))")
    }

    private func edit(_ entry: ReportEntry, _ change: String) -> String? {
        entry.isLocked ? nil : "timetrack log edit \(CommandLineText.word(entry.id)) \(change)"
    }

    /// The minute in which a moment lies, as an argument: `'2026-11-21 09:10'`.
    private static func last(_ date: Date) -> String {
        CommandLineText.word("\(LocalDay(date)) \(LocalTime.clock(date))")
    }

    /// The first full minute that is not before a moment, as an argument.
    private static func next(_ date: Date) -> String {
        last(Date(timeIntervalSince1970: (date.timeIntervalSince1970 / 60).rounded(.up) * 60))
    }
}
