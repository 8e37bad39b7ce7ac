import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes each call about time entries once, and deletes the entries that it makes.
func performTimeEntryOperations(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    user: Clockify.UserID
) async throws {
    let setting = try await OperationSetting(client, in: workspace)
    let start = try moment("2026-02-02T08:00:00Z")
    let new = Clockify.NewTimeEntry(
        start: start,
        end: start + 3600,
        description: "Operations",
        projectID: setting.project,
        taskID: setting.task,
        tagIDs: [setting.tag],
        isBillable: true,
        kind: .regular,
        customFields: [Clockify.CustomFieldInput(setting.timeEntryField, .string("A-1"))],
        customAttributes: [Clockify.CustomAttribute(namespace: "tests", name: "run", value: "1")]
    )
    let first = try await client.createTimeEntry(new, in: workspace).id
    let second = try await client.createTimeEntry(new, in: workspace, for: user, from: first).id
    try await client.duplicateTimeEntry(first, of: user, in: workspace)
    let timer = try await runTimer(client, workspace, user, from: start + 7200, setting)

    let all =
        try await client.timeEntries(
            in: workspace,
            user: user,
            from: start,
            to: start + 7200,
            filter: Clockify.TimeEntryFilter(
                description: "Operations",
                projectID: setting.project,
                taskID: setting.task,
                tagIDs: [setting.tag],
                requiresProject: true,
                requiresTask: true
            ),
            pageSize: 50
        )
        .collect(limit: 100).map(\.id)
    #expect(all.count == 3)
    try await readAndChange(client, workspace, user, first, second)
    try await client.deleteTimeEntry(first, in: workspace)
    let deleted = try await client.deleteTimeEntries([timer] + all.filter { $0 != first }, of: user, in: workspace)
    #expect(deleted.count == 3)
    try await setting.remove()
}

private func runTimer(
    _ client: Clockify.Client,
    _ workspace: Clockify.WorkspaceID,
    _ user: Clockify.UserID,
    from start: Date,
    _ setting: OperationSetting
) async throws -> Clockify.TimeEntryID {
    let timer = try await client.startTimer(
        in: workspace,
        at: start,
        description: "Timer",
        project: setting.project,
        task: setting.task,
        tags: [setting.tag]
    )
    let running = try await client.runningTimeEntries(in: workspace).collect(limit: 100)
    #expect(running.contains { $0.id == timer.id })
    #expect(try await client.runningTimeEntry(in: workspace, user: user)?.id == timer.id)
    #expect(try await client.stopTimer(in: workspace, user: user, at: start + 600).id == timer.id)
    return timer.id
}

private func readAndChange(
    _ client: Clockify.Client,
    _ workspace: Clockify.WorkspaceID,
    _ user: Clockify.UserID,
    _ first: Clockify.TimeEntryID,
    _ second: Clockify.TimeEntryID
) async throws {
    let before = try await client.timeEntry(first, in: workspace)
    let hydrated = try await client.hydratedTimeEntry(first, in: workspace)
    #expect(hydrated.project?.id == before.projectID)
    let listed =
        try await client.hydratedTimeEntries(
            in: workspace,
            user: user,
            from: before.start,
            to: before.start + 1
        )
        .collect(limit: 100)
    #expect(listed.contains { $0.id == first })
    #expect(try await client.timeEntries(withIDs: [first, second], in: workspace).count == 2)

    let changed = try await client.updateTimeEntry(first, in: workspace) { $0.description = "Reviewed" }
    #expect(changed.customFieldValues.map(\.value) == before.customFieldValues.map(\.value))
    let bare = try await client.updateTimeEntries([first, second], of: user, in: workspace) { _, entry in
        entry.isBillable = false
        entry.taskID = nil
        entry.projectID = nil
    }
    #expect(bare.map(\.projectID) == [nil, nil])
    try await client.markInvoiced([second], in: workspace)
    try await client.markUninvoiced([second], in: workspace)
}
