import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Lists the clients of a workspace in Clockify.
struct ClientsList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the clients of a workspace in Clockify.",
        discussion: """
            Off a terminal each client is a line of name and id, with a tab between them.

            Examples:

              timetrack clients
              timetrack clients --archived --json
            """
    )

    @Flag(help: "List archived clients as well.")
    var archived = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let clients = try await session.client.clients(in: workspace, archive: archived ? .all : .active)
                .collect(limit: ClockifySession.mostElements)
            session.names.keep(clients.map { NamedItem($0) }, .clients, in: workspace)
            let rows = clients.map { client in
                ResourceListDocument.Row(id: client.id.rawValue, name: client.name, isActive: !client.isArchived)
            }
            let document = ResourceListDocument(kind: "clients", rows: rows)
            try document.show(orSay: "The workspace has no clients.", in: context)
        }
    }
}
