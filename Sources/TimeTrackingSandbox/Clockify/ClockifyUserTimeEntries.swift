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
            var template: Content.TimeEntry?
            if let id = request.query.first("from-entry"), !id.isEmpty {
                template = content.timeEntries[try entryIndex(id, workspace, content)]
            }
            guard template == nil || template?.user == request.account.id || request.isAdministrator(of: workspace)
            else { throw .accessDenied }
            return try create(request, for: user.id, like: template, workspace, &content)
        },
        route(.patch, pattern, body: ["end"], stop),
        route(.put, pattern, query: ["hydrated"], body: .names(["id"] + .timeEntry), edit),
        route(.delete, pattern, query: [.list("time-entry-ids")], delete),
        route(.post, pattern + "/:entry/duplicate") { request, content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let user = try request.user(in: workspace, content)
            var entry = content.timeEntries[try index(request["entry"], of: user, workspace, content)]
            entry.end = entry.end ?? max(entry.start, request.call.now)
            entry.isInvoiced = false
            guard workspace.allowsManualTracking else { throw .manualTrackingDisabled }
            try requireUnlocked(entry, workspace)
            try requireCompleteness(entry, workspace, content)
            entry.id = content.newIdentifier()
            content.add(entry)
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
        let form: TimeEntryForm = isHydrated ? .hydrated : .withRates
        let owner = TimeEntryIndex.Owner(workspace: workspace.id, user: user.id)
        let period = filter.period(of: content.entryIndex.newest(of: owner), content.timeEntries)
        let snapshot = content
        let shape = { position in timeEntryShape(snapshot.timeEntries[position], form, workspace, snapshot) }
        guard filter.isSelective else {
            return page.answer(period, isEndless: request.hasEndlessPages, shape)
        }
        return page.answer(
            period,
            where: { filter.admits(snapshot.timeEntries[$0]) },
            isEndless: request.hasEndlessPages,
            shape
        )
    }

    @Sendable
    private static func stop(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        let user = try request.user(in: workspace, content)
        guard let end = try request.fields().time("end") else { throw .invalid("end is missing.", "Falta end.") }
        let owner = TimeEntryIndex.Owner(workspace: workspace.id, user: user.id)
        let running = content.runningPosition(of: owner)
        guard let running else { throw .nothingRuns(workspace: workspace.id, user: user.id) }
        var entry = content.timeEntries[running]
        guard end >= entry.start else { throw endsTooEarly(end) }
        try requireUnlocked(entry, workspace)
        try requireCompleteness(entry, workspace, content)
        entry.end = end
        content.replaceTimeEntry(at: running, with: entry)
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
        for entry in entries {
            // Each removal may move another entry, so that each is looked up anew; one may be named twice.
            guard let position = content.timeEntryPosition(entry.id, workspace: workspace.id) else { continue }
            content.removeTimeEntry(at: position)
        }
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
