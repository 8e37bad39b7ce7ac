import ArgumentParser

/// Refuses what the commands for Clockify can do and those for Clockwork cannot.
struct ClockworkQueueOptions: ParsableArguments {
    @Flag(name: .customLong("queue"), help: .hidden)
    var isWanted = false

    func validate() throws {
        guard !isWanted else {
            throw ValidationError(
                "Clockwork takes no times, so its timers cannot be queued; run the command once it can be reached."
            )
        }
    }
}
