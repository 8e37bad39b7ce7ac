import ArgumentParser

/// Commands for the tags of a workspace.
struct TagCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags",
        abstract: "List, create and archive the tags of a workspace in Clockify.",
        discussion: """
            Without a subcommand the tags are listed. A tag is named by its id or its whole name in any case.

            Examples:

              timetrack tags
              timetrack tags create meeting
              timetrack tags archive meeting
            """,
        subcommands: [TagsList.self, TagsCreate.self, TagsArchive<Retirement>.self, TagsArchive<Revival>.self],
        defaultSubcommand: TagsList.self
    )
}
