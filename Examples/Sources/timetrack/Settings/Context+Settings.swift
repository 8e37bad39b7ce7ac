import TimetrackKeys
import TimetrackSettings

extension Context {
    /// What the person has chosen, and in which files.
    ///
    /// - Throws: ``Failure`` for a file with a mistake, with its line and column.
    func chosenSettings() throws -> ChosenSettings {
        try ChosenSettings(environment, in: workingDirectory)
    }

    /// What the person has chosen.
    ///
    /// - Throws: ``Failure`` for a file with a mistake, with its line and column.
    func settings() throws -> Settings {
        try chosenSettings().settings
    }

    /// The user of a service whose key a command uses, when none is named.
    ///
    /// - Throws: ``Failure`` for a file with a mistake.
    func user(of service: TimeTrackingService) throws -> String {
        try settings().account ?? stores.recordFile().read().activeUser(of: service)
    }
}
