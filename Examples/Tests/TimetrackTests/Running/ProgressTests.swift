import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Synchronization
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimetrackKeys

@testable import timetrack

@Suite("Progress on a terminal", .timeLimit(.minutes(2)))
struct ProgressTests {
    /// Time that passes as the line waits for it, and not otherwise.
    private final class Time: Sendable {
        private let time = Mutex(Duration.zero)

        var clock: ProgressClock {
            ProgressClock { [self] in
                time.withLock(\.self)
            } sleep: { [self] duration in
                time.withLock { $0 += duration }
                await Task.yield()
                try Task.checkCancellation()
            }
        }
    }

    /// Time that stands still.
    private static let frozen = ProgressClock {
        .zero
    } sleep: { _ in
        let (never, _) = AsyncStream<Void>.makeStream()
        for await _ in never {}
        try Task.checkCancellation()
    }

    @Test func countsAndIsGoneAfterwards() async throws {
        let terminal = try PseudoTerminal()
        var seen = ""
        let result = try await terminal.console()
            .working(on: "Fetching entries", clock: Time().clock) { count in
                count.set(1_234_567)
                while !seen.contains("Fetching entries… 1,234,567") {
                    seen += terminal.written()
                    await Task.yield()
                }
                return 7
            }
        #expect(result == 7)
        #expect((seen + terminal.written()).hasSuffix("\r\u{1B}[K"))
    }

    @Test func isGoneAfterAnError() async throws {
        let terminal = try PseudoTerminal()
        var seen = ""
        await #expect(throws: Failure.self) {
            try await terminal.console()
                .working(on: "Asking", clock: Time().clock) { _ in
                    while !seen.contains("Asking…") {
                        seen += terminal.written()
                        await Task.yield()
                    }
                    throw Failure(.unexpected, "x", "y")
                }
        }
        #expect((seen + terminal.written()).hasSuffix("\r\u{1B}[K"))
    }

    @Test func isNotShownOfQuickWork() async throws {
        let terminal = try PseudoTerminal()
        try await terminal.console().working(on: "Asking", clock: Self.frozen) { _ in await Task.yield() }
        #expect(terminal.written() == "")
    }

    @Test(arguments: [(true, false), (false, true)])
    func isNotShownWhereNobodyWantsIt(_ isJSON: Bool, _ isQuiet: Bool) async throws {
        let terminal = try PseudoTerminal()
        let line = ProgressLine(terminal.console(isJSON: isJSON, isQuiet: isQuiet), total: 9, unit: "rows")
        #expect(!line.isWanted)
    }

    @Test func showsAKnownTotalFromTheSecondSecondOn() throws {
        let terminal = try PseudoTerminal()
        let time = Mutex(Duration.zero)
        let clock = ProgressClock {
            time.withLock(\.self)
        } sleep: { _ in
        }
        let line = ProgressLine(terminal.console(), total: 200, unit: "rows", clock: clock)
        time.withLock { $0 = .milliseconds(990) }
        try line.show(50)
        #expect(terminal.written() == "")
        time.withLock { $0 = .seconds(2) }
        try line.show(100)
        #expect(terminal.written() == "\r\u{1B}[K████████████ 50 %  100 of 200 rows, 50/s")
        try line.show(101)
        #expect(terminal.written() == "")
        try line.end()
        #expect(terminal.written() == "\r\u{1B}[K")
        time.withLock { $0 = .seconds(9) }
        try line.show(150)
        #expect(terminal.written() == "")
    }

    @Test func isShownByCommandsThatWaitForTheService() async throws {
        let isSeen = Gate()
        let host = SandboxHost(Sandbox { Date() })
        try await Home.make { home in
            try await LoopbackServer.run { request, body in
                if request.path?.contains("time-entries") == true { await isSeen.wait() }
                return host.respond(to: request, body: body)
            } whileServing: { server in
                let variables = ["CLOCKIFY_API_KEY": Sandbox.Content.StandardToken.adaClockify, "NO_COLOR": "1"]
                let program = try BuiltProgram.path("timetrack").string
                let run = try await BuiltProgram.run(
                    "/usr/bin/script",
                    [
                        "--quiet", "--return", "--command",
                        "stty cols 80; exec '\(program)' entries --from=2026-01-05 --to=2026-01-06 "
                            + "'--endpoint=\(server.address)'",
                        "/dev/null",
                    ],
                    environment: home.with(variables).environment,
                    dialogue: [BuiltProgram.Cue(after: "Fetching entries…") { isSeen.open() }]
                )
                #expect(run.status == 0)
                // Gone before the list begins.
                #expect(run.output.contains("\r\u{1B}[KDay "))
                #expect(run.output.contains("Translate Menabrea"))
            }
        }
    }
}
