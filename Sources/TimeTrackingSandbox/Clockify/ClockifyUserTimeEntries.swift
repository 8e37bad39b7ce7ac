import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The time entries of one user.
extension Clockify {
    private static let pattern = "workspaces/:workspace/user/:user/time-entries"

    static let userTimeEntryRoutes: [Route] = [
        route(
            .get,
            pattern,
            query: [
                "description", "start", "end", "project", "task", .list("tags"), "project-required", "task-required",
                "hydrated", "in-progress", "get-week-before",
            ] + .page,
            timeEntries
        ),
        route(.post, pattern, query: ["from-entry"], body: .names(.newTimeEntry)) {
            request,
            content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let user = try request.user(in: workspace, content)
            return try create(request, for: user.id, workspace, &content)
        },
        route(.patch, pattern, body: ["end"], stop),
        route(.put, pattern, query: ["hydrated"], body: .names(["id"] + .timeEntry), edit),
        route(.delete, pattern, query: [.list("time-entry-ids")], delete),
        route(.post, pattern + "/:entry/duplicate") { request, content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let user = try request.user(in: workspace, content)
            var entry = content.timeEntries[try index(request["entry"], of: user, workspace, content)]
            entry.end = entry.end ?? max(entry.start, request.call.now)
            try requireUnlocked(entry, workspace)
            try requireCompleteness(entry, workspace)
            entry.id = content.newIdentifier()
            content.timeEntries.append(entry)
            // The service answers this one without a body.
            return Answer(.created)
        },
    ]

    @Sendable
    private static func timeEntries(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let workspace = try request.workspace(in: content)
        let user = try request.user(in: workspace, content)
        let page = try ClockifyPage(request)
        let filter = try ClockifyTimeEntryFilter(request)
        let isHydrated = try request.flag("hydrated") ?? false
        let entries = content.timeEntries.filter {
            $0.workspace == workspace.id && $0.user == user.id && filter.admits($0)
        }
        let snapshot = content
        return page.answer(newestFirst(entries), isEndless: request.hasEndlessPages) {
            timeEntryShape($0, isHydrated ? .hydrated : .withRates, workspace, snapshot)
        }
    }

    @Sendable
    private static func stop(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        let user = try request.user(in: workspace, content)
        guard let end = try request.fields().time("end") else { throw .invalid("end is missing.", "Falta end.") }
        let running = content.timeEntries.firstIndex {
            $0.workspace == workspace.id && $0.user == user.id && $0.end == nil
        }
        guard let running else { throw .nothingRuns(workspace: workspace.id, user: user.id) }
        var entry = content.timeEntries[running]
        guard end >= entry.start else { throw endsTooEarly(end) }
        try requireUnlocked(entry, workspace)
        try requireCompleteness(entry, workspace)
        entry.end = end
        content.timeEntries[running] = entry
        return Answer(json: timeEntryShape(entry, .plain, workspace, content))
    }

    /// Changes several entries, all or none of them.
    @Sendable
    private static func edit(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        let user = try request.user(in: workspace, content)
        let isHydrated = try request.flag("hydrated") ?? false
        guard case .array(let elements) = try request.json() else {
            throw .rejected("The body must be a JSON array.", "El cuerpo debe ser una lista JSON.")
        }
        var changed = content
        var entries: [Content.TimeEntry] = []
        for element in elements {
            let fields = try ClockifyFields(element)
            let index = try index(try fields.text("id") ?? "", of: user, workspace, changed)
            let old = changed.timeEntries[index]
            try requireUnlocked(old, workspace)
            var entry = old
            if fields["start"] == nil, fields["end"] == nil {
                // Only the identifier is required here, so the period may stay as it is.
                try replace(&entry, fields, changed, from: old.start, to: old.end)
            } else {
                try replace(&entry, fields, changed)
            }
            try keep(entry, insteadOf: old, at: index, workspace, &changed)
            entries.append(entry)
        }
        content = changed
        let form: TimeEntryForm = isHydrated ? .hydrated : .plain
        return Answer(json: .array(entries.map { timeEntryShape($0, form, workspace, changed) }))
    }

    /// Deletes several entries, all or none of them.
    @Sendable
    private static func delete(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        let user = try request.user(in: workspace, content)
        let ids = request.query.list("time-entry-ids")
        guard !ids.isEmpty else { throw .missingParameter("time-entry-ids") }
        var entries: [Content.TimeEntry] = []
        for id in ids {
            let entry = content.timeEntries[try index(id, of: user, workspace, content)]
            try requireUnlocked(entry, workspace)
            entries.append(entry)
        }
        let deleted = Set(ids)
        content.timeEntries.removeAll { $0.workspace == workspace.id && deleted.contains($0.id) }
        let rest = content
        return Answer(json: .array(entries.map { timeEntryShape($0, .plain, workspace, rest) }))
    }

    private static func index(
        _ id: String,
        of user: Content.Account,
        _ workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) -> Int {
        let index = try entryIndex(id, workspace, content)
        guard content.timeEntries[index].user == user.id else { throw .foreign("Time entry", id) }
        return index
    }
}
