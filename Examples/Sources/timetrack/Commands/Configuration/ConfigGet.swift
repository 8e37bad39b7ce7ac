import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackSettings

/// Shows the value of one setting.
struct ConfigGet: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Show the value of one setting.",
        discussion: """
            Without a value the exit status is 8. Tags are shown with commas between them.

            Example:

              timetrack config get status.warn-after
            """
    )

    @Argument(help: ArgumentHelp("Name of the setting.", valueName: "key"))
    var key: SettingKey

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let document = SettingDocument(key, try context.chosenSettings())
        guard document.value != nil else {
            let set = "timetrack config set \(key.rawValue) VALUE"
            throw Failure(.notFound, "not_set", "\(key.rawValue) has no value; `\(set)` gives it one.")
        }
        try context.console.show(document) { terminal in try terminal.print("\(document.text)") }
    }
}

extension SettingKey: ExpressibleByArgument {
    /// Reads the name of a setting.
    package init?(argument: String) {
        self.init(rawValue: argument)
    }
}
