import TimetrackNames
import TimetrackRecords
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What became of a workday.
struct WorkdayOutcome: Sendable {
    /// How it stands.
    enum State: String, Sendable {
        /// It would be posted.
        case planned
        /// Every entry of it was accepted, the last one just now.
        case posted
        /// It had been complete before.
        case complete
        /// It was posted to another workspace.
        case elsewhere
        /// It has other entries already, and was left alone for that.
        case occupied
        /// The service does not take an entry of it.
        case refused
        /// It cannot be divided yet.
        case waiting
        /// It was not finished.
        case open
    }

    /// An entry of the day.
    struct Entry: Sendable {
        var time: Range<Int>
        var target: WorkdayTarget
        var description: String?
        /// The names of its tags.
        var tags: [String] = []
        var localProjects: [String]
        /// Its id in the service, or nil when it is not there.
        var id: String?
    }

    var day: LocalDay
    var state: State
    var entries: [Entry] = []

    /// How many entries were accepted in this run.
    var accepted = 0

    /// What it has in the service besides what was posted for it, or nil when nobody looked.
    var others: OtherEntries?

    /// Why it is not complete, or nil when it is or when nothing is in the way.
    var message: String?
}

extension WorkdayOutcome.Entry {
    /// - Parameters:
    ///   - piece: A piece of a day of which nothing was posted.
    ///   - division: How days are divided.
    init(_ piece: WorkdayPlan.Piece, _ division: WorkdayDivision) {
        self.time = piece.time
        self.target = piece.target
        self.description = division.text(piece.localProjects)
        self.tags = division.tags.map(\.name)
        self.localProjects = piece.localProjects
    }

    /// - Parameters:
    ///   - intent: The entry as the journal has it.
    ///   - localProjects: The folders of the local projects that it stands for.
    ///   - division: How days are divided, for names.
    init(_ intent: EntryIntent, _ localProjects: [String], _ division: WorkdayDivision) {
        let start = Int(intent.entry.start.timeIntervalSince1970)
        let id = intent.entry.projectID
        self.time = start..<max(start, intent.entry.end.map { Int($0.timeIntervalSince1970) } ?? start)
        self.target = id.map { WorkdayTarget(id: $0, name: division.targets.name(ofProject: $0) ?? $0) } ?? .none
        self.description = intent.entry.description
        self.tags = intent.entry.tagIDs.map { division.name(ofTag: $0) }
        self.localProjects = localProjects
        if case .accepted(let entryID) = intent.state { self.id = entryID }
    }
}
