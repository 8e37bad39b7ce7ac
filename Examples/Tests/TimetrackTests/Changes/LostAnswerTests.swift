import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Testing
import TimeTrackingSandbox

@testable import timetrack

/// Processes that are killed between the acceptance of a request and the record of it.
@Suite("timetrack: answers that are lost", .timeLimit(.minutes(3)))
struct LostAnswerTests {
    /// Runs a command whose request is acted upon and never answered, and kills it there.
    private func run(
        _ arguments: [String],
        after method: HTTPRequest.Method,
        in sandbox: WithheldSandbox
    ) async throws -> BuiltProgram.Run {
        sandbox.withhold(method)
        return try await killed(arguments, in: sandbox)
    }

    /// Runs a command and kills it once a fault has met one of its requests.
    private func killed(_ arguments: [String], in sandbox: WithheldSandbox) async throws -> BuiltProgram.Run {
        try await sandbox.home.timetrack(arguments + [sandbox.endpoint]) { process in
            await sandbox.met.wait()
            kill(process.value, SIGKILL)
        }
    }

    @Test func findsTheTimerOfAKilledStart() async throws {
        try await WithheldSandbox.run { sandbox in
            let killed = try await run(["start", "Note G", "--at", "20m ago"], after: .post, in: sandbox)
            #expect(killed.status == -9)
            #expect(sandbox.entries.count == 4)
            let other = try await sandbox.home.timetrack("start", "Call", "--json", sandbox.endpoint)
            #expect(try Document(other.errors)["error"]["code"].string == "timer_running")
            #expect(sandbox.entries.count == 4)
            let undo = try await sandbox.home.timetrack("undo", sandbox.endpoint)
            #expect(undo.output == "Undid start: Note G is gone.\n")
            #expect(sandbox.entries.count == 3)
        }
    }

    @Test func takesTheSameStartForTheOneThatWasKilled() async throws {
        try await WithheldSandbox.run { sandbox in
            _ = try await run(["start", "Note G", "-t", "meeting"], after: .post, in: sandbox)
            let again = try await sandbox.home.timetrack("start", "Note G", "-t", "meeting", sandbox.endpoint)
            #expect(again.status == 0)
            #expect(again.output.hasPrefix("Started Note G at "))
            #expect(sandbox.entries.count == 4)
        }
    }

    @Test func takesAStartAtAnotherTimeForAnotherOne() async throws {
        try await WithheldSandbox.run { sandbox in
            _ = try await run(["start", "Note G"], after: .post, in: sandbox)
            let again = try await sandbox.home.timetrack(
                "start",
                "Note G",
                "--at",
                "3h ago",
                "--json",
                sandbox.endpoint
            )
            #expect(try Document(again.errors)["error"]["code"].string == "timer_running")
            #expect(sandbox.entries.count == 4)
        }
    }

    @Test func takesTheSameSwitchForTheOneThatWasKilled() async throws {
        try await WithheldSandbox.run { sandbox in
            _ = try await sandbox.home.timetrack("start", "Note G", "--at", "20m ago", sandbox.endpoint)
            _ = try await run(["switch", "Call"], after: .post, in: sandbox)
            #expect(sandbox.entries.count == 5)
            let again = try await sandbox.home.timetrack("switch", "Call", sandbox.endpoint)
            #expect(again.output.hasPrefix("Stopped Note G at "))
            #expect(again.output.contains("Started Call at "))
            #expect(sandbox.entries.map(\.description).suffix(2) == ["Note G", "Call"])
            #expect(sandbox.entries.count == 5)
            #expect(sandbox.entries.last?.end == nil)
        }
    }

    @Test func takesTheSameAdditionForTheOneThatWasKilled() async throws {
        try await WithheldSandbox.run { sandbox in
            let add = ["log", "add", "Twice", "--from", "2026-01-08 01:00", "--for", "1h"]
            _ = try await run(add, after: .post, in: sandbox)
            #expect(sandbox.entries.count == 4)
            let again = try await sandbox.home.timetrack(add + [sandbox.endpoint])
            #expect(again.output.hasPrefix("Added Twice"))
            #expect(sandbox.entries.count == 4)
            // Given once more, it is meant.
            _ = try await sandbox.home.timetrack(add + [sandbox.endpoint])
            #expect(sandbox.entries.count == 5)
        }
    }

    @Test func leavesTheTwinOfAnAdditionThatNeverArrived() async throws {
        try await WithheldSandbox.run { sandbox in
            let add = ["log", "add", "Proofs", "--from", "2026-01-08 09:10", "--for", "1h"]
            _ = try await sandbox.home.timetrack(add + [sandbox.endpoint])
            let twin = sandbox.entries.map(\.id)
            sandbox.lose(.post)
            _ = try await killed(add, in: sandbox)
            let undo = try await sandbox.home.timetrack("undo", "--json", sandbox.endpoint)
            #expect(try Document(undo.errors)["error"]["code"].string == "nothing_to_undo")
            #expect(sandbox.entries.map(\.id) == twin)
        }
    }

    @Test func undoesAKilledStop() async throws {
        try await WithheldSandbox.run { sandbox in
            _ = try await sandbox.home.timetrack("start", "Note G", "--at", "20m ago", sandbox.endpoint)
            _ = try await run(["stop"], after: .patch, in: sandbox)
            #expect(sandbox.entries.last?.end != nil)
            let again = try await sandbox.home.timetrack("stop", sandbox.endpoint)
            #expect(again.output.hasPrefix("Stopped Note G at "))
            let undo = try await sandbox.home.timetrack("undo", sandbox.endpoint)
            #expect(undo.output.hasPrefix("Undid stop: Note G runs again"))
            #expect(sandbox.entries.last?.end == nil)
        }
    }

    @Test func knowsThatAKilledCommandHadSentNothing() async throws {
        try await WithheldSandbox.run { sandbox in
            sandbox.lose(.post)
            let killed = try await killed(["start", "Note G"], in: sandbox)
            #expect(killed.status == -9)
            let undo = try await sandbox.home.timetrack("undo", "--json", sandbox.endpoint)
            #expect(undo.status == 8)
            #expect(try Document(undo.errors)["error"]["code"].string == "nothing_to_undo")
            #expect(sandbox.entries.count == 3)
        }
    }

    @Test func finishesAKilledUndo() async throws {
        try await WithheldSandbox.run { sandbox in
            let add = ["log", "add", "Proofs", "--from", "2026-01-08 09:10", "--for", "1h"]
            _ = try await sandbox.home.timetrack(add + [sandbox.endpoint])
            _ = try await sandbox.home.timetrack("log", "delete", "last", "--yes", sandbox.endpoint)
            #expect(sandbox.entries.count == 3)
            _ = try await run(["undo"], after: .post, in: sandbox)
            #expect(sandbox.entries.count == 4)
            let again = try await sandbox.home.timetrack("undo", sandbox.endpoint)
            #expect(again.output == "Undid log delete: Proofs is there from Thu 08 Jan 09:10 to Thu 08 Jan 10:10.\n")
            #expect(sandbox.entries.count == 4)
        }
    }
}
