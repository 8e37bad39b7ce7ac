import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Shows whose key is used and where it came from.
struct Whoami: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: "Show whose key is used and where it came from.",
        discussion: """
            Example:

              timetrack whoami --json
            """
    )

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let user = try await session.client.user()
            let key = try await session.connection.tokens.token()
            let document = UserDocument(
                user: UserDocument.User(user),
                workspaceID: try await session.workspace(of: user).rawValue,
                keySource: key.source.description,
                endpoint: session.client.site.api.description
            )
            try context.console.show(document) { terminal in try terminal.print(document.table) }
        }
    }
}

/// The owner of a key in JSON.
struct UserDocument: Encodable {
    /// The owner.
    struct User: Encodable {
        var id: String
        var name: String?
        var email: String?
        var timeZone: String?

        enum CodingKeys: String, CodingKey {
            case id
            case name
            case email
            case timeZone = "time_zone"
        }

        init(_ user: Clockify.User) {
            self.id = user.id.rawValue
            self.name = user.name
            self.email = user.email
            self.timeZone = user.timeZone
        }
    }

    var user: User
    var workspaceID: String
    var keySource: String
    var endpoint: String

    enum CodingKeys: String, CodingKey {
        case user
        case workspaceID = "workspace_id"
        case keySource = "key_source"
        case endpoint
    }

    /// What there is to know, a line each.
    var table: Table {
        var table = Table([.init("Clockify"), .init(endpoint, mayShrink: true)])
        table.append(["name", "\(user.name ?? "", .strong)"])
        table.append(["e-mail", "\(user.email ?? "")"])
        table.append(["user id", "\(user.id)"])
        table.append(["time zone", "\(user.timeZone ?? "")"])
        table.append(["workspace id", "\(workspaceID)"])
        table.append(["key from", "\(keySource)"])
        return table
    }
}
