import Foundation
import HTTPTypes
import SandboxServer
import Testing
import TimeTrackingSandbox

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
            #expect(refused.errors.contains("Proofs was changed since") && refused.errors.contains("undo --skip"))
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
