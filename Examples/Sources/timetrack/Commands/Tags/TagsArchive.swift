import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a tag out of use in Clockify, or back: `archive` and `unarchive`.
struct TagsArchive<Change: UseChange>: TimetrackCommand {
    static var configuration: CommandConfiguration {
        guard Change.isActive else {
            return CommandConfiguration(
                commandName: "archive",
                abstract: "Take a tag out of use in Clockify.",
                discussion: """
                    `timetrack tags unarchive` brings it back.

                    Example:

                      timetrack tags archive meeting
                    """
            )
        }
        return CommandConfiguration(
            commandName: "unarchive",
            abstract: "Take a tag out of the archive in Clockify.",
            discussion: """
                Entries keep their tags meanwhile.

                Example:

                  timetrack tags unarchive meeting
                """
        )
    }

    @Argument(
        help: "Id or whole name of the tag.",
        completion: Change.isActive ? nil : CompletionKind.custom(NameCompletion.tags)
    )
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack tags --archived --json\(connection.repeated(with: workspace))` shows whether it is archived"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let tags = try await session.tags(namedLike: name, in: workspace)
            var tag = try Change.element(name, of: tags, .tag, session) { NamedItem($0) }
            let isChanged = tag.isArchived == Change.isActive
            if isChanged {
                tag = try await session.client.updateTag(tag.id, in: workspace) { $0.isArchived = !Change.isActive }
                Change.keep(NamedItem(tag), .tags, in: workspace, session.names)
            }
            try Change.show(ResourceDocument(tag), isChanged: isChanged, in: context)
        }
    }
}
