import ClockifyAPI
import TerminalOutput

/// The projects of a workspace in JSON.
struct ProjectListDocument: Encodable {
    /// One project.
    struct Project: Encodable {
        var id: String
        var name: String
        var client: String?
        var isBillable: Bool
        var isArchived: Bool

        enum CodingKeys: String, CodingKey {
            case id
            case name
            case client
            case isBillable = "billable"
            case isArchived = "archived"
        }

        init(_ project: Clockify.Project) {
            self.id = project.id.rawValue
            self.name = project.name
            self.client = project.clientName
            self.isBillable = project.isBillable
            self.isArchived = project.isArchived
        }
    }

    var projects: [Project]

    /// A row for each project.
    var table: Table {
        var table = Table([
            .init("Project", mayShrink: true), .init("Client", mayShrink: true), .init("Billable"), .init("Id"),
        ])
        for project in projects {
            table.append([
                StyledText(project.name, project.isArchived ? .faint : .strong), StyledText(project.client ?? ""),
                project.isBillable ? "yes" : "no", StyledText(project.id, .faint),
            ])
        }
        return table
    }
}
