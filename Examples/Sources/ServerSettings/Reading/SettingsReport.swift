/// What was found while settings were read.
struct SettingsReport {
    private(set) var problems: [SettingsProblem] = []
    private(set) var warnings: [String] = []

    /// Notes something that stands against the settings.
    mutating func refuse(_ sentence: String, at place: SettingsProblem.Place?) {
        problems.append(SettingsProblem(place: place, sentence: sentence))
    }

    /// Notes something that the operator should know.
    mutating func warn(_ sentence: String) {
        warnings.append(sentence)
    }
}
