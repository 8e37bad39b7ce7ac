import ArgumentParser
import ProcessControl
import SandboxServer
import TerminalOutput
import TimeTrackingSandbox

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Serves made-up Clockify and Clockwork accounts on this machine.
@main
struct SandboxProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Serve made-up Clockify and Clockwork accounts on this machine.",
        discussion: """
            Everything that is changed is forgotten when the program ends. It listens on 127.0.0.1 \
            only. Ctrl-C ends it.

            Example:

              sandbox --port 8080
            """,
        version: "sandbox 0.1.0"
    )

    @Option(help: "Port to listen on; 0 takes any free one.")
    var port = 0

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
    }

    func run() async throws {
        ProcessProtection.begin()
        let output = Terminal(descriptor: STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
        let host = SandboxHost(Sandbox { Date() })
        let signals = SignalStream([SIGINT, SIGTERM])
        defer { signals.end() }
        do {
            try await LoopbackServer.run(port: port, respond: host.respond) { server in
                try output.greet(server)
                for await _ in signals.numbers { return }
            }
        } catch let error as TerminalError where error.isReaderGone {
            return
        }
    }
}

extension Terminal {
    /// Says where the sandbox is and what to type to try it.
    fileprivate func greet(_ server: LoopbackServer) throws {
        typealias Token = Sandbox.Content.StandardToken
        try print("Clockify   \(server.address + "/api/v1", .strong)")
        try print("Clockwork  \(server.address + "/v1", .strong)")
        try print()
        var table = Table([.init("Account"), .init("Clockify key"), .init("Clockwork token")])
        table.append(["Ada Lovelace", "\(Token.adaClockify)", "\(Token.adaClockwork)"])
        table.append(["Grace Hopper", "\(Token.graceClockify)", "\(Token.graceClockwork)"])
        table.append(["Shared Account", "\(Token.sharedClockify)", "\(Token.sharedClockwork)"])
        try print(table)
        try print()
        try print("Paste into another terminal:")
        try print("  export CLOCKIFY_API_KEY=\(Token.adaClockify) CLOCKWORK_API_TOKEN=\(Token.adaClockwork)")
        try print("  timetrack whoami --endpoint \(server.address)")
        try print("  timetrack start \"Note G\" -p \"Bernoulli Numbers\" --endpoint \(server.address)")
        try print("  timetrack stop --endpoint \(server.address)")
        try print("  timetrack entries --from 2026-01-05 --to 2026-01-11 --endpoint \(server.address)")
        try print("  timetrack clockwork start ENGINE-1 --endpoint \(server.address)")
        try print()
        try print("Ctrl-C ends the sandbox and forgets what was changed.")
    }
}
