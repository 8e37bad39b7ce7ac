import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox
import TimetrackRecords

@testable import timetrack

@Suite("timetrack undo", .timeLimit(.minutes(2)))
struct UndoTests {
    @Test func undoesOneChangeAfterAnother() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "2h ago")
            _ = try await sandbox.timetrack("log", "edit", "running", "-p", "Notes")
            _ = try await sandbox.timetrack("stop")
            #expect(try await sandbox.timetrack("undo").output.contains("Note G in Notes runs again"))
            #expect(sandbox.todaysEntries.map(\.end) == [nil])
            #expect(try await sandbox.timetrack("undo").output.hasPrefix("Undid log edit: Note G runs again"))
            #expect(sandbox.todaysEntries.map(\.project) == [nil])
            #expect(try await sandbox.timetrack("undo").output == "Undid start: Note G is gone.\n")
            #expect(sandbox.todaysEntries.isEmpty)
            let empty = try await sandbox.timetrack("undo", "--json")
            #expect(empty.status == 8)
            #expect(try Document(empty.errors)["error"]["code"].string == "nothing_to_undo")
            #expect(empty.errors.contains("`timetrack undo --list \(sandbox.repeated)`"))
            let list = try Document(try await sandbox.timetrack("undo", "--list", "--json").output)["changes"]
            #expect((0..<3).map { list[$0]["kind"].string } == ["stop", "log edit", "start"])
            #expect((0..<3).allSatisfy { list[$0]["state"].string == "undone" })
        }
    }

    @Test func leavesWhatSomebodyElseHasChanged() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "Proofs", "--from", "60m ago", "--for", "30m")
            sandbox.change({ $0.description == "Proofs" }) { $0.description = "Proofs, again" }
            let run = try await sandbox.timetrack("undo", "--json")
            #expect(run.status == 9)
            #expect(try Document(run.errors)["error"]["code"].string == "changed_meanwhile")
            #expect(sandbox.todaysEntries.map(\.description) == ["Proofs, again"])
        }
    }

    @Test func goesOnPastAnAdditionThatSomebodyElseHasDeleted() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "Letters", "--from", "90m ago", "--for", "20m")
            _ = try await sandbox.timetrack("log", "add", "Proofs", "--from", "60m ago", "--for", "30m")
            sandbox.host.change { $0.content.timeEntries.removeAll { $0.description == "Proofs" } }
            #expect(try await sandbox.timetrack("undo").output == "Undid log add: Proofs is gone.\n")
            #expect(sandbox.todaysEntries.map(\.description) == ["Letters"])
            #expect(try await sandbox.timetrack("undo").output == "Undid log add: Letters is gone.\n")
            #expect(sandbox.todaysEntries.isEmpty)
        }
    }

    @Test func passesOverWhatCannotBeUndone() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "Letters", "--from", "90m ago", "--for", "20m")
            _ = try await sandbox.timetrack("log", "add", "Proofs", "--from", "60m ago", "--for", "30m")
            sandbox.change({ $0.description == "Proofs" }) { $0.description = "Proofs, again" }
            let refused = try await sandbox.timetrack("undo")
            #expect(refused.errors.contains("Proofs was changed since"))
            #expect(refused.errors.contains("`timetrack undo --skip \(sandbox.repeated)`"))
            let id = try #require(sandbox.todaysEntries.last?.id)
            #expect(refused.errors.contains("`timetrack log edit \(id) \(sandbox.repeated)`"))
            #expect(try await sandbox.timetrack("undo", "--skip").output == "Skipped log add: Proofs stays as it is.\n")
            #expect(try await sandbox.timetrack("undo").output == "Undid log add: Letters is gone.\n")
            #expect(sandbox.todaysEntries.map(\.description) == ["Proofs, again"])
            let list = try Document(try await sandbox.timetrack("undo", "--list", "--json").output)["changes"]
            #expect((0..<2).map { list[$0]["state"].string } == ["skipped", "undone"])
        }
    }

    @Test func undoesOlderChangesOfAnEntryThatCameBack() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "2h ago")
            _ = try await sandbox.timetrack("log", "edit", "running", "-p", "Notes")
            _ = try await sandbox.timetrack("cancel", "--yes")
            #expect(try await sandbox.timetrack("undo").status == 0)
            #expect(sandbox.todaysEntries.count == 1)
            #expect(try await sandbox.timetrack("undo").output.hasPrefix("Undid log edit: Note G runs again"))
            #expect(try await sandbox.timetrack("undo").output == "Undid start: Note G is gone.\n")
            #expect(sandbox.todaysEntries.isEmpty)
        }
    }

    @Test(arguments: [["log", "delete", "last", "--yes"], ["cancel", "--yes"], ["undo"]])
    func knowsThatADeletionWhoseAnswerWasLostWasMade(_ command: [String]) async throws {
        try await SandboxFixture.run { sandbox in
            let end =
                command == ["cancel", "--yes"]
                ? ["start", "Proofs", "--at", "60m ago"]
                : ["log", "add", "Proofs", "--from", "60m ago", "--for", "30m"]
            _ = try await sandbox.home.timetrack(end + [sandbox.endpoint], at: SandboxFixture.now)
            sandbox.host.change { $0.faults.rules = [.init(.resetAfterActing, next: 1, of: .init(.delete))] }
            let run = try await sandbox.home.timetrack(command + [sandbox.endpoint], at: SandboxFixture.now)
            #expect(run.status == 0, "\(run.errors)")
            #expect(sandbox.todaysEntries.isEmpty)
            let list = try Document(try await sandbox.timetrack("undo", "--list", "--json").output)["changes"]
            #expect(list[0]["state"].string == (command == ["undo"] ? "undone" : "done"))
        }
    }

    @Test func stopsNoOtherTimer() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "2h ago")
            _ = try await sandbox.timetrack("stop", "--at", "1h ago")
            // As from the web page.
            sandbox.host.change { sandbox in
                let entry = sandbox.content.timeEntries.last { $0.description == "Note G" }
                guard var other = entry else { return }
                other.id = "f00000000000000000000009"
                other.description = "Elsewhere"
                other.start = SandboxFixture.now
                other.end = nil
                sandbox.content.timeEntries.append(other)
            }
            let run = try await sandbox.timetrack("undo", "--json")
            #expect(run.status == 9)
            #expect(try Document(run.errors)["error"]["code"].string == "timer_running")
            #expect(sandbox.todaysEntries.map(\.end) == [SandboxFixture.minutesAgo(60), nil])
        }
    }

    /// Adds an entry and, an hour later, sends two that were queued.
    private static func addThenPush(_ sandbox: SandboxFixture) async throws {
        let added = try await sandbox.timetrack(
            "log",
            "add",
            "Proofs",
            "--from",
            "60m ago",
            "--for",
            "30m",
            at: SandboxFixture.minutesAgo(60)
        )
        #expect(added.status == 0, "\(added.errors)")
        try await sandbox.home.queue(
            [(0, QueuedWork(description: "Letters")), (1, QueuedWork(description: "Notes"))],
            for: sandbox.server.queueTarget
        )
        let pushed = try await sandbox.timetrack("queue", "push")
        #expect(pushed.status == 0, "\(pushed.errors)")
    }

    @Test func saysThatWhatWasSentSinceIsNotUndone() async throws {
        try await SandboxFixture.run { sandbox in
            try await Self.addThenPush(sandbox)
            let run = try await sandbox.home.timetrack("undo", sandbox.endpoint)
            #expect(run.status == 0)
            #expect(run.output == "Undid log add: Proofs is gone.\n")
            #expect(run.errors.hasPrefix("note: 2 entries that `queue push` has sent since stay, "))
            #expect(run.errors.contains("`timetrack log delete ID \(sandbox.repeated)`"))
            #expect(!sandbox.entries.contains { $0.description == "Proofs" })
            #expect(sandbox.host.queuedEntries.filter { ["Letters", "Notes"].contains($0.description) }.count == 2)
        }
    }

    @Test func saysNothingOfWhatWasSentBefore() async throws {
        try await SandboxFixture.run { sandbox in
            try await Self.addThenPush(sandbox)
            let later = SandboxFixture.now.addingTimeInterval(60)
            _ = try await sandbox.timetrack("start", "Note G", at: later)
            let run = try await sandbox.home.timetrack("undo", sandbox.endpoint)
            #expect(run.output == "Undid start: Note G is gone.\n")
            #expect(run.errors == "")
        }
    }

    @Test func asksOnATerminalBeforeItPassesOverWhatWasSent() async throws {
        try await SandboxFixture.run { sandbox in
            try await Self.addThenPush(sandbox)
            let declined = try await sandbox.home.timetrackOnTerminal(
                "undo",
                sandbox.endpoint,
                columns: 200,
                input: "n\n",
                after: "[y/N]"
            )
            #expect(declined.status == 64)
            #expect(declined.output.contains("Undo the change before that, log add: Proofs?"))
            #expect(declined.output.contains("Nothing was undone"))
            #expect(sandbox.entries.contains { $0.description == "Proofs" })
            let run = try await sandbox.home.timetrackOnTerminal("undo", "--yes", sandbox.endpoint, columns: 200)
            #expect(run.status == 0)
            #expect(!sandbox.entries.contains { $0.description == "Proofs" })
        }
    }

    @Test func keepsToOneAccount() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G")
            let grace = sandbox.home.with(["CLOCKIFY_API_KEY": SandboxFixture.Token.graceClockify])
            let run = try await grace.timetrack("undo", "--json", sandbox.endpoint, at: SandboxFixture.now)
            #expect(run.status == 8)
            #expect(sandbox.todaysEntries.count == 1)
        }
    }

    @Test func doesNothingAboutARefusedChange() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresProject = true
        try await SandboxFixture.run(content) { sandbox in
            let refused = try await sandbox.timetrack(
                "log",
                "add",
                "Proofs",
                "--from",
                "60m ago",
                "--for",
                "30m",
                "--json"
            )
            #expect(try Document(refused.errors)["error"]["code"].string == "missing_field")
            #expect(try await sandbox.timetrack("undo").status == 8)
            #expect(try await sandbox.timetrack("undo", "--list").output.hasSuffix("\tlog add\tProofs\tnot made\n"))
        }
    }
}
