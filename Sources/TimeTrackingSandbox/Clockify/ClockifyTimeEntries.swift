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
            return try create(request, for: request.account.id, workspace, &content)
        },
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
            content.timeEntries.remove(at: index)
            return Answer(.noContent)
        },
    ]

    /// Records an entry, or starts a timer when the body has no end.
    static func create(
        _ request: ClockifyRequest,
        for user: String,
        _ workspace: Content.Workspace,
        _ content: inout Content
    ) throws(ClockifyFailure) -> Answer {
        let fields = try request.fields()
        var entry = Content.TimeEntry(id: "", workspace: workspace.id, user: user, start: request.call.now, end: nil)
        try replace(&entry, fields, content)
        try requireUnlocked(entry, workspace)
        if entry.end == nil {
            try stopOther(than: entry, workspace, &content)
        } else {
            guard workspace.allowsManualTracking else { throw .manualTrackingDisabled }
            try requireCompleteness(entry, workspace)
        }
        entry.id = content.newIdentifier()
        content.timeEntries.append(entry)
        return Answer(.created, json: timeEntryShape(entry, .plain, workspace, content))
    }

    /// Puts a changed entry in the place of the old one; without an end it runs again.
    static func keep(
        _ entry: Content.TimeEntry,
        insteadOf old: Content.TimeEntry,
        at index: Int,
        _ workspace: Content.Workspace,
        _ content: inout Content
    ) throws(ClockifyFailure) {
        try requireUnlocked(entry, workspace)
        if !workspace.allowsManualTracking, entry.start != old.start || entry.end != old.end {
            throw .manualTrackingDisabled
        }
        if entry.end == nil {
            try stopOther(than: entry, workspace, &content)
        } else {
            try requireCompleteness(entry, workspace)
        }
        content.timeEntries[index] = entry
    }

    @Sendable
    private static func inProgress(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let workspace = try request.workspace(in: content)
        let page = try ClockifyPage(request, size: 10, largest: 1_000)
        let running = content.timeEntries.filter { $0.workspace == workspace.id && $0.end == nil }
        let snapshot = content
        return page.answer(newestFirst(running), isEndless: request.hasEndlessPages) {
            timeEntryShape($0, .withRates, workspace, snapshot)
        }
    }

    static func newestFirst(_ entries: [Content.TimeEntry]) -> [Content.TimeEntry] {
        entries.sorted { ($0.start, $0.id) > ($1.start, $1.id) }
    }

    private static func entryIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure)
        -> (Int, Content.Workspace)
    {
        let workspace = try request.workspace(in: content)
        let index = try entryIndex(request["entry"], workspace, content)
        let isMine = content.timeEntries[index].user == request.account.id
        guard isMine || request.isAdministrator(of: workspace) else { throw .accessDenied }
        return (index, workspace)
    }

    static func entryIndex(_ id: String, _ workspace: Content.Workspace, _ content: Content) throws(ClockifyFailure)
        -> Int
    {
        guard let index = content.timeEntries.firstIndex(where: { $0.id == id && $0.workspace == workspace.id })
        else { throw .foreign("Time entry", id) }
        return index
    }
}
