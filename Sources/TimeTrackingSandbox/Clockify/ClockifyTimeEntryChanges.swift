#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a request may say about a time entry, and what must be true of it before it is kept.
extension Clockify {
    /// Reads a whole entry from a body: what the body leaves out is cleared.
    ///
    /// - Parameters:
    ///   - entry: The entry whose identifier, workspace and user are kept.
    ///   - fields: The body's members.
    ///   - content: What the sandbox knows.
    /// - Throws: What is wrong with the body.
    static func replace(_ entry: inout Content.TimeEntry, _ fields: ClockifyFields, _ content: Content)
        throws(ClockifyFailure)
    {
        guard let start = try fields.time("start") else {
            throw .invalid("start is missing.", "Falta start.")
        }
        try replace(&entry, fields, content, from: start, to: try fields.time("end"))
    }

    /// Reads everything but the period from a body.
    static func replace(
        _ entry: inout Content.TimeEntry,
        _ fields: ClockifyFields,
        _ content: Content,
        from start: Date,
        to end: Date?
    ) throws(ClockifyFailure) {
        if let end, end < start { throw endsTooEarly(end) }
        entry.start = start
        entry.end = end
        entry.description = try fields.text("description") ?? ""
        entry.isBillable = try fields.flag("billable") ?? false
        entry.type = try fields.text("type") ?? "REGULAR"
        guard ["REGULAR", "BREAK"].contains(entry.type) else {
            throw .rejected("An entry cannot be \(entry.type).", "Un registro no puede ser \(entry.type).")
        }
        try fillReferences(&entry, fields, content)
        entry.customFieldValues = try customFieldValues(fields, in: entry.workspace, content)
    }

    private static func fillReferences(_ entry: inout Content.TimeEntry, _ fields: ClockifyFields, _ content: Content)
        throws(ClockifyFailure)
    {
        let workspace = entry.workspace
        entry.project = try fields.identifier("projectId")
        if let id = entry.project {
            // An archived project is taken, although the message for a missing one says otherwise.
            guard content.project(id)?.workspace == workspace else { throw .foreign("Project", id) }
        }
        entry.task = try fields.identifier("taskId")
        if let id = entry.task {
            guard let project = entry.project, content.task(id)?.project == project
            else { throw .foreign("Task", id) }
        }
        entry.tags = try fields.texts("tagIds") ?? []
        for id in entry.tags {
            guard content.tag(id)?.workspace == workspace else { throw .foreign("Tag", id) }
        }
    }

    /// The values under `customFields`; those under `customFieldValues`, the name in answers, are dropped silently.
    private static func customFieldValues(_ fields: ClockifyFields, in workspace: String, _ content: Content)
        throws(ClockifyFailure) -> [String: Content.CustomFieldValue]
    {
        var values: [String: Content.CustomFieldValue] = [:]
        for element in try fields.array("customFields") ?? [] {
            let field = try ClockifyFields(element)
            let id = try field.requiredIdentifier("customFieldId")
            _ = try field.choice("sourceType", of: ["WORKSPACE", "PROJECT", "TIMEENTRY"])
            let isKnown = content.customFields.contains {
                $0.id == id && $0.workspace == workspace && $0.entityType == "TIMEENTRY"
            }
            guard isKnown else { throw .foreign("Custom field", id) }
            values[id] = field["value"].flatMap(Content.CustomFieldValue.init)
        }
        return values
    }

    static func endsTooEarly(_ end: Date) -> ClockifyFailure {
        let text = Timestamp.text(end)
        return .invalid("end is \(text), before start.", "end es \(text), antes de start.")
    }

    /// Refuses a finished entry that lacks what the workspace requires.
    static func requireCompleteness(
        _ entry: Content.TimeEntry,
        _ workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) {
        let missingField = content.customFields.first { field in
            field.workspace == workspace.id && field.entityType == "TIMEENTRY" && field.isRequired
                && field.status == "VISIBLE" && entry.customFieldValues[field.id] == nil
        }
        let missing: String? =
            if workspace.requiresProject, entry.project == nil {
                "projectId"
            } else if workspace.requiresTask, entry.task == nil {
                "taskId"
            } else if workspace.requiresTags, entry.tags.isEmpty {
                "tagIds"
            } else if workspace.requiresDescription, (entry.description ?? "").allSatisfy(\.isWhitespace) {
                "description"
            } else {
                missingField?.name
            }
        guard let missing else { return }
        throw .invalid(
            "This workspace requires \(missing), and active projects.",
            "Este espacio exige \(missing), y proyectos activos."
        )
    }

    static func requireUnlocked(_ entry: Content.TimeEntry, _ workspace: Content.Workspace) throws(ClockifyFailure) {
        guard !isLocked(entry, workspace) else { throw .lockedEntry }
    }

    static func isLocked(_ entry: Content.TimeEntry, _ workspace: Content.Workspace) -> Bool {
        workspace.lockedBefore.map { entry.start < $0 } ?? false
    }

    /// Ends the timer that runs for the user of a new one, if there is one.
    ///
    /// - Throws: What stopping it by hand would throw: it may lack what the workspace requires.
    static func stopOther(than entry: Content.TimeEntry, _ workspace: Content.Workspace, _ content: inout Content)
        throws(ClockifyFailure)
    {
        guard let index = content.runningPosition(of: TimeEntryIndex.Owner(entry), besides: entry.id)
        else { return }
        var running = content.timeEntries[index]
        try requireUnlocked(running, workspace)
        try requireCompleteness(running, workspace, content)
        running.end = max(running.start, entry.start)
        content.replaceTimeEntry(at: index, with: running)
    }
}
