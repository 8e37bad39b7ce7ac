import ClockifyAPI
import TimeTrackingKit
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a day has in the service besides what was posted for it.
struct OtherEntries: Hashable, Sendable {
    /// How many entries hold time of the day.
    var count = 0

    /// How much of the day they hold, in seconds; what two of them hold counts twice.
    var seconds = 0
}

extension ClockifySession {
    /// What days that can be posted have in the service besides what was posted for them.
    ///
    /// An entry that ended and began more than a day before such a day is not seen, because the service lists entries by
    /// their beginning.
    ///
    /// - Parameters:
    ///   - days: The days; nothing is asked about those of which nothing is to be posted.
    ///   - journal: What was posted.
    ///   - place: Whose entries, and in which workspace.
    ///   - now: The present moment, until which a running timer has lasted.
    /// - Returns: The days that have something.
    /// - Throws: `APIError`, and ``Failure`` when the journal cannot be read.
    func otherEntries(
        on days: [WorkdaySchedule.Day],
        _ journal: Journal,
        in place: Place,
        now: Date
    ) async throws -> [LocalDay: OtherEntries] {
        var entries: [Clockify.TimeEntry] = []
        let wanted = days.filter(\.isOpen).map(\.day).sorted()
        for stretch in Self.stretches(of: wanted) { entries += try await self.entries(overlapping: stretch, in: place) }
        // A timer that has been running for long began before what was listed.
        if !wanted.isEmpty, let timer = try await client.runningTimeEntry(in: place.workspace, user: place.user.id) {
            entries.append(timer)
        }
        guard !entries.isEmpty else { return [:] }
        // Read after the entries, so that what another process is posting meanwhile is known for what it is.
        let posted = PostedWorkdays(try await journal.workdays(in: place.scope))
        var others: [LocalDay: OtherEntries] = [:]
        var seen: Set<Clockify.TimeEntryID> = []
        let spans = wanted.map { (day: $0, start: $0.start, end: $0.end) }
        for entry in entries where seen.insert(entry.id).inserted && !posted.has(entry) {
            let end = entry.end ?? now
            // What has no length takes no time of the day.
            for span in spans where entry.start < end && entry.start < span.end && span.start < end {
                others[span.day, default: OtherEntries()].count += 1
                let shared = min(end, span.end).timeIntervalSince(max(entry.start, span.start))
                others[span.day, default: OtherEntries()].seconds += Int(shared.rounded(.down))
            }
        }
        return others
    }

    /// Spans that days lie in; those at most a week apart share one.
    private static func stretches(of days: [LocalDay]) -> [Range<Date>] {
        var stretches: [(first: LocalDay, last: LocalDay)] = []
        for day in days {
            if let last = stretches.last, day <= last.last.adding(days: 7) {
                stretches[stretches.count - 1].last = day
            } else {
                stretches.append((day, day))
            }
        }
        return stretches.filter { $0.first.start < $0.last.end }.map { $0.first.start..<$0.last.end }
    }
}

/// The entries that workdays were posted as, also those of which no answer came.
private struct PostedWorkdays {
    private var ids: Set<String> = []
    private var sent: [(entry: PlannedEntry, known: [String])] = []

    init(_ records: [WorkdayRecord]) {
        for intent in records.flatMap(\.intents) {
            switch intent.state {
            case .accepted(let entryID): ids.insert(entryID)
            case .sending(let known, _): sent.append((intent.entry, known))
            case .planned, .refused: break
            }
        }
    }

    func has(_ entry: Clockify.TimeEntry) -> Bool {
        ids.contains(entry.id.rawValue)
            || sent.contains { $0.entry.matches(entry) && !$0.known.contains(entry.id.rawValue) }
    }
}
