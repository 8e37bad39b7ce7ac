import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Creates a project in Clockify.
struct ProjectsCreate: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a project in Clockify.",
        discussion: """
            Examples:

              timetrack projects create Website
              timetrack projects create Website --client "Babbage & Co." --billable --color "#03A9F4"
            """
    )

    @Argument(help: "Name of the project.")
    var name: String

    @Option(help: "Name or id of its client.", completion: .custom(NameCompletion.clients))
    var client: String?

    @Flag(inversion: .prefixedNo, help: "Whether its time is billable. Without the option: as the workspace says.")
    var billable: Bool?

    @Option(help: ArgumentHelp("Its colour, such as #03A9F4.", valueName: "#RRGGBB"))
    var color: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack projects\(connection.repeated(with: workspace))` shows whether it was created"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func validate() throws {
        guard let color else { return }
        let digits = color.dropFirst()
        guard color.hasPrefix("#"), digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw ValidationError("--color takes six hexadecimal digits behind a number sign, such as #03A9F4.")
        }
    }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let customer: Clockify.Customer? =
                if let client { try await session.client(client, in: workspace) } else { nil }
            let new = Clockify.NewProject(name: name, clientID: customer?.id, isBillable: billable, color: color)
            let project = try await session.client.createProject(new, in: workspace)
            session.names.add(NamedItem(project), .projects, in: workspace)
            try ResourceDocument(project).show("Created", in: context)
        }
    }
}
