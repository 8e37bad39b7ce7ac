import Foundation
import ProgramFixtures
import Testing
import TimeTrackingSandbox
import TimetrackRecords

@Suite("timetrack start, stop and log add --queue", .timeLimit(.minutes(2)))
struct QueueOptionTests {
    private static let nine = Home.queuedDay

    @Test func keepsTrueTimesWithoutAKeyOrANetwork() async throws {
        try await Home.make { home in
            // Neither a key nor a service: either would be an error.
            let start = try await home.timetrack("start", "Train", "-p", "Notes", "--queue", at: Self.nine)
            #expect(start.status == 0)
            #expect(start.output.hasPrefix("Queued Train in Notes, running since "))
            let next = try await home.timetrack("start", "Meeting", "-t", "x", "--queue", at: Self.nine + 600)
            #expect(next.output.contains("Queued the end of Train in Notes"))
            let stop = try await home.timetrack("stop", "--queue", "--json", at: Self.nine + 1_500)
            #expect(try Document(stop.output)["ended"]["description"].string == "Meeting")
            let log = try await home.timetrack(
                ["log", "add", "Letters", "--from", "07:00", "--for", "30m", "--queue"],
                at: Self.nine + 36_000
            )
            #expect(log.status == 0)
            let queue = try await home.journal().queue()
            #expect(queue.map(\.work.description).contains("Letters"))
            let timers = queue.filter { $0.kind == .timer }
            #expect(timers.map(\.start) == [Self.nine, Self.nine + 600])
            #expect(timers.map(\.end) == [Self.nine + 600, Self.nine + 1_500])
            #expect(timers.map(\.work.tags) == [[], ["x"]])
        }
    }

    @Test func refusesAnEndThatTheClockPutsBeforeTheStart() async throws {
        try await Home.make { home in
            #expect(try await home.timetrack("start", "--queue", at: Self.nine).status == 0)
            let stop = try await home.timetrack("stop", "--queue", "--json", at: Self.nine - 3_600)
            #expect(stop.status == 64)
            #expect(try Document(stop.errors)["error"]["code"].string == "end_before_start")
        }
    }

    @Test func endsATimerThatBeganAheadOfAClockThatWasSetBack() async throws {
        try await Home.make { home in
            #expect(try await home.timetrack("start", "A", "--queue", at: Self.nine).status == 0)
            let back = Self.nine - 3_600
            let start = try await home.timetrack("start", "B", "--queue", at: back)
            #expect(start.errors.contains("timetrack stop --queue --at TIME"))
            let end = (Self.nine + 600).ISO8601Format()
            let stop = try await home.timetrack("stop", "--queue", "--at", end, at: back)
            #expect(stop.status == 0, "\(stop.errors)")
            #expect(try await home.journal().queue().map(\.end) == [Self.nine + 600])
        }
    }

    @Test func keepsAStopAfterOneThatTheQueueHas() async throws {
        try await Home.make { home in
            _ = try await home.timetrack("start", "A", "--queue", at: Self.nine)
            _ = try await home.timetrack("stop", "--queue", at: Self.nine + 600)
            // Another timer was started online meanwhile.
            #expect(try await home.timetrack("stop", "--queue", at: Self.nine + 1_200).status == 0)
            #expect(try await home.journal().queue().map(\.kind) == [.timer, .stop])
        }
    }

    @Test func isOfferedWhenTheServiceCannotBeReached() async throws {
        try await Home.make { home in
            let home = home.with(["CLOCKIFY_API_KEY": "key"])
            let start = try await home.timetrack("start", "Train", "--endpoint=http://127.0.0.1:9", at: Self.nine)
            #expect(start.status == 7)
            #expect(start.errors.contains("With --queue it is kept on this machine"))
            #expect(start.errors.contains("`timetrack queue push --endpoint http://127.0.0.1:9`"))
        }
    }

    @Test func keepsTheWorkspaceOfTheFolderItWasUsedIn() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let folder = home.path + "/config/timetrack"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let settings = folder + "/config.toml"
            try Data("workspace = \"Analytical Engines\"\n".utf8).write(to: URL(filePath: settings))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: settings)
            let start = try await home.timetrack("start", "Train", "--queue", sandbox.endpoint, at: Self.nine)
            #expect(start.status == 0, "\(start.errors)")
            try Data("workspace = \"Nowhere\"\n".utf8).write(to: URL(filePath: settings))
            let push = try await home.timetrack("queue", "push", sandbox.endpoint, at: Self.nine + 60)
            #expect(push.status == 0, "\(push.errors)")
            #expect(sandbox.host.queuedEntries.map(\.workspace) == ["b00000000000000000000001"])
        }
    }

    @Test(arguments: ["start", "stop"])
    func isRefusedForClockworkWhichTakesNoTimes(_ command: String) async throws {
        try await Home.make { home in
            let run = try await home.timetrack("clockwork", command, "ENGINE-1", "--queue", "--json")
            #expect(run.status == 64)
            let message = try Document(run.errors)["error"]["message"].string
            #expect(message?.contains("Clockwork takes no times") == true)
        }
    }

    @Test func dropsWhatIsNamedAndAsksFirst() async throws {
        try await Home.make { home in
            for minute in 0..<3 {
                let begin = Self.nine + Double(minute) * 60
                #expect(try await home.timetrack("start", "Item \(minute)", "--queue", at: begin).status == 0)
            }
            let unknown = try await home.timetrack("queue", "drop", "1", "77", "--yes", at: Self.nine)
            #expect(unknown.status == 8)
            #expect(try await home.journal().queue().count == 3)
            let refusal = try await home.timetrackOnTerminal("queue", "drop", "--all", input: "n\n", after: "[y/N]")
            #expect(refusal.status == 64)
            #expect(try await home.journal().queue().count == 3)
            let one = try await home.timetrack("queue", "drop", "2", "--yes", at: Self.nine)
            #expect(one.output.hasPrefix("Dropped Item 1, "))
            #expect(try await home.timetrack("queue", "drop", "--all", at: Self.nine).status == 0)
            #expect(try await home.journal().queue().isEmpty)
        }
    }

    @Test func saysThatWhatIsDroppedMayHaveBeenAccepted() async throws {
        try await Home.make { home in
            let journal = try home.journal()
            let target = QueueTarget(origin: "http://127.0.0.1:9", account: "default", workspace: nil)
            let queueing = try await journal.queueEntry(QueuedWork(), from: Self.nine, to: Self.nine, for: target)
            let item = try #require(queueing.added)
            let scope = EntryScope(origin: target.origin, workspace: "w", user: "u")
            let entry = PlannedEntry(start: Self.nine, end: Self.nine)
            let intent = try #require(try await journal.plan(item, as: entry, in: scope))
            try await journal.markSending(intent.id, known: [], at: Self.nine)
            let list = try await home.timetrack("queue", "list", at: Self.nine)
            #expect(list.output.contains("nobody knows whether it was accepted"))
            let drop = try await home.timetrack("queue", "drop", "--all", at: Self.nine)
            #expect(drop.errors.contains("may stand in Clockify"))
        }
    }
}
