import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Synchronization
import Testing
import TimeTrackingSandbox

@testable import timetrack

@Suite("timetrack: entries that change while a command runs", .timeLimit(.minutes(2)))
struct ConcurrentChangeTests {
    /// Runs a command and changes entries once the first request about entries was answered.
    private func run(
        _ arguments: [String],
        _ condition: @escaping @Sendable (Sandbox.Content.TimeEntry) -> Bool,
        _ change: @escaping @Sendable (inout Sandbox.Content.TimeEntry) -> Void,
        _ body: (BuiltProgram.Run, [Sandbox.Content.TimeEntry]) throws -> Void
    ) async throws {
        let host = SandboxHost(Sandbox(.standard) { Date() })
        let isChanged = Flag()
        try await Home.make { home in
            try await LoopbackServer.run { request, body in
                let answer = host.respond(to: request, body: body)
                if request.method == .get, request.path?.contains("/time-entries") == true, isChanged.raise() {
                    host.change { sandbox in
                        for index in sandbox.content.timeEntries.indices
                        where condition(sandbox.content.timeEntries[index]) {
                            change(&sandbox.content.timeEntries[index])
                        }
                    }
                }
                return answer
            } whileServing: { server in
                let home = home.with(["CLOCKIFY_API_KEY": Sandbox.Content.StandardToken.adaClockify])
                let run = try await home.timetrack(
                    arguments + ["--endpoint=\(server.address)"],
                    at: SandboxFixture.now
                )
                var entries: [Sandbox.Content.TimeEntry] = []
                host.change { entries = $0.content.timeEntries }
                try body(run, entries)
            }
        }
    }

    private static let id = "f00000000000000000000002"

    @Test func keepsWhatAnotherCommandHasChangedOfAnEditedEntry() async throws {
        try await run(["log", "edit", Self.id, "--description", "Note H"]) {
            $0.id == Self.id
        } _: {
            $0.end = $0.start.addingTimeInterval(60)
        } _: { run, entries in
            #expect(run.status == 0, "\(run.errors)")
            let entry = try #require(entries.first { $0.id == Self.id })
            #expect(entry.description == "Note H")
            #expect(entry.end == entry.start.addingTimeInterval(60))
        }
    }

    @Test func deletesNothingThatWasChangedMeanwhile() async throws {
        try await run(["log", "delete", Self.id, "--yes", "--json"]) {
            $0.id == Self.id
        } _: {
            $0.end = $0.start.addingTimeInterval(60)
        } _: { run, entries in
            #expect(run.status == 9)
            let code = try Document(run.errors)["error"]["code"].string
            #expect(code == "changed_meanwhile")
            #expect(entries.contains { $0.id == Self.id })
        }
    }
}

/// Something that is true once.
private final class Flag: Sendable {
    private let state = Mutex(false)

    /// Whether it was not raised before.
    func raise() -> Bool {
        state.withLock { isRaised in
            defer { isRaised = true }
            return !isRaised
        }
    }
}
