import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimetrackRecords
import TimetrackTime

@Suite("timetrack queue push", .timeLimit(.minutes(2)))
struct QueuePushTests {
    private static let nine = Home.queuedDay
    private static let evening = nine + 9 * 3_600

    @Test func sendsADayWithItsTrueTimesAndNames() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let journal = try home.journal()
            let target = sandbox.server.queueTarget
            let notes = QueuedWork(description: "Note G", project: "notes")
            _ = try await journal.queueStart(notes, at: Self.nine, for: target)
            let mill = QueuedWork(description: "Gears", project: "The Mill", tags: [], isBillable: false)
            _ = try await journal.queueStart(mill, at: Self.nine + 600, for: target)
            _ = try await journal.queueStop(at: Self.nine + 1_500, for: target)
            let push = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 0)
            #expect(push.errors == "")
            #expect(push.lines.count == 3)
            #expect(push.lines.allSatisfy { $0.isEmpty || $0.hasPrefix("pushed\t") })
            let entries = sandbox.host.queuedEntries
            #expect(entries.map(\.description) == ["Note G", "Gears"])
            #expect(entries.map(\.project) == ["d00000000000000000000003", "d00000000000000000000005"])
            #expect(entries.map(\.start) == [Self.nine, Self.nine + 600])
            #expect(entries.map(\.end) == [Self.nine + 600, Self.nine + 1_500])
            let requests = sandbox.host.requestCount
            let again = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(again.status == 0 && sandbox.host.requestCount == requests)
        }
    }

    @Test func letsATimerRunOnAndEndsTheOneBefore() async throws {
        try await SandboxFixture.run { sandbox in
            let journal = try sandbox.home.journal()
            sandbox.host.change { content in
                content.content.timeEntries.append(Self.runningEntry(since: Self.nine - 3_600))
            }
            let timer = QueuedWork(description: "Offline")
            _ = try await journal.queueStart(timer, at: Self.nine, for: sandbox.server.queueTarget)
            let push = try await sandbox.home.timetrack("queue", "push", "--json", sandbox.endpoint, at: Self.evening)
            #expect(try Document(push.output)["items"][0]["outcome"].string == "pushed")
            let entries = sandbox.host.queuedEntries
            #expect(entries.map(\.end) == [Self.nine, nil])
            #expect(entries.last?.start == Self.nine)
        }
    }

    @Test func doesNotEndATimerThatBeganLater() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let journal = try home.journal()
            let target = sandbox.server.queueTarget
            sandbox.host.change { content in
                content.content.timeEntries.append(Self.runningEntry(since: Self.nine + 3_600))
            }
            _ = try await journal.queueStart(QueuedWork(description: "Offline"), at: Self.nine, for: target)
            let push = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 9)
            #expect(push.output.contains("`timetrack stop --queue --at TIME \(sandbox.repeated)`"))
            #expect(sandbox.host.queuedEntries.map(\.end) == [nil])
            // What the message advises.
            _ = try await journal.queueStop(at: Self.nine + 3_600, for: target)
            #expect(try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening).status == 0)
            #expect(sandbox.host.queuedEntries.map(\.end) == [nil, Self.nine + 3_600])
        }
    }

    @Test func namesTheCommandThatSendsWhatIsForAnotherAccount() async throws {
        try await SandboxFixture.run { sandbox in
            let target = QueueTarget(origin: sandbox.server.address, account: "work", workspace: nil)
            try await sandbox.home.queue([(0, QueuedWork(description: "Letters"))], for: target)
            let push = try await sandbox.timetrack("queue", "push")
            #expect(push.errors.contains("`timetrack queue push --account work \(sandbox.repeated)` sends it."))
        }
    }

    @Test func endsTheTimerOfTheServiceWhereItWasStopped() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let journal = try home.journal()
            let target = sandbox.server.queueTarget
            sandbox.host.change { content in
                content.content.timeEntries.append(Self.runningEntry(since: Self.nine - 3_600))
            }
            _ = try await journal.queueStop(at: Self.nine, for: target)
            #expect(try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening).status == 0)
            #expect(sandbox.host.queuedEntries.map(\.end) == [Self.nine])
            _ = try await journal.queueStop(at: Self.nine + 60, for: target)
            let second = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(second.status == 9)
            #expect(second.output.contains("No timer was running then."))
        }
    }

    @Test func keepsWhatIsRefusedAndSendsTheOthers() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            sandbox.host.change { change in
                change.content.workspaces[0].requiresProject = true
                change.content.workspaces[0].requiresDescription = true
                change.content.workspaces[0].lockedBefore = Self.nine + 3_600
            }
            try await home.queue(
                [
                    (0, QueuedWork(description: "Locked", project: "Notes")),
                    (2, QueuedWork(description: "No project")),
                    (3, QueuedWork(project: "Notes")),
                    (4, QueuedWork(description: "Unknown", project: "Nowhere")),
                    (5, QueuedWork(description: "Fine", project: "Notes")),
                ],
                for: sandbox.server.queueTarget
            )
            let push = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 9)
            #expect(push.errors.hasPrefix("error: 4 items stay in the queue"))
            #expect(sandbox.host.queuedEntries.map(\.description) == ["Fine"])
            let list = try await home.timetrack("queue", "list", "--json", at: Self.evening)
            let items = try Document(list.output)["items"]
            #expect(items.count == 4)
            for index in 0..<4 { #expect(items[index]["problem"].string?.isEmpty == false) }
            #expect(items[3]["problem"].string?.contains("Nowhere") == true)
            // Once the causes are gone, the rest follows, each once.
            sandbox.host.change { change in
                change.content.workspaces[0].requiresProject = false
                change.content.workspaces[0].requiresDescription = false
                change.content.workspaces[0].lockedBefore = nil
            }
            #expect(try await home.timetrack("queue", "drop", items[3]["id"].text, at: Self.evening).status == 0)
            #expect(try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening).status == 0)
            #expect(sandbox.host.queuedEntries.count == 4)
        }
    }

    @Test func keepsEverythingWhileNobodyAnswers() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let nowhere = QueueTarget(origin: "http://127.0.0.1:9", account: "default", workspace: nil)
            try await home.queue([(0, QueuedWork(description: "A"))], for: nowhere)
            let push = try await home.timetrack("queue", "push", "--endpoint=http://127.0.0.1:9", at: Self.evening)
            #expect(push.status == 7)
            #expect(try await home.journal().queue().count == 1)
        }
    }

    @Test func sendsNothingOfAnotherAccount() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            var other = sandbox.server.queueTarget
            other.account = "work"
            try await home.queue([(0, QueuedWork(description: "Theirs"))], for: other)
            try await home.queue([(1, QueuedWork(description: "Mine"))], for: sandbox.server.queueTarget)
            let push = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 0)
            #expect(push.errors.contains("timetrack queue push --account work"))
            #expect(sandbox.host.queuedEntries.map(\.description) == ["Mine"])
        }
    }

    @Test func sendsNothingOfTheEnvironmentsKeyWithAStoredOne() async throws {
        try await SandboxFixture.run { sandbox in
            let stored = sandbox.home
            let own = stored.with(["TIMETRACK_STORE": "environment"])
            _ = try await own.timetrack("start", "Private", "--queue", sandbox.endpoint, at: Self.nine)
            // Neither sees the other's timer.
            let start = try await stored.timetrack("start", "Work", "--queue", sandbox.endpoint, at: Self.nine)
            #expect(start.output == "Queued Work, running since \(LocalTime.dated(Self.nine, now: Self.nine)).\n")
            let push = try await stored.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.errors.contains("1 item for the account environment stays"), "\(push.errors)")
            #expect(push.errors.contains("`timetrack queue push --token-source environment --endpoint "))
            #expect(sandbox.host.queuedEntries.map(\.description) == ["Work"])
            let list = try await stored.timetrack("queue", "list", at: Self.evening)
            #expect(list.output.contains("\tenvironment\t"))
            let arguments = ["queue", "push", "--token-source=environment", sandbox.endpoint]
            #expect(try await own.timetrack(arguments, at: Self.evening).output.contains("Private"))
        }
    }

    @Test func endsATimerWhereTheNextOneBeganThatWaitsForAName() async throws {
        try await SandboxFixture.run { sandbox in
            let journal = try sandbox.home.journal()
            sandbox.host.change { content in
                content.content.timeEntries.append(Self.runningEntry(since: Self.nine - 3_600))
            }
            let target = sandbox.server.queueTarget
            let unknown = QueuedWork(description: "B", project: "Nowhere")
            _ = try await journal.queueStart(unknown, at: Self.nine, for: target)
            _ = try await journal.queueStart(QueuedWork(description: "C"), at: Self.nine + 3_600, for: target)
            let push = try await sandbox.home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 9)
            #expect(sandbox.host.queuedEntries.map(\.end) == [Self.nine, nil])
            let id = try #require(try await journal.queue().first).id
            let edit = try await sandbox.home.timetrack("queue", "edit", "\(id)", "--no-project", at: Self.evening)
            #expect(edit.status == 0, "\(edit.errors)")
            _ = try await sandbox.home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            let entries = sandbox.host.queuedEntries.sorted { $0.start < $1.start }
            #expect(entries.map(\.start) == [Self.nine - 3_600, Self.nine, Self.nine + 3_600])
            #expect(entries.map(\.end) == [Self.nine, Self.nine + 3_600, nil])
        }
    }

    @Test func namesTheAddressOfWhatGoesElsewhere() async throws {
        try await SandboxFixture.run { sandbox in
            let elsewhere = QueueTarget(origin: "http://127.0.0.1:9", account: "default", workspace: nil)
            try await sandbox.home.queue([(0, QueuedWork(description: "A"))], for: elsewhere)
            let push = try await sandbox.home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.errors.contains("queue push --account default --endpoint http://127.0.0.1:9`"))
        }
    }

    @Test func notesForPromptsWhatRunsAfterwards() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let target = sandbox.server.queueTarget
            _ = try await home.journal().queueStart(QueuedWork(description: "Offline"), at: Self.nine, for: target)
            _ = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            let status = try await home.timetrack("status", "--cached")
            #expect(status.output.contains("Offline"), "\(status.output)\(status.errors)")
        }
    }

    @Test func keepsOtherCommandsFromChangingTimersMeanwhile() async throws {
        try await WithheldSandbox.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("start", "Note G", "--at", "20m ago", sandbox.endpoint)
            _ = try await home.timetrack("stop", "--queue", sandbox.endpoint)
            let lock = try home.journal().changesLockPath
            sandbox.withhold(.patch)
            _ = try await home.timetrack("queue", "push", sandbox.endpoint) { process in
                await sandbox.met.wait()
                let file = open(lock.string, O_RDWR)
                #expect(file >= 0)
                #expect(flock(file, LOCK_EX | LOCK_NB) == -1)
                close(file)
                kill(process.value, SIGKILL)
            }
        }
    }

    @Test func sendsNothingWithAnotherKeyThanTheFirstPush() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            sandbox.host.change { $0.content.workspaces[0].requiresProject = true }
            try await home.queue([(0, QueuedWork(description: "Ada's"))], for: sandbox.server.queueTarget)
            #expect(try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening).status == 9)
            sandbox.host.change { $0.content.workspaces[0].requiresProject = false }
            let grace = home.with(["CLOCKIFY_API_KEY": SandboxFixture.Token.graceClockify])
            let push = try await grace.timetrack("queue", "push", sandbox.endpoint, at: Self.evening)
            #expect(push.status == 9)
            #expect(push.output.contains("another user of Clockify"))
            #expect(sandbox.host.queuedEntries.isEmpty)
            #expect(try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening).status == 0)
            #expect(sandbox.host.queuedEntries.count == 1)
        }
    }

    @Test func rehearsesWithoutSending() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            try await home.queue(
                [(0, QueuedWork(description: "A", project: "Notes")), (1, QueuedWork(project: "Nowhere"))],
                for: sandbox.server.queueTarget
            )
            let rehearsal = try await home.timetrack("queue", "push", "--dry-run", sandbox.endpoint, at: Self.evening)
            #expect(rehearsal.status == 9)
            #expect(rehearsal.lines.prefix(2).map { $0.prefix { $0 != "\t" } } == ["would_push", "kept"])
            #expect(sandbox.host.queuedEntries.isEmpty)
            #expect(try await home.journal().queue().allSatisfy { $0.scope == nil && $0.problem == nil })
        }
    }

    @Test func showsNothingOfANameThatATerminalWouldObey() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let hostile = "=cmd()\u{1B}[2J\u{202E}\t" + String(repeating: "x", count: 10_000)
            try await home.queue([(0, QueuedWork(description: hostile))], for: sandbox.server.queueTarget)
            for run in [
                try await home.timetrackOnTerminal("queue", "list"),
                try await home.timetrackOnTerminal("queue", "push", "--dry-run", sandbox.endpoint),
                try await home.timetrack("queue", "list", at: Self.evening),
            ] {
                #expect(run.output.contains("=cmd()"))
                #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{202E}"))
            }
            #expect(try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.evening).status == 0)
            #expect(sandbox.host.queuedEntries.first?.description == hostile)
        }
    }

    private static func runningEntry(since start: Date) -> Sandbox.Content.TimeEntry {
        Sandbox.Content.TimeEntry(
            id: "f000000000000000000000ff",
            workspace: "b00000000000000000000001",
            user: "ac0000000000000000000001",
            description: "Online",
            start: start,
            end: nil
        )
    }
}

extension Document {
    /// A number as somebody types it, or an empty text.
    fileprivate var text: String { int.map(String.init) ?? "" }
}
