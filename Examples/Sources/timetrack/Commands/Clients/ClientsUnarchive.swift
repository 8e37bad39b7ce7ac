import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a client out of the archive in Clockify.
struct ClientsUnarchive: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "unarchive",
        abstract: "Take a client out of the archive in Clockify.",
        discussion: """
            Its projects stay as they are.

            Example:

              timetrack clients unarchive 'Royal Observatory'
            """
    )

    @Argument(help: "Id or whole name of the client.")
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack clients --archived --json` shows whether it is archived" }
    var adviceWhenUncertain: String? { "`timetrack clients --archived --json` shows whether it is archived." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let clients = try await session.clients(namedLike: name, in: workspace)
            let items = clients.map { NamedItem($0) }
            let item = try NameChoice.client.item(name, among: items, toBecomeActive: true, repeating: session.repeated)
            var client = try ClockifySession.element(item, of: clients)
            let isChanged = client.isArchived
            if isChanged {
                client = try await session.client.updateClient(client.id, in: workspace) { $0.isArchived = false }
                session.names.add(NamedItem(client), .clients, in: workspace)
            }
            var document = ResourceDocument(client)
            document.isChanged = isChanged
            try document.show("Unarchived", or: "in use", in: context)
        }
    }
}
