import ArgumentParser

@main
struct TimetrackServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timetrack-server",
        abstract: "Relays requests to Clockwork and Clockify with the token of the user who asks."
    )
}
