import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Lists the tags of a workspace in Clockify.
struct TagsList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the tags of a workspace in Clockify.",
        discussion: """
            Off a terminal each tag is a line of name and id, with a tab between them.

            Examples:

              timetrack tags
              timetrack tags --archived --json
            """
    )

    @Flag(help: "List archived tags as well.")
    var archived = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let tags = try await session.client.tags(in: workspace, archive: archived ? .all : .active)
                .collect(limit: ClockifySession.mostElements)
            session.names.keep(tags.map { NamedItem($0) }, .tags, in: workspace)
            let rows = tags.map { tag in
                ResourceListDocument.Row(id: tag.id.rawValue, name: tag.name, isActive: !tag.isArchived)
            }
            let document = ResourceListDocument(kind: "tags", rows: rows)
            try document.show(orSay: "The workspace has no tags.", in: context)
        }
    }
}
