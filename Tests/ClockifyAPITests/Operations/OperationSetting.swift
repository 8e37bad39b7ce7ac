import ClockifyAPI
import TimeTrackingKit

/// A project, a task, a tag and two custom fields that operations are performed with.
struct OperationSetting {
    let project: Clockify.ProjectID
    let task: Clockify.TaskID
    let tag: Clockify.TagID
    let timeEntryField: Clockify.CustomFieldID
    let userField: Clockify.CustomFieldID

    private let client: Clockify.Client
    private let workspace: Clockify.WorkspaceID

    init(_ client: Clockify.Client, in workspace: Clockify.WorkspaceID) async throws {
        func field(_ name: String, _ subject: Clockify.CustomFieldSubject) async throws -> Clockify.CustomFieldID {
            let new = Clockify.NewCustomField(name: name, definition: .text(), subject: subject, status: .visible)
            return try await client.createCustomField(new, in: workspace).id
        }
        self.client = client
        self.workspace = workspace
        project = try await client.createProject(Clockify.NewProject(name: "Operations"), in: workspace).id
        task = try await client.createTask(Clockify.NewTask(name: "Operate"), in: workspace, project: project).id
        tag = try await client.createTag(named: "operated", in: workspace).id
        timeEntryField = try await field("Ticket of operations", .timeEntry)
        userField = try await field("Badge of operations", .user)
    }

    func remove() async throws {
        try await client.deleteCustomField(timeEntryField, in: workspace)
        try await client.deleteCustomField(userField, in: workspace)
        _ = try await client.deleteTag(tag, in: workspace)
        _ = try await client.updateProject(project, in: workspace) { $0.isArchived = true }
        _ = try await client.deleteProject(project, in: workspace)
    }
}
