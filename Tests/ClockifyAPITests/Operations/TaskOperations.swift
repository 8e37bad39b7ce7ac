import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes each call about tasks once, in a project of its own, and leaves none of what it made behind.
func performTaskOperations(_ client: Clockify.Client, in workspace: Clockify.WorkspaceID) async throws {
    let user = try await client.user().id
    let project = try await client.createProject(Clockify.NewProject(name: "Task operations"), in: workspace).id
    let created = try await client.createTask(
        Clockify.NewTask(name: "Compute", assigneeIDs: [user], status: .active, estimate: .seconds(5400)),
        in: workspace,
        project: project,
        assignment: .asNamed
    )
    let found =
        try await client.tasks(
            in: workspace,
            project: project,
            name: .exactly("Compute"),
            sortedBy: .ascending(.name)
        )
        .collect(limit: 10)
    #expect(found.map(\.id) == [created.id])
    try await client.updateTask(created.id, in: workspace, project: project, membershipStatus: .active) {
        $0.name = "Compute and check"
        $0.budgetEstimate = 120_000
    }
    let since = Date(timeIntervalSince1970: 1_767_225_600)
    let rate = Clockify.RateInput(9500, since: since)
    try await client.setHourlyRate(rate, in: workspace, project: project, task: created.id)
    try await client.setCostRate(Clockify.RateInput(5000), in: workspace, project: project, task: created.id)
    let changed = try await client.task(created.id, in: workspace, project: project)
    #expect(changed.name == "Compute and check")
    #expect(changed.assigneeIDs == [user])
    #expect(changed.estimate == .seconds(5400))
    #expect(changed.budgetEstimate == 120_000)
    #expect(changed.hourlyRate?.amount == 9500)
    #expect(changed.costRate?.amount == 5000)
    try await client.completeTask(created.id, in: workspace, project: project)
    #expect(try await client.deleteTask(created.id, in: workspace, project: project).id == created.id)
    try await client.archiveProject(project, in: workspace)
    try await client.deleteProject(project, in: workspace)
}
