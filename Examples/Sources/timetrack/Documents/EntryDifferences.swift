import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is different about an entry after it was changed.
struct EntryDifferences {
    /// One field.
    private struct Field {
        var name: String
        var before: String
        var after: String
    }

    /// The entry before and after, in JSON.
    struct Document: Encodable {
        var before: EntryDocument
        var after: EntryDocument
    }

    let document: Document
    private let fields: [Field]

    /// Compares an entry with what it became, by the names of what it is for.
    init(
        _ before: Clockify.TimeEntry,
        _ after: Clockify.TimeEntry,
        in session: ClockifySession,
        _ place: Place,
        now: Date
    ) async throws {
        let old = try await session.document(of: before, in: place, now: now)
        var new = EntryDocument(after, project: old.project, now: now)
        if before.projectID != after.projectID { new = try await session.document(of: after, in: place, now: now) }
        var fields = [
            Field(name: "description", before: old.description ?? "", after: new.description ?? ""),
            Field(name: "project", before: old.project ?? "", after: new.project ?? ""),
        ]
        if before.taskID != after.taskID {
            let names = try await (session.taskName(of: before, in: place), session.taskName(of: after, in: place))
            fields.append(Field(name: "task", before: names.0, after: names.1))
        }
        if Set(before.tagIDs) != Set(after.tagIDs) {
            let names = try await session.tagNames(in: place)
            let texts = [before, after]
                .map { entry in
                    entry.tagIDs.map { names[$0] ?? $0.rawValue }.sorted().joined(separator: ", ")
                }
            fields.append(Field(name: "tags", before: texts[0], after: texts[1]))
        }
        let times = [before, after]
            .map { entry in
                (LocalTime.text(entry.start, now: now), entry.end.map { LocalTime.text($0, now: now) } ?? "running")
            }
        fields += [
            Field(name: "start", before: times[0].0, after: times[1].0),
            Field(name: "end", before: times[0].1, after: times[1].1),
            Field(name: "hours", before: old.hours, after: new.hours),
            Field(name: "billable", before: before.isBillable.word, after: after.isBillable.word),
        ]
        self.document = Document(before: old, after: new)
        self.fields = fields.filter { $0.before != $0.after }
    }

    /// The entry in a line and a row for each field that changed; off a terminal the rows alone.
    func print(to terminal: Terminal) throws {
        var table = Table([.init("Field"), .init("Before", mayShrink: true), .init("After", mayShrink: true)])
        for field in fields {
            let isAligned = if case .aligned = terminal.layout { true } else { false }
            let texts = [field.before, field.after].map { $0.isEmpty && isAligned ? "(none)" : $0 }
            table.append([StyledText(field.name), StyledText(texts[0]), StyledText(texts[1], .strong)])
        }
        if case .aligned = terminal.layout { try terminal.print("\("Changed", .good) \(document.after.summary).") }
        try terminal.print(table)
    }
}

extension Bool {
    fileprivate var word: String { self ? "yes" : "no" }
}

extension ClockifySession {
    /// The name of an entry's task, its id when it may not be seen any more, and nothing when there is none.
    fileprivate func taskName(of entry: Clockify.TimeEntry, in place: Place) async throws -> String {
        guard let task = entry.taskID, let project = entry.projectID else { return "" }
        do {
            return try await client.task(task, in: place.workspace, project: project).name
        } catch let error as APIError where error.code == .notFound || error.code == .forbidden {
            return task.rawValue
        }
    }

    /// The names of the workspace's tags by their ids, archived ones among them.
    fileprivate func tagNames(in place: Place) async throws -> [Clockify.TagID: String] {
        let tags = try await client.tags(in: place.workspace, archive: .all).collect(limit: Self.mostElements)
        return Dictionary(tags.map { ($0.id, $0.name) }) { first, _ in first }
    }
}
