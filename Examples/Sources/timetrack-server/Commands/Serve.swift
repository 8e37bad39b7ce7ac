import ArgumentParser
import Logging
import ServerSettings

/// Runs the server, or says whether it could run.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Run the server.")

    @OptionGroup var configuration: ConfigurationOptions

    @Flag(help: "Say whether a server could start, but for its port, and what to think of; make nothing, and end.")
    var checkConfig = false

    @Flag(help: "Let anybody who reaches the server spend the shared token, as shared_token = \"anonymous\" says.")
    var allowAnonymousSharedToken = false

    func run() async throws {
        let settings: ServerSettings
        do throws(SettingsProblems) {
            settings = try await configuration.servingSettings(allowsAnonymousSharedToken: allowAnonymousSharedToken)
        } catch {
            let problems = error.problems.map(\.description)
            throw CommandFailure(CommandFailure.Status.configuration, problems)
        }
        let checks = StartChecks(settings: settings, environment: Program.environment)
        let log = ServerLog(settings.log)
        for warning in settings.warnings + checks.warnings {
            if settings.log.format == .json, !checkConfig {
                log.logger.warning("\(warning)")
            } else {
                ServerOutput.standardError("warning: \(warning)\n")
            }
        }
        try await checks.check()
        guard checkConfig else { return try await ServerProgram.serve(settings, environment: Program.environment) }
        try await checks.checkTokens()
        try ServerOutput.line("The configuration is usable.")
    }
}
