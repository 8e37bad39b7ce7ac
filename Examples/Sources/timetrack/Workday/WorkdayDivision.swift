import TimetrackNames
import TimetrackRecords
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How workdays become entries.
struct WorkdayDivision: Sendable {
    let hours: WorkdayHours
    let targets: WorkdayTargets
    /// What the entries say, or nil for the names of the local projects.
    let description: String?
    /// The tags of the entries.
    let tags: [NamedItem]

    /// Divides a day of which nothing was posted.
    ///
    /// - Returns: Nil when clocks leave no time between the hours of that day.
    func plan(_ day: WorkdaySchedule.Day) -> WorkdayPlan? {
        guard let time = hours.moments(on: day.day) else { return nil }
        return WorkdayPlan(day: day.day, from: time, tracked: day.tracked) { targets.target(of: $0) }
    }

    /// What the entry for some local projects says.
    func text(_ folders: [String]) -> String { description ?? WorkdayDescription.text(folders) }

    /// The entry for a piece of a day.
    func entry(_ piece: WorkdayPlan.Piece) -> PlannedEntry {
        PlannedEntry(
            start: Date(timeIntervalSince1970: Double(piece.time.lowerBound)),
            end: Date(timeIntervalSince1970: Double(piece.time.upperBound)),
            description: text(piece.localProjects),
            projectID: piece.target.id,
            tagIDs: tags.map(\.id),
            isBillable: piece.target.isBillable
        )
    }

    /// The entry of a begun day as it is to be sent now: at the same time, and for the project and with the tags of today.
    func entry(_ begun: PlannedEntry, for folders: [String]) -> PlannedEntry {
        var entry = begun
        guard let folder = folders.first else { return entry }
        let target = targets.target(of: Folder(folder))
        entry.projectID = target.id
        entry.isBillable = target.isBillable
        entry.description = text(folders)
        entry.tagIDs = tags.map(\.id)
        return entry
    }

    /// The name of a tag, or its id when it is none of those that entries get.
    func name(ofTag id: String) -> String { tags.first { $0.id == id }?.name ?? id }
}
