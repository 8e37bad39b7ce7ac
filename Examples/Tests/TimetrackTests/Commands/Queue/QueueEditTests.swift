import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox
import TimetrackRecords

@Suite("timetrack queue edit", .timeLimit(.minutes(2)))
struct QueueEditTests {
    private static let nine = Home.queuedDay
    private static let evening = nine + 9 * 3_600

    @Test func mendsTheNamesThatAPushCouldNotFind() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            try await home.queue(
                [
                    (0, QueuedWork(description: "A", project: "Gears", tags: ["meeting"])),
                    (2, QueuedWork(description: "B", project: "Notes", tags: ["meeting", "deskwerk"])),
                    (4, QueuedWork(description: "C", project: "Bernoulli Numbers", task: "Tabel")),
                ],
                for: sandbox.server.queueTarget
            )
            let push = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 9)
            #expect(push.output.contains("`timetrack queue edit 1 -p PROJECT` names another one."))
            #expect(push.output.contains("`timetrack queue edit 2 -t meeting -t TAG` names another one."))
            #expect(push.output.contains("`timetrack queue edit 3 --task TASK` names another one."))
            let project = try await home.timetrack("queue", "edit", "1", "-p", "The Mill", at: Self.evening)
            #expect(project.status == 0, "\(project.errors)")
            #expect(project.output.hasPrefix("Changed item 1 to A in The Mill (meeting), "))
            let tag = ["queue", "edit", "2", "-t", "meeting", "-t", "deep work", "--json"]
            let tagged = try await home.timetrack(tag, at: Self.evening)
            #expect(try Document(tagged.output)["item"]["tags"][1].string == "deep work")
            #expect(try Document(tagged.output)["item"]["problem"].string == nil)
            let task = ["queue", "edit", "3", "--task", "Table of operations", "--description", "D"]
            #expect(try await home.timetrack(task, at: Self.evening).status == 0)
            let again = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(again.status == 0, "\(again.output)")
            #expect(sandbox.host.queuedEntries.map(\.description) == ["A", "B", "D"])
            #expect(sandbox.host.queuedEntries.first?.project == "d00000000000000000000005")
        }
    }

    @Test func namesThePushOfWhoseItemItIs() async throws {
        try await Home.make { home in
            let target = QueueTarget(origin: "http://127.0.0.1:9", account: "work", workspace: nil)
            try await home.queue([(0, QueuedWork(description: "Theirs"))], for: target)
            let run = try await home.timetrack("queue", "edit", "1", "--description", "Mine")
            let command = "`timetrack queue push --account work --endpoint http://127.0.0.1:9` sends it."
            #expect(run.output.contains(command), "\(run.output)\(run.errors)")
        }
    }

    @Test func keepsWhatIsNotNamed() async throws {
        try await Home.make { home in
            let start = ["start", "Train", "-p", "Notse", "--task", "x", "-t", "a", "--billable", "--queue"]
            #expect(try await home.timetrack(start, at: Self.nine).status == 0)
            #expect(try await home.timetrack("queue", "edit", "1", "-p", "Notes", at: Self.evening).status == 0)
            let whole = QueuedWork(description: "Train", project: "Notes", task: "x", tags: ["a"], isBillable: true)
            #expect(try await home.journal().queue().map(\.work) == [whole])
            #expect(try await home.journal().queue().map(\.start) == [Self.nine])
            // Known to prompts as it is now.
            let cached = try await home.timetrack("status", "--cached", "--format={project}", at: Self.evening)
            #expect(cached.output == "Notes\n")
            let less = ["queue", "edit", "1", "--no-project", "--no-tags", "--no-billable", "--description", ""]
            #expect(try await home.timetrack(less, at: Self.evening).status == 0)
            #expect(try await home.journal().queue().map(\.work) == [QueuedWork(isBillable: false)])
        }
    }

    @Test func refusesWhatCannotBeChanged() async throws {
        try await Home.make { home in
            #expect(try await home.timetrack("stop", "--queue", at: Self.nine).status == 0)
            let stop = try await home.timetrack("queue", "edit", "1", "-p", "Notes", at: Self.nine)
            #expect(stop.status == 64)
            #expect(stop.errors.contains("`timetrack queue drop 1` removes it"))
            let unknown = try await home.timetrack("queue", "edit", "7", "-p", "Notes", at: Self.nine)
            #expect(unknown.status == 8)
            let journal = try home.journal()
            let target = QueueTarget(origin: "http://127.0.0.1:9", account: "default", workspace: nil)
            let queueing = try await journal.queueEntry(QueuedWork(), from: Self.nine, to: Self.nine, for: target)
            let item = try #require(queueing.added)
            let scope = EntryScope(origin: target.origin, workspace: "w", user: "u")
            let entry = PlannedEntry(start: Self.nine, end: Self.nine)
            let intent = try #require(try await journal.plan(item, as: entry, in: scope))
            try await journal.markSending(intent.id, known: [], at: Self.nine)
            let sent = ["queue", "edit", "\(item.id)", "-p", "Notes", "--json"]
            let refusal = try await home.timetrack(sent, at: Self.nine)
            #expect(refusal.status == 9)
            #expect(try Document(refusal.errors)["error"]["code"].string == "maybe_sent")
            #expect(try await journal.queuedItem(item.id)?.work == QueuedWork())
        }
    }

    @Test func letsNoPushSendWhatWasChangedMeanwhile() async throws {
        try await Home.make { home in
            let journal = try home.journal()
            let target = QueueTarget(origin: "http://127.0.0.1:9", account: "default", workspace: nil)
            let work = QueuedWork(project: "Notes")
            let queueing = try await journal.queueEntry(work, from: Self.nine, to: Self.nine, for: target)
            let item = try #require(queueing.added)
            let scope = EntryScope(origin: target.origin, workspace: "w", user: "u")
            let entry = PlannedEntry(start: Self.nine, end: Self.nine)
            let edited = try await journal.editQueued(item.id) { $0.project = "The Mill" }
            #expect(edited?.work.project == "The Mill")
            #expect(try await journal.plan(item, as: entry, in: scope) == nil)
        }
    }

    @Test func offersNamesToShells() async throws {
        try await SandboxFixture.run { sandbox in
            #expect(try await sandbox.home.timetrack("projects", sandbox.endpoint).status == 0)
            let script = try await sandbox.home.timetrack("--generate-completion-script", "fish").output
            #expect(script.contains("---completion queue edit -- --project"))
        }
    }
}
