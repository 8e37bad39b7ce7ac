import ArgumentParser
import SystemPackage
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
            changes nothing. Where a .timetrack.toml comes first, a note says so.

            Examples:

              timetrack config set workspace "Analytical Engines"
              timetrack config set tags "deep work,writing"
              timetrack config set report.rounding 15m:up
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
        try context.noteFolder(before: key, as: value)
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
            A comment on the same line goes with it. Where a .timetrack.toml sets it as well, a note says so.

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
        try context.noteFolder(before: key, as: nil)
        try SettingChangeDocument(key: key.rawValue, file: "\(path)", isChanged: isChanged)
            .show(in: context) {
                isChanged ? "\(key.rawValue, .strong) has its default again." : "\(key.rawValue) was not set there."
            }
    }
}

extension Context {
    /// Says that the `.timetrack.toml` of the working folder gives a setting another value than the file of the person.
    ///
    /// - Parameters:
    ///   - key: The setting.
    ///   - value: What the person's file says, or nil for nothing.
    /// - Throws: That the note cannot be written.
    fileprivate func noteFolder(before key: SettingKey, as value: SettingValue?) throws {
        guard key.isForFolders else { return }
        let chosen: ChosenSettings
        do {
            chosen = try chosenSettings()
        } catch let failure as Failure {
            // The change has been made, and a mistake in the file of a folder does not undo it.
            return try console.notice("Other commands fail here: \(failure.message)")
        }
        guard let file = chosen.files[key], try file != ChosenSettings.ownFile(environment) else { return }
        let other = key.value(in: chosen.settings)
        // A list without a tag is no value.
        guard other != (value == .list([]) ? nil : value) else { return }
        let words = other.map { "is \($0.text)" } ?? "has no value"
        try console.notice("\(file) comes first here: in this folder \(key.rawValue) \(words).")
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
