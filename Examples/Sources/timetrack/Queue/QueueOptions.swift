import ArgumentParser

/// Whether a command sends what it says, or keeps it on this machine for later.
struct QueueOptions: ParsableArguments {
    @Flag(
        name: .customLong("queue"),
        help: "Keep it on this machine with its true times, for `timetrack queue push`; nothing is sent."
    )
    var isWanted = false

    /// What to say when the service cannot be reached.
    static func advice(_ connection: ConnectionOptions) -> String {
        "With --queue it is kept on this machine, for `timetrack queue push\(connection.repeated)`."
    }
}
