import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Time entries by their identifiers.
extension Clockify {
    static let timeEntryRoutes: [Route] = [
        route(.post, "workspaces/:workspace/time-entries", body: .names(.newTimeEntry)) {
            request,
            content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            return try create(request, for: request.account.id, like: nil, workspace, &content)
        },
        route(.post, "workspaces/:workspace/time-entries/batch", body: ["hydrated", "timeEntryIds"], batch),
        route(
            .patch,
            "workspaces/:workspace/time-entries/invoiced",
            body: ["invoiced", "timeEntryIds"],
            markInvoiced
        ),
        route(.get, "workspaces/:workspace/time-entries/status/in-progress", query: .page, inProgress),
        route(.get, "workspaces/:workspace/time-entries/:entry", query: ["hydrated"]) {
            request,
            content throws(ClockifyFailure) in
            let (index, workspace) = try entryIndex(request, content)
            let isHydrated = try request.flag("hydrated") ?? false
            let form: TimeEntryForm = isHydrated ? .hydrated : .withRates
            return Answer(json: timeEntryShape(content.timeEntries[index], form, workspace, content))
        },
        route(.put, "workspaces/:workspace/time-entries/:entry", body: .names(.timeEntry)) {
            request,
            content throws(ClockifyFailure) in
            let (index, workspace) = try entryIndex(request, content)
            let old = content.timeEntries[index]
            try requireUnlocked(old, workspace)
            var entry = old
            try replace(&entry, try request.fields(), content)
            try keep(entry, insteadOf: old, at: index, workspace, &content)
            return Answer(json: timeEntryShape(entry, .plain, workspace, content))
        },
        route(.delete, "workspaces/:workspace/time-entries/:entry") { request, content throws(ClockifyFailure) in
            let (index, workspace) = try entryIndex(request, content)
            try requireUnlocked(content.timeEntries[index], workspace)
            content.removeTimeEntry(at: index)
            return Answer(.noContent)
        },
    ]

    @Sendable
    private static func inProgress(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let workspace = try request.workspace(in: content)
        let page = try ClockifyPage(request, size: 10, largest: 1_000)
        let running = content.entryIndex.running
            .filter { content.timeEntries[$0].workspace == workspace.id }
            .sorted { TimeEntryIndex.isNewer(content.timeEntries[$0], content.timeEntries[$1]) }
        let snapshot = content
        return page.answer(running, isEndless: request.hasEndlessPages) {
            timeEntryShape(snapshot.timeEntries[$0], .withRates, workspace, snapshot)
        }
    }

    /// Entries by their identifiers, in the order of these.
    @Sendable
    private static func batch(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        let fields = try request.fields()
        let indices = try entryIndices(fields, request, workspace, content)
        let form: TimeEntryForm = try fields.flag("hydrated") ?? false ? .hydrated : .withRates
        return Answer(
            json: .array(indices.map { timeEntryShape(content.timeEntries[$0], form, workspace, content) })
        )
    }

    /// Says of several entries whether they are on an invoice, of all or none of them.
    @Sendable
    private static func markInvoiced(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let workspace = try request.workspace(in: content)
        guard request.isAdministrator(of: workspace) else { throw .accessDenied }
        let fields = try request.fields()
        let indices = try entryIndices(fields, request, workspace, content)
        guard let isInvoiced = try fields.flag("invoiced") else { throw ClockifyFields.missing("invoiced") }
        for index in indices { try requireUnlocked(content.timeEntries[index], workspace) }
        for index in indices {
            var entry = content.timeEntries[index]
            entry.isInvoiced = isInvoiced
            content.replaceTimeEntry(at: index, with: entry)
        }
        return Answer(.ok)
    }

    private static func entryIndices(
        _ fields: ClockifyFields,
        _ request: ClockifyRequest,
        _ workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) -> [Int] {
        guard let ids = try fields.texts("timeEntryIds"), !ids.isEmpty else {
            throw ClockifyFields.missing("timeEntryIds")
        }
        var indices: [Int] = []
        for id in ids { indices.append(try visibleEntryIndex(id, request, workspace, content)) }
        return indices
    }

    private static func entryIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure)
        -> (Int, Content.Workspace)
    {
        let workspace = try request.workspace(in: content)
        return (try visibleEntryIndex(request["entry"], request, workspace, content), workspace)
    }

    /// An entry that the caller may see: an own one, or any as an administrator.
    private static func visibleEntryIndex(
        _ id: String,
        _ request: ClockifyRequest,
        _ workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) -> Int {
        let index = try entryIndex(id, workspace, content)
        let isMine = content.timeEntries[index].user == request.account.id
        guard isMine || request.isAdministrator(of: workspace) else { throw .accessDenied }
        return index
    }

    static func entryIndex(_ id: String, _ workspace: Content.Workspace, _ content: Content) throws(ClockifyFailure)
        -> Int
    {
        guard let index = content.timeEntryPosition(id, workspace: workspace.id)
        else { throw .foreign("Time entry", id) }
        return index
    }
}
