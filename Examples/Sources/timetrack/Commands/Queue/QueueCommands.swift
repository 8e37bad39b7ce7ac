import ArgumentParser

/// The commands about what waits on this machine.
struct QueueCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "List, change, send and drop what was kept with --queue.",
        discussion: """
            Without a network, `timetrack start`, `stop`, `switch`, `resume` and `log add` take --queue: they keep the \
            true times on this machine, and ask neither the service nor the keyring. `timetrack queue push` sends them, \
            each once.
            """,
        subcommands: [QueueList.self, QueuePush.self, QueueEdit.self, QueueDrop.self]
    )
}
