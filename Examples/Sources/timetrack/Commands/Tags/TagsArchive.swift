import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a tag out of use in Clockify.
struct TagsArchive: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Take a tag out of use in Clockify.",
        discussion: """
            `timetrack tags unarchive` brings it back.

            Example:

              timetrack tags archive meeting
            """
    )

    @Argument(help: "Id or whole name of the tag.", completion: .custom(NameCompletion.tags))
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack tags --archived --json` shows whether it is archived" }
    var adviceWhenUncertain: String? { "`timetrack tags --archived --json` shows whether it is archived." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let tags = try await session.tags(namedLike: name, in: workspace)
            let items = tags.map { NamedItem($0) }
            let item = try NameChoice.tag.item(name, among: items, toBecomeActive: false, repeating: session.repeated)
            var tag = try ClockifySession.element(item, of: tags)
            let isChanged = !tag.isArchived
            if isChanged {
                tag = try await session.client.updateTag(tag.id, in: workspace) { $0.isArchived = true }
                session.names.remove(NamedItem(tag), .tags, in: workspace)
            }
            var document = ResourceDocument(tag)
            document.isChanged = isChanged
            try document.show("Archived", or: "archived", in: context)
        }
    }
}
