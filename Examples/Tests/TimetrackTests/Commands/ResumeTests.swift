import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@testable import timetrack

@Suite("timetrack resume, switch and cancel", .timeLimit(.minutes(2)))
struct ResumeTests {
    @Test func resumesTheLastEntryWithAllThatItHad() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack("resume", "f00000000000000000000002")
            #expect(run.output == "Started Note G in Bernoulli Numbers at \(SandboxFixture.clock(0)).\n")
            let entry = try #require(sandbox.todaysEntries.first)
            #expect(entry.task == "d10000000000000000000001" && entry.tags == ["d20000000000000000000001"])
            #expect(entry.isBillable && entry.end == nil)
        }
    }

    @Test func passesOverEntriesThatLieAhead() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "Done", "--from", "60m ago", "--for", "30m")
            _ = try await sandbox.timetrack("log", "add", "Planned", "--from", "2026-12-24 09:00", "--for", "1h")
            let run = try await sandbox.timetrack("resume")
            #expect(run.output == "Started Done at \(SandboxFixture.clock(0)).\n")
        }
    }

    @Test func namesAProjectThatWasArchivedMeanwhile() async throws {
        try await SandboxFixture.run { sandbox in
            sandbox.host.change { $0.content.projects[0].isArchived = true }
            let run = try await sandbox.timetrack("resume", "last", "--json")
            #expect(run.status == 8)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "archived_project")
            #expect(error["message"].string?.contains("Bernoulli Numbers is archived") == true)
            #expect(
                error["message"].string?.contains("`timetrack start 'Note G' -p PROJECT \(sandbox.repeated)`") == true
            )
            #expect(sandbox.todaysEntries.isEmpty)
        }
    }

    @Test func takesOneEndOfAnID() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "One", "--from", "60m ago", "--for", "5m")
            _ = try await sandbox.timetrack("log", "add", "Two", "--from", "50m ago", "--for", "5m")
            let ids = sandbox.todaysEntries.map(\.id)
            let ambiguous = try await sandbox.timetrack("resume", String(ids[0].prefix(8)), "--json")
            #expect(ambiguous.status == 8)
            #expect(try Document(ambiguous.errors)["error"]["code"].string == "ambiguous_entry")
            #expect(ids.allSatisfy { ambiguous.errors.contains($0) })
            let run = try await sandbox.timetrack("resume", String(ids[0].suffix(4)))
            #expect(run.output.hasPrefix("Started One at "))
            let unknown = try await sandbox.timetrack("log", "edit", "abcdef", "--no-tags", "--json")
            #expect(try Document(unknown.errors)["error"]["code"].string == "unknown_entry")
            #expect(unknown.errors.contains("`timetrack entries --json \(sandbox.repeated)`"))
        }
    }

    @Test func switchesAtOneMoment() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "2h ago")
            let run = try await sandbox.timetrack("switch", "Call", "-p", "Notes", "--at", "30m ago")
            let moment = SandboxFixture.clock(30)
            #expect(
                run.output == "Stopped Note G at \(moment) after 1:30.\nStarted Call in Notes at \(moment).\n"
            )
            let entries = sandbox.todaysEntries
            #expect(entries.map(\.start) == [SandboxFixture.minutesAgo(120), SandboxFixture.minutesAgo(30)])
            #expect(entries.map(\.end) == [SandboxFixture.minutesAgo(30), nil])
            // One change, and one undo.
            let undo = try await sandbox.timetrack("undo")
            #expect(
                undo.output == "Undid switch: Call in Notes is gone.\nUndid switch: Note G runs again, since "
                    + "\(SandboxFixture.clock(120)).\n"
            )
            #expect(sandbox.todaysEntries.map(\.end) == [nil])
        }
    }

    @Test func switchesFromNothing() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack("switch", "--like", "last", "--json")
            let document = try Document(run.output)
            #expect(document["stopped"].isNull)
            #expect(document["started"]["description"].string == "Note G")
        }
    }

    @Test func cancelsAndBringsBack() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "-t", "meeting", "--at", "20m ago")
            let run = try await sandbox.timetrack("cancel")
            let since = SandboxFixture.clock(20)
            #expect(
                run.output
                    == "Cancelled Note G, which had been running since \(since), 0:20; `timetrack undo \(sandbox.repeated)` "
                    + "brings it back.\n"
            )
            #expect(sandbox.todaysEntries.isEmpty)
            let undo = try await sandbox.timetrack("undo")
            #expect(undo.output == "Undid cancel: Note G runs again, since \(since).\n")
            #expect(sandbox.todaysEntries.map(\.tags) == [["d20000000000000000000002"]])
            #expect(try await sandbox.timetrack("cancel").status == 0)
            #expect(try await sandbox.timetrack("cancel").status == 8)
        }
    }

    @Test func asksBeforeItCancelsOnATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.home.timetrack("start", "Note G", sandbox.endpoint)
            let run = try await sandbox.home.timetrackOnTerminal(
                "cancel",
                sandbox.endpoint,
                input: "n\n",
                after: "[y/N]"
            )
            #expect(run.status == 64)
            #expect(run.output.contains("Delete Note G, which has been running for 0:00?"))
            #expect(sandbox.entries.last?.end == nil)
        }
    }
}
