import ArgumentParser
import SandboxServer
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackKeys

/// Shows what the library does against a sandbox in this process.
struct Demo: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show what the library does, without an account and without leaving this machine.",
        discussion: """
            Starts a sandbox of both services on a loopback socket, keeps made-up keys in a temporary \
            directory, and removes it in the end. What is shown was answered over that socket.
            """
    )

    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "nothing but a temporary directory was touched" }

    func validate() throws {
        guard !output.json else { throw ValidationError("The demo is for people; leave out --json.") }
    }

    func run(in context: Context) async throws {
        var terminal = context.console.output
        // Tables are what the demo is for, so they stay aligned in a file as well.
        if case .tabSeparated = terminal.layout { terminal.layout = .aligned(columns: 100) }

        let clock = DemoClock(context.now())
        let host = SandboxHost(Sandbox { clock.now })
        let directory = try await TemporaryDirectory.use(environment: context.environment) { directory in
            try await LoopbackServer.run(respond: host.respond) { server in
                try await Connection.withTransport(context.environment) { transport in
                    let stage = try DemoStage(terminal, host, server, clock, transport, directory)
                    try await stage.play()
                }
            }
            return directory
        }
        try terminal.print()
        let end: StyledText = directory.exists ? "\("is still there", .bad)" : "is gone"
        try terminal.print("The temporary directory \(directory.path) \(end).")
    }
}

extension DemoStage {
    /// Plays all scenes in order.
    func play() async throws {
        try terminal.print("\("timetrack demo", .strong)")
        try terminal.print(
            "A sandbox of Clockify and Clockwork answers on \(server.address); nothing leaves this machine."
        )
        try await showPrecedence()
        try await showBrokenStores()
        try await showClockworkTimer()
        try await showWeek()
    }
}
