import ClockifyAPI
import TimeTrackingKit
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The entries that stand in the service, as far as somebody asked about them.
///
/// Each span of time is listed once, however many entries are about to be created in it.
struct StandingEntries {
    private let client: Clockify.Client
    private let place: Place
    private let spans: [Range<Date>]
    private var listed: Set<Range<Date>> = []
    private var entries: [Clockify.TimeEntryID: Clockify.TimeEntry] = [:]
    /// Whether it is known that no timer runs.
    private var isIdle = false

    /// Entries that lie closer together are listed with one another.
    private static let closeness: TimeInterval = 7 * 86_400
    private static let mostEntries = 100_000

    init(_ client: Clockify.Client, _ place: Place, about entries: [PlannedEntry]) {
        self.client = client
        self.place = place
        self.spans = Self.spans(of: entries.map(\.start))
    }

    /// The ids of entries that are just like a planned one; of a timer, only one that runs counts.
    mutating func ids(like entry: PlannedEntry) async throws -> [String] {
        guard entry.end == nil, !listed.contains(where: { $0.contains(entry.start) }) else {
            return try await list(like: entry).map(\.id.rawValue)
        }
        guard !isIdle else { return [] }
        // A list of days would cost more than the start of the timer itself.
        let running = try await client.runningTimeEntry(in: place.workspace, user: place.user.id)
        return [running].compactMap(\.self).filter { entry.matches($0) }.map(\.id.rawValue)
    }

    /// The entries that are just like a planned one, the oldest first.
    mutating func list(like entry: PlannedEntry) async throws -> [Clockify.TimeEntry] {
        try await list(around: entry.start)
        return entries.values.filter { entry.matches($0) }.sorted { $0.id.rawValue < $1.id.rawValue }
    }

    /// Takes in an entry that was created just now.
    mutating func add(_ entry: Clockify.TimeEntry) {
        entries[entry.id] = entry
        if entry.isRunning { isIdle = false }
    }

    /// Takes it as known that no timer runs.
    mutating func expectNoTimer() {
        isIdle = true
    }

    /// Has everything listed anew, because it may have changed.
    mutating func forgetLists() {
        listed = []
        entries = [:]
        isIdle = false
    }

    private mutating func list(around start: Date) async throws {
        guard !listed.contains(where: { $0.contains(start) }) else { return }
        let span = spans.first { $0.contains(start) } ?? Self.span(from: start, to: start)
        let list = client.timeEntries(
            in: place.workspace,
            user: place.user.id,
            from: span.lowerBound,
            to: span.upperBound
        )
        for entry in try await list.collect(limit: Self.mostEntries) { entries[entry.id] = entry }
        listed.insert(span)
    }

    private static func spans(of starts: [Date]) -> [Range<Date>] {
        var spans: [Range<Date>] = []
        for start in starts.sorted() {
            if let last = spans.last, start.timeIntervalSince(last.upperBound) < closeness {
                spans[spans.count - 1] = span(from: last.lowerBound, to: start)
            } else {
                spans.append(span(from: start, to: start))
            }
        }
        return spans
    }

    /// The whole seconds from the one in which something begins to the one in which something else begins.
    private static func span(from first: Date, to last: Date) -> Range<Date> {
        let begin = Date(timeIntervalSince1970: first.timeIntervalSince1970.rounded(.down))
        return begin..<Date(timeIntervalSince1970: last.timeIntervalSince1970.rounded(.down) + 1)
    }
}

extension PlannedEntry {
    /// Whether an entry in the service is what this one would have become.
    ///
    /// A timer may have been stopped since, so that its end says nothing.
    func matches(_ entry: Clockify.TimeEntry) -> Bool {
        isSameSecond(entry.start, start)
            && (end.map { end in entry.end.map { isSameSecond($0, end) } ?? false } ?? true)
            && words(entry.description) == words(description)
            && entry.projectID?.rawValue == projectID && entry.taskID?.rawValue == taskID
            && Set(entry.tagIDs.map(\.rawValue)) == Set(tagIDs)
            && (isBillable.map { $0 == entry.isBillable } ?? true)
    }

    /// A description without the spaces at its ends, of which nobody knows whether they are kept; none is an empty one.
    private func words(_ description: String?) -> String {
        guard let description, let first = description.firstIndex(where: { !$0.isWhitespace }),
            let last = description.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(description[first...last])
    }

    private func isSameSecond(_ one: Date, _ other: Date) -> Bool {
        one.timeIntervalSince1970.rounded(.down) == other.timeIntervalSince1970.rounded(.down)
    }
}

extension Clockify.NewTimeEntry {
    /// What is sent for a planned entry.
    init(_ entry: PlannedEntry) {
        self.init(
            start: entry.start,
            end: entry.end,
            description: entry.description,
            projectID: entry.projectID.map { Clockify.ProjectID($0) },
            taskID: entry.taskID.map { Clockify.TaskID($0) },
            tagIDs: entry.tagIDs.map { Clockify.TagID($0) },
            isBillable: entry.isBillable,
            kind: entry.kind.map { Clockify.TimeEntryKind(rawValue: $0) },
            customFields: entry.customFields.map { field in
                Clockify.CustomFieldInput(
                    Clockify.CustomFieldID(field.id),
                    field.value,
                    from: Clockify.CustomFieldSource(rawValue: field.source)
                )
            }
        )
    }
}
