/// What a program built with ArgumentParser prints for `--experimental-dump-help`, as far as a manual page needs it.
struct HelpDocument: Decodable {
    /// The program.
    var command: Command

    /// A command, or the program itself.
    struct Command: Decodable {
        var commandName: String
        var superCommands: [String]?
        var abstract: String?
        var discussion: String?
        var shouldDisplay: Bool
        var arguments: [Argument]?
        var subcommands: [Command]?

        /// How it is called: `timetrack auth login`.
        var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

        /// The commands below it that do something, in their order, or itself when there are none.
        var leaves: [Command] {
            let shown = (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
            return shown.isEmpty ? [self] : shown.flatMap(\.leaves)
        }

        /// The arguments that a person is shown; help and version are the same everywhere and said once.
        var shown: [Argument] {
            (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName) }
        }
    }

    /// An option, a flag or a positional argument.
    struct Argument: Decodable, Hashable {
        enum Kind: String, Decodable {
            case positional, option, flag
        }

        var kind: Kind
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool
    }

    /// One of the names of an option.
    struct Name: Decodable, Hashable {
        enum Kind: String, Decodable {
            case long, short, longWithSingleDash
        }

        var kind: Kind
        var name: String

        /// What follows the first dash.
        var afterDash: String { kind == .long ? "-\(name)" : name }
    }
}
