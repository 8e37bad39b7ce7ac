import ClockifyAPI
import Testing
import TimeTrackingKit

/// Makes each call about custom fields once, with a project of its own, and leaves none of what it made behind.
func performCustomFieldOperations(_ client: Clockify.Client, in workspace: Clockify.WorkspaceID) async throws {
    let project = try await client.createProject(Clockify.NewProject(name: "Field operations"), in: workspace).id
    let created = try await client.createCustomField(
        Clockify.NewCustomField(
            name: "Engine",
            definition: .singleChoice(["Difference", "Analytical"], default: "Difference"),
            subject: .timeEntry,
            status: .visible,
            description: "Which engine the work was for",
            placeholder: "engine",
            isAdministratorOnly: true
        ),
        in: workspace
    )
    let found = try await client.customFields(
        in: workspace,
        name: "Engine",
        status: .visible,
        subject: .timeEntry
    )
    #expect(found.map(\.id) == [created.id])
    let changed = try await client.updateCustomField(created.id, in: workspace) { $0.name = "Which engine" }
    #expect(changed.name == "Which engine")
    #expect(changed.allowedValues == ["Difference", "Analytical"])
    #expect(changed.workspaceDefault == .string("Difference"))
    #expect(changed.isAdministratorOnly)
    let bare = try await client.updateCustomField(created.id, in: workspace) {
        $0.definition = .singleChoice(["Difference", "Analytical"])
    }
    #expect(bare.workspaceDefault == nil)
    let projected = try await client.updateCustomField(
        created.id,
        in: workspace,
        project: project,
        defaultValue: .string("Analytical"),
        status: .visible
    )
    #expect(projected.projectDefaults.first { $0.projectID == project }?.value == .string("Analytical"))
    let used = try await client.customFields(in: workspace, project: project, status: .visible, subject: .timeEntry)
    #expect(used.contains { $0.id == created.id })
    try await client.removeCustomField(created.id, in: workspace, project: project)
    try await client.deleteCustomField(created.id, in: workspace)
    #expect(try await !client.customFields(in: workspace).contains { $0.id == created.id })
    try await client.archiveProject(project, in: workspace)
    try await client.deleteProject(project, in: workspace)
}
