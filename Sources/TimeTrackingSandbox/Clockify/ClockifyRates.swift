/// What an hour of an entry earns and costs.
extension Clockify {
    /// The hourly rate of an entry: its task's, else its user's on the project, else the project's, else its
    /// user's in the workspace; nil for none.
    static func hourlyRate(
        of entry: Content.TimeEntry,
        _ project: Content.Project?,
        _ workspace: Content.Workspace,
        _ content: Content
    ) -> Int? {
        let member = project?.memberships.first { $0.user == entry.user }
        return content.task(entry.task)?.hourlyRate ?? member?.hourlyRate ?? project?.hourlyRate
            ?? workspace.membership(of: entry.user).hourlyRate
    }

    /// What an hour of an entry costs, looked for at the same places.
    static func costRate(
        of entry: Content.TimeEntry,
        _ project: Content.Project?,
        _ workspace: Content.Workspace,
        _ content: Content
    ) -> Int? {
        let member = project?.memberships.first { $0.user == entry.user }
        return content.task(entry.task)?.costRate ?? member?.costRate ?? project?.costRate
            ?? workspace.membership(of: entry.user).costRate
    }
}
