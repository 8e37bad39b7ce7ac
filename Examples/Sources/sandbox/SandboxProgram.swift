import ArgumentParser
import ProcessControl
import ProcessSignals
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

            Examples:

              sandbox --port 8080
              sandbox --projects 500 --entries 100000 --archive-every 4
              sandbox --fault 500:2 --fault 429=3:1 --fault 'withhold:1@POST /api/v1/workspaces'
              sandbox --fault slow=2:10% --request-log requests.jsonl

            A fault is written KIND[:HOW-OFTEN][@[METHOD ]PATH]. HOW-OFTEN is a number of requests, or a \
            percentage of them drawn from --seed; without it every request is meant. PATH is what the \
            requests' paths begin with. The first fault that fits a request is the one it gets. Kinds:

              500           an error in JSON
              502           a gateway's HTML page
              html          an HTML page with status 200
              429           too many requests, not said for how long
              429=SECONDS   the same with Retry-After in seconds
              429-date=SECONDS
                            the same with Retry-After as a date that far ahead
              slow=SECONDS  acted upon at once, answered late
              reset         the connection is reset before the request is acted upon
              reset-after   the connection is reset after it
              withhold      acted upon and never answered
            """,
        version: "sandbox 0.1.0"
    )

    @Option(help: "Port to listen on; 0 takes any free one.")
    var port = 0

    @OptionGroup(title: "Content")
    var contents: ContentOptions

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp("Something that goes wrong on purpose; may come several times.", valueName: "fault")
    )
    var faults: [FaultArgument] = []

    @Flag(help: "Serve requests with query names or body fields that are not known, as the services do.")
    var ignoreUnknownFields = false

    @Option(help: "What the percentages of faults are drawn from.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Write each request to this file as a line of JSON, without its credential; what is there is replaced.",
            valueName: "file"
        )
    )
    var requestLog: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
    }

    /// The sandbox that the options describe.
    private func makeSandbox() throws -> Sandbox {
        var sandbox = Sandbox(try contents.content()) { Date() }
        if ignoreUnknownFields { sandbox.unknownFields = .ignored }
        for (index, fault) in faults.enumerated() {
            sandbox.faults.rules.append(fault.rule(seed: seed &+ UInt64(index)))
        }
        return sandbox
    }

    func run() async throws {
        ProcessProtection.begin()
        let output = Terminal(descriptor: STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
        let log = try requestLog.map { try RequestLog(path: $0) }
        let host = SandboxHost(try makeSandbox(), observe: log?.write)
        let signals = SignalStream([SIGINT, SIGTERM])
        defer { signals.end() }
        do {
            try await LoopbackServer.serve(port: port) { server in
                try output.greet(server)
                for await _ in signals.numbers { return }
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        } catch let error as TerminalError where error.isReaderGone {
            return
        }
        try log?.end()
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
