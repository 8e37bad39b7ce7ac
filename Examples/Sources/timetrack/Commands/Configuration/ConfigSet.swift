import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackSettings

/// Gives a setting a value.
struct ConfigSet: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Give a setting a value.",
        discussion: """
            The rest of the file stays as it is, comments among it. A value that the setting cannot have \
            changes nothing.

            Examples:

              timetrack config set workspace "Analytical Engines"
              timetrack config set tags "deep work,writing"
              timetrack config set report.rounding "15m up"
            """
    )

    @Argument(help: ArgumentHelp("Name of the setting.", valueName: "key"))
    var key: SettingKey

    @Argument(help: "The value; tags have commas between them.")
    var value: String

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let path = try ChosenSettings.ownFile(context.environment)
        let value = SettingValue(value, of: key)
        let isChanged = try SettingsEdit(of: path).change(key, .set(value))
        try SettingChangeDocument(key: key.rawValue, file: "\(path)", isChanged: isChanged)
            .show(in: context) {
                isChanged
                    ? "\(key.rawValue, .strong) is \(value.text, .accent) now." : "\(key.rawValue) was that already."
            }
    }
}

/// Takes the value of a setting away.
struct ConfigUnset: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "unset",
        abstract: "Take the value of a setting out of your file.",
        discussion: """
            A comment on the same line goes with it.

            Example:

              timetrack config unset report.rounding
            """
    )

    @Argument(help: ArgumentHelp("Name of the setting.", valueName: "key"))
    var key: SettingKey

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let path = try ChosenSettings.ownFile(context.environment)
        let isChanged = try SettingsEdit(of: path).change(key, .unset)
        try SettingChangeDocument(key: key.rawValue, file: "\(path)", isChanged: isChanged)
            .show(in: context) {
                isChanged ? "\(key.rawValue, .strong) has its default again." : "\(key.rawValue) was not set there."
            }
    }
}

/// A change of a setting in JSON.
struct SettingChangeDocument: Encodable {
    var key: String
    /// The file that was to be changed.
    var file: String
    /// Whether it says something else now.
    var isChanged: Bool

    enum CodingKeys: String, CodingKey {
        case key, file
        case isChanged = "changed"
    }

    /// Shows the change, with a line that is not printed when nothing was asked for.
    func show(in context: Context, _ line: () -> StyledText) throws {
        try context.console.show(self) { terminal in
            guard !context.console.isQuiet else { return }
            try terminal.print(line())
        }
    }
}
