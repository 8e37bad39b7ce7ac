import ArgumentParser
import ServerSettings
import TimeTrackingKit
import TimeTrackingSealing

/// Runs the server, or says whether it could run.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Run the server.")

    @OptionGroup var configuration: ConfigurationOptions

    @Flag(help: "Say whether the settings are usable and what to think of, and end.")
    var checkConfig = false

    @Flag(help: "Let anybody who reaches the server spend the shared token, as shared_token = \"anonymous\" says.")
    var allowAnonymousSharedToken = false

    func run() async throws {
        let settings: ServerSettings
        do throws(SettingsProblems) {
            settings = try await configuration.settings(allowsAnonymousSharedToken: allowAnonymousSharedToken)
        } catch {
            let problems = error.problems.map(\.description)
            throw CommandFailure(CommandFailure.Status.configuration, problems)
        }
        for warning in settings.warnings { ServerOutput.standardError("warning: \(warning)\n") }
        guard checkConfig else { return try await ServerProgram.serve(settings, environment: Program.environment) }
        _ = try await ServerStores.keys(settings, environment: Program.environment).load()
        try ServerOutput.line("The configuration is usable.")
    }
}
