package import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Something in a timesheet that a person may want to mend.
package struct TimesheetFinding: Sendable, Hashable {
    /// What there is to mend.
    package enum Kind: String, Sendable, CaseIterable {
        /// Nothing was recorded between two entries of a workday.
        case gap
        /// Two entries hold the same time.
        case overlap
        /// Nothing was recorded on a workday.
        case noEntries = "no_entries"
        /// An entry has no project.
        case noProject = "no_project"
        /// An entry has no description.
        case noDescription = "no_description"
        /// An entry is too long to be true.
        case tooLong = "too_long"
        /// A timer has been running for too long.
        case forgotten
        /// An entry is not billed although its project is.
        case unbilled

        /// The kind in words.
        package var words: String {
            switch self {
            case .gap: "gap"
            case .overlap: "overlap"
            case .noEntries: "no entries"
            case .noProject: "no project"
            case .noDescription: "no description"
            case .tooLong: "too long"
            case .forgotten: "forgotten"
            case .unbilled: "unbilled"
            }
        }
    }

    /// What there is to mend.
    package let kind: Kind
    /// The entry that is to be mended, or that begins after a gap; nil for a day without entries.
    package let entry: ReportEntry?
    /// The entry before a gap, or that holds the same time; nil for other kinds.
    package let other: ReportEntry?
    /// When it begins: the gap, the time held twice, the entry, or the working hours of a day without entries.
    package let start: Date
    /// When it ends, or nil for an entry that is running.
    package let end: Date?
    /// How long it is, in seconds; until now for an entry that is running.
    package let seconds: Int

    /// The day on which it begins.
    package var day: LocalDay { LocalDay(start) }

    /// Whether it stands before another one in a list: by the moments at which they begin, then by entry and kind.
    static func isBefore(_ left: TimesheetFinding, _ right: TimesheetFinding) -> Bool {
        (left.start, left.entry?.id ?? "", left.kind.rawValue, left.other?.id ?? "")
            < (right.start, right.entry?.id ?? "", right.kind.rawValue, right.other?.id ?? "")
    }
}
