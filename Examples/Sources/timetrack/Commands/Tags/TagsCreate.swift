import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Creates a tag in Clockify.
struct TagsCreate: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a tag in Clockify.",
        discussion: """
            Example:

              timetrack tags create meeting
            """
    )

    @Argument(help: "Name of the tag.")
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack tags\(connection.repeated(with: workspace))` shows whether it was created"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let tag = try await session.client.createTag(named: name, in: workspace)
            session.names.add(NamedItem(tag), .tags, in: workspace)
            try ResourceDocument(tag).show("Created", in: context)
        }
    }
}
