import TimetrackKeys
import TimetrackReports
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension TimesheetFinding {
    /// The command that mends it, with words in capitals where a person has to choose; nil when nothing can, because the
    /// entry is locked.
    var mendingCommand: String? {
        guard !entry.isLocked || kind == .gap else { return nil }
        let id = CommandLineText.word(entry.id)
        switch kind {
        case .gap:
            return "timetrack log add \(Self.moment(start)) \(Self.moment(end ?? start)) DESCRIPTION -p PROJECT"
        case .overlap:
            return "timetrack log edit \(id) --start \(Self.moment(end ?? start))"
        case .noProject: return "timetrack log edit \(id) -p PROJECT"
        case .noDescription: return "timetrack log edit \(id) --description TEXT"
        case .tooLong: return "timetrack log edit \(id) --end TIME"
        case .forgotten: return "timetrack stop --at TIME"
        case .unbilled: return "timetrack log edit \(id) --billable"
        }
    }

    /// A moment as an argument: `'2026-11-21 09:10'`.
    private static func moment(_ date: Date) -> String {
        CommandLineText.word("\(LocalDay(date)) \(LocalTime.clock(date))")
    }
}
