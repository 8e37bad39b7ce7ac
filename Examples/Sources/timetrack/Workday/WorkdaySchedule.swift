import TimetrackKeys
import TimetrackRecords
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The past workdays with tracked time, and how far each of them has come.
struct WorkdaySchedule: Sendable {
    /// How far a day has come.
    enum Progress: Hashable, Sendable {
        /// Every entry was accepted.
        case complete
        /// The service has some of its entries, or may have; how it is divided stays.
        case begun(WorkdayRecord)
        /// Nothing of it was posted.
        case open
        /// It was posted to another workspace, or a part of it, and nobody named this one.
        case elsewhere
        /// A span on it has not ended, so that nobody knows how long it was.
        case waiting(OpenSpan)
    }

    /// One day.
    struct Day: Hashable, Sendable {
        var day: LocalDay
        /// The tracked seconds of each local project by its folder.
        var tracked: [Folder: Int]
        var progress: Progress

        /// Whether something of it can be posted now.
        var isOpen: Bool {
            switch progress {
            case .open, .begun: true
            case .complete, .elsewhere, .waiting: false
            }
        }

        /// Whether nothing is to be posted for it, whatever comes.
        var isSettled: Bool { progress == .complete || progress == .elsewhere }
    }

    /// The days, the first one first.
    let days: [Day]

    /// - Parameters:
    ///   - tracked: The tracked time.
    ///   - open: The spans that have not ended.
    ///   - records: The days that were begun.
    ///   - elsewhere: The days that were begun in another workspace and are to stay there.
    ///   - range: Which days are wanted.
    ///   - now: The present moment.
    init(
        _ tracked: TrackedDays,
        open: [OpenSpan],
        records: [WorkdayRecord],
        elsewhere: Set<String> = [],
        in range: WorkdayRange,
        now: Date
    ) {
        let records = Dictionary(records.map { ($0.day, $0) }) { first, _ in first }
        let begun = records.values.filter(\.isBegun).compactMap { LocalDay($0.day) }
        let candidates = Set(tracked.days).union(begun)
        self.days = WorkdayCalendar.workdays(of: candidates, from: range.from, to: range.to, now: now)
            .map { day in
                let progress: Progress
                if let record = records[day.description], record.isBegun {
                    progress = record.isComplete ? .complete : .begun(record)
                } else if elsewhere.contains(day.description) {
                    progress = .elsewhere
                } else if let span = open.first(where: { $0.touches(day) }) {
                    progress = .waiting(span)
                } else {
                    progress = .open
                }
                return Day(day: day, tracked: tracked.seconds[day] ?? [:], progress: progress)
            }
    }

    /// The folders whose projects have to be known before anything is posted.
    ///
    /// An entry that is on its way counts as well: when it was refused, it goes to the project of now.
    var folders: Set<Folder> {
        days.reduce(into: []) { folders, day in
            switch day.progress {
            case .open: folders.formUnion(day.tracked.keys)
            case .begun(let record):
                for (index, intent) in record.intents.enumerated() where !intent.isAccepted {
                    folders.formUnion(record.localProjects(of: index).prefix(1).map { Folder($0) })
                }
            case .complete, .elsewhere, .waiting: break
            }
        }
    }
}

extension Context {
    /// The past workdays with tracked time.
    ///
    /// - Parameters:
    ///   - range: Which days are wanted.
    ///   - tracked: The tracked time.
    ///   - journal: What was posted.
    ///   - scope: Whose days they are, and in which workspace.
    ///   - workspace: The workspace that the command line names; days that were posted to another one stay there without.
    /// - Returns: The days.
    /// - Throws: ``Failure`` when the tracked time or the journal cannot be read.
    func workdays(
        _ range: WorkdayRange,
        _ tracked: TrackedTime,
        _ journal: Journal,
        in scope: EntryScope,
        named workspace: WorkspaceOptions
    ) async throws -> WorkdaySchedule {
        let spans = try await tracked.spans(from: nil, to: nil)
        let open = try await tracked.open()
        let records = try await journal.workdays(in: scope)
        let elsewhere = workspace.workspace == nil ? try await journal.workdaysElsewhere(than: scope) : []
        return WorkdaySchedule(
            TrackedDays(spans),
            open: open,
            records: records,
            elsewhere: elsewhere,
            in: range,
            now: now()
        )
    }
}

extension OpenSpan {
    /// Whether it may have lasted into a day.
    fileprivate func touches(_ day: LocalDay) -> Bool {
        Double(start) < day.end.timeIntervalSince1970
    }
}

extension EntryIntent {
    /// Whether the service is known to have the entry.
    fileprivate var isAccepted: Bool {
        if case .accepted = state { true } else { false }
    }
}

extension WorkdayRecord {
    /// Whether the service has an entry of it, or may have.
    var isBegun: Bool { isComplete || intents.contains { !$0.isCertainlyAbsent } }

    /// The folders of the local projects that an entry stands for.
    func localProjects(of index: Int) -> [String] {
        localProjects.indices.contains(index) ? localProjects[index] : []
    }
}
