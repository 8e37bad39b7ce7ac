import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Creates a client in Clockify.
struct ClientsCreate: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a client in Clockify.",
        discussion: """
            Example:

              timetrack clients create 'Royal Observatory'
            """
    )

    @Argument(help: "Name of the client.")
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack clients\(connection.repeated(with: workspace))` shows whether it was created"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let client = try await session.client.createClient(Clockify.NewClient(name: name), in: workspace)
            session.names.add(NamedItem(client), .clients, in: workspace)
            try ResourceDocument(client).show("Created", in: context)
        }
    }
}
