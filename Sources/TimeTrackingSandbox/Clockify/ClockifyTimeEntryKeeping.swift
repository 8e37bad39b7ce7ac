import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Keeping a time entry: what a new or a changed one does to the others, and where the workspace's rules are held against
/// it.
extension Clockify {
    /// Records an entry, or starts a timer when the body has no end.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - user: The identifier of the account whose time it is.
    ///   - template: An entry from which is taken what the body leaves out, or nil for none.
    ///   - workspace: The workspace.
    ///   - content: What the sandbox knows.
    /// - Returns: The answer.
    /// - Throws: What is wrong with the entry.
    static func create(
        _ request: ClockifyRequest,
        for user: String,
        like template: Content.TimeEntry?,
        _ workspace: Content.Workspace,
        _ content: inout Content
    ) throws(ClockifyFailure) -> Answer {
        let fields = try request.fields()
        var entry = Content.TimeEntry(id: "", workspace: workspace.id, user: user, start: request.call.now, end: nil)
        try replace(&entry, fields, content)
        try requireAttributes(fields)
        if let template { fill(&entry, fields, from: template) }
        try requireUnlocked(entry, workspace)
        if entry.end == nil {
            try stopOther(than: entry, workspace, &content)
        } else {
            guard workspace.allowsManualTracking else { throw .manualTrackingDisabled }
            try requireCompleteness(entry, workspace, content)
        }
        entry.id = content.newIdentifier()
        content.add(entry)
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
            try requireCompleteness(entry, workspace, content)
        }
        content.replaceTimeEntry(at: index, with: entry)
    }

    private static func fill(
        _ entry: inout Content.TimeEntry,
        _ fields: ClockifyFields,
        from template: Content.TimeEntry
    ) {
        if fields["description"] == nil { entry.description = template.description }
        if fields["billable"] == nil { entry.isBillable = template.isBillable }
        if fields["projectId"] == nil, fields["taskId"] == nil {
            (entry.project, entry.task) = (template.project, template.task)
        }
        if fields["tagIds"] == nil { entry.tags = template.tags }
        if fields["customFields"] == nil { entry.customFieldValues = template.customFieldValues }
    }

    /// Refuses attributes of an add-on that are not whole; the sandbox keeps none of them.
    private static func requireAttributes(_ fields: ClockifyFields) throws(ClockifyFailure) {
        for attribute in try fields.nestedList("customAttributes") ?? [] {
            for name in ["name", "namespace", "value"] where try attribute.text(name) == nil {
                throw ClockifyFields.missing(name)
            }
        }
    }
}
