import ArgumentParser

/// What an operator does with encryption keys.
struct KeyCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Count what is sealed with each encryption key, seal it anew, and retire a key.",
        discussion: """
            Keys are made and removed in the file, the secret or the variables that they come from, and the \
            server is started anew after that. The commands work while it runs.
            """,
        subcommands: [KeysStatus.self, KeysRotate.self, KeysRetire.self]
    )
}
