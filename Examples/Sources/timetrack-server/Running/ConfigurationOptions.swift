import ArgumentParser
import ServerSettings
import SystemPackage

/// Where the settings are.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The settings file; else that of TIMETRACK_SERVER_CONFIG.", valueName: "file"))
    var config: String?

    /// Reads the settings.
    ///
    /// - Parameter allowsAnonymousSharedToken: Whether anybody may spend the shared token.
    /// - Returns: The settings.
    /// - Throws: `SettingsProblems`.
    func settings(allowsAnonymousSharedToken: Bool = true) async throws(SettingsProblems) -> ServerSettings {
        try await ServerSettings.read(
            SettingsSource(
                environment: Program.environment,
                file: config.map { FilePath($0) },
                allowsAnonymousSharedToken: allowsAnonymousSharedToken
            )
        )
    }
}
