import ArgumentParser
import ServerSettings
import SystemPackage

/// Where the settings are.
struct ConfigurationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The settings file; else that of TIMETRACK_SERVER_CONFIG.", valueName: "file"))
    var config: String?

    /// Reads the settings of a server that is to run, with all its secrets.
    ///
    /// - Parameter allowsAnonymousSharedToken: Whether anybody may spend the shared token.
    /// - Returns: The settings.
    /// - Throws: `SettingsProblems`.
    func servingSettings(allowsAnonymousSharedToken: Bool) async throws(SettingsProblems) -> ServerSettings {
        try await ServerSettings.read(source(allowsAnonymousSharedToken: allowsAnonymousSharedToken))
    }

    /// Reads the settings for a command beside the server, which signs nobody in and spends no shared token.
    ///
    /// - Returns: The settings, without the secrets of issuers and without shared tokens.
    /// - Throws: `SettingsProblems`.
    func settings() async throws(SettingsProblems) -> ServerSettings {
        var source = source(allowsAnonymousSharedToken: true)
        source.readsServingSecrets = false
        return try await ServerSettings.read(source)
    }

    private func source(allowsAnonymousSharedToken: Bool) -> SettingsSource {
        SettingsSource(
            environment: Program.environment,
            file: config.map { FilePath($0) },
            allowsAnonymousSharedToken: allowsAnonymousSharedToken
        )
    }
}
