import ClockifyAPI

/// The workspaces of a key, by name alone.
struct WorkspaceList: Encodable {
    struct Row: Encodable {
        let id: String
        let name: String
    }

    let workspaces: [Row]

    init(_ workspaces: [Clockify.Workspace]) {
        self.workspaces = workspaces.map { Row(id: $0.id.rawValue, name: $0.name) }
    }
}

/// The projects of a workspace that are in use.
struct ProjectList: Encodable {
    struct Row: Encodable {
        let id: String
        let name: String
        let color: String?
        let clientName: String?
        let billable: Bool
    }

    let projects: [Row]
    let workspaceId: String

    init(_ projects: [Clockify.Project], in workspace: Clockify.WorkspaceID) {
        self.projects = projects.map { project in
            Row(
                id: project.id.rawValue,
                name: project.name,
                color: project.color,
                clientName: project.clientName,
                billable: project.isBillable
            )
        }
        self.workspaceId = workspace.rawValue
    }
}
