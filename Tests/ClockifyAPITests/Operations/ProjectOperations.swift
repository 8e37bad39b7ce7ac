import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes each call about projects at least once and leaves none of what it made behind.
func performProjectOperations(_ client: Clockify.Client, in workspace: Clockify.WorkspaceID) async throws {
    let user = try await client.user().id
    let created = try await client.createProject(
        Clockify.NewProject(
            name: "Project operations",
            isBillable: true,
            isPublic: true,
            color: "#3F51B5",
            note: "For a test",
            hourlyRate: Clockify.RateInput(9500),
            estimate: .time(.seconds(40 * 3600)),
            memberships: [Clockify.NewProjectMembership(user, hourlyRate: Clockify.RateInput(9000), status: .active)],
            tasks: [Clockify.NewProjectTask(Clockify.NewTask(name: "Begin"), isBillable: true)]
        ),
        in: workspace
    )
    try await readProjects(client, in: workspace, created.id)
    try await client.updateProject(created.id, in: workspace) { $0.note = "Changed" }
    let changed = try await client.project(created.id, in: workspace)
    #expect(changed.note == "Changed")
    #expect(changed.isPublic)
    #expect(changed.isBillable)
    try await changeMembers(client, in: workspace, created.id, user)
    try await client.setEstimate(
        .budget(250_000, includingExpenses: true, reset: .monthly(onDay: 1)),
        in: workspace,
        project: created.id
    )
    try await client.setEstimate(
        .time(.seconds(80 * 3600), includingNonBillable: true),
        in: workspace,
        project: created.id
    )
    let copy = try await copyAsTemplate(client, in: workspace, created.id)
    for id in [copy, created.id] {
        try await client.archiveProject(id, in: workspace)
        #expect(try await client.deleteProject(id, in: workspace).id == id)
    }
}

private func readProjects(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    _ id: Clockify.ProjectID
) async throws {
    let filter = Clockify.ProjectFilter(name: .exactly("Project operations"), isBillable: true, access: .everyone)
    let found = try await client.projects(in: workspace, matching: filter, sortedBy: .ascending(.name))
        .collect(limit: 10)
    #expect(found.map(\.id) == [id])
    let expenses = Clockify.ExpenseSelection(limit: 5, before: Clockify.CalendarDay(year: 2026, month: 12, day: 31))
    let hydrated = try await client.hydratedProjects(in: workspace, matching: filter, expenses: expenses)
        .collect(limit: 10)
    #expect(hydrated.map(\.id) == [id])
    let one = try await client.hydratedProject(id, in: workspace, customFieldsOf: .timeEntry, expenses: expenses)
    #expect(one.project.name == "Project operations")
}

private func changeMembers(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    _ id: Clockify.ProjectID,
    _ user: Clockify.UserID
) async throws {
    let member = Clockify.ProjectMember(user, hourlyRate: Clockify.RateInput(8000), costRate: Clockify.RateInput(4000))
    try await client.removeMembers([user], in: workspace, project: id)
    try await client.addMembers([user], in: workspace, project: id)
    try await client.replaceMembers(with: [member], in: workspace, project: id)
    let since = Date(timeIntervalSince1970: 1_767_225_600)
    let rate = Clockify.RateInput(8500, since: since)
    try await client.setHourlyRate(rate, in: workspace, project: id, user: user)
    try await client.setCostRate(Clockify.RateInput(4500), in: workspace, project: id, user: user)
}

private func copyAsTemplate(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    _ id: Clockify.ProjectID
) async throws -> Clockify.ProjectID {
    try await client.markAsTemplate(id, in: workspace)
    let copy = try await client.createProject(
        fromTemplate: Clockify.NewProjectFromTemplate(
            of: id,
            name: "Project operations, again",
            color: "#FF9800",
            isPublic: false
        ),
        in: workspace
    )
    try await client.unmarkAsTemplate(id, in: workspace)
    return copy.id
}
