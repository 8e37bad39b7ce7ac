import ArgumentParser

/// Commands for the projects of a workspace.
struct ProjectCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projects",
        abstract: "List, create and archive the projects of a workspace in Clockify.",
        discussion: """
            Without a subcommand the projects are listed. A project is named by its id or its whole name in any
            case; "Client/Project" tells two of the same name apart.

            Examples:

              timetrack projects
              timetrack projects create Website --client "Babbage & Co." --billable
              timetrack projects archive Website
            """,
        subcommands: [
            ProjectsList.self, ProjectsCreate.self, ProjectsArchive<Retirement>.self, ProjectsArchive<Revival>.self,
        ],
        defaultSubcommand: ProjectsList.self
    )
}
