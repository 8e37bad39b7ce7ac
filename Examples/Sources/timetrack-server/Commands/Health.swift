import ArgumentParser
import ServerSettings

/// Asks the running server whether it is alive.
struct Health: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Ask the server that runs with these settings whether it is alive.",
        discussion: "The exit status is 0 when it answers, and 69 when it does not within five seconds."
    )

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let settings = try await configuration.settings()
        let status: Int
        do {
            status = try await HealthRequest(settings).status()
        } catch {
            throw CommandFailure(
                CommandFailure.Status.unavailable,
                "No server answers at \(settings.listen); start it, or look into its log."
            )
        }
        guard status == 200 else {
            throw CommandFailure(
                CommandFailure.Status.unavailable,
                "The server at \(settings.listen) answers with the status \(status); look into its log."
            )
        }
        try ServerOutput.line("The server at \(settings.listen) is alive.")
    }
}
