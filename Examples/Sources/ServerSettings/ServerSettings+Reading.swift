extension ServerSettings {
    /// Reads settings from a file, the environment and mounted secrets.
    ///
    /// - Parameter source: Where to read them.
    /// - Returns: The settings.
    /// - Throws: ``SettingsProblems`` with everything that stands against them.
    public static func read(_ source: SettingsSource) async throws(SettingsProblems) -> ServerSettings {
        var report = SettingsReport()
        let values = SettingsValues(source, &report)
        var settings = ServerSettings(values, &report)
        let secrets = MountedSecrets(environment: source.environment, directory: settings.secretsDirectory)
        settings.issuerNames = values.file.signIn.compactMap { $0.values["issuer"]?.value.text }
        if source.readsServingSecrets {
            settings.signIn = await SignInTables.issuers(values, secrets, &report)
            settings.shared = await SharedTokenTables.settings(values, settings, secrets, &report)
        }
        SettingsRules(values: values, allowsAnonymousSharedToken: source.allowsAnonymousSharedToken)
            .apply(to: &settings, &report)
        guard report.problems.isEmpty else { throw SettingsProblems(problems: report.problems) }
        settings.warnings = report.warnings
        return settings
    }
}
