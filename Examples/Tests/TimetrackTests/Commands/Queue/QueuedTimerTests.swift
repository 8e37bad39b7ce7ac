import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox
import TimetrackRecords

/// What commands that do not queue make of a timer that runs in the queue.
@Suite("timetrack: a timer in the queue", .timeLimit(.minutes(2)))
struct QueuedTimerTests {
    private static let nine = Home.queuedDay
    private static let ten = nine + 3_600

    /// A sandbox, and a home in whose queue a timer has been running for an hour.
    private func withTimer(_ body: (SandboxFixture) async throws -> Void) async throws {
        try await SandboxFixture.run { sandbox in
            let start = ["start", "Train", "-p", "Notes", "--queue", sandbox.endpoint]
            let run = try await sandbox.home.timetrack(start, at: Self.nine)
            #expect(run.status == 0, "\(run.errors)")
            try await body(sandbox)
        }
    }

    @Test func isShownByStatus() async throws {
        try await withTimer { sandbox in
            let status = try await sandbox.timetrack("status", at: Self.ten)
            #expect(status.status == 0)
            #expect(status.output.hasPrefix("Running in the queue: Train in Notes since "))
            #expect(status.output.contains("1:00 so far; `timetrack stop --queue --endpoint "))
            #expect(status.output.contains("`timetrack queue push --endpoint "))
            #expect(status.output.hasSuffix("No timer is running in Clockify.\n"))
            let json = try Document(try await sandbox.timetrack("status", "--json", at: Self.ten).output)
            #expect(json["entry"].isNull)
            #expect(json["queued"]["description"].string == "Train")
            #expect(json["notices"][0].string?.hasPrefix("Running in the queue: Train in Notes") == true)
            let template = "--format={elapsed} {description}{?queued} ({queued}){/}"
            #expect(try await sandbox.timetrack("status", template, at: Self.ten).output == "1:00 Train (queued)\n")
        }
    }

    @Test func isShownByStatusWithoutANetwork() async throws {
        try await Home.make { home in
            let home = home.with(["CLOCKIFY_API_KEY": "key"])
            let nowhere = "--endpoint=http://127.0.0.1:9"
            #expect(try await home.timetrack("start", "Train", "--queue", nowhere, at: Self.nine).status == 0)
            let status = try await home.timetrack("status", nowhere, at: Self.ten)
            #expect(status.status == 7)
            #expect(status.output.hasPrefix("Running in the queue: Train since "))
        }
    }

    @Test(arguments: [["start", "Letters"], ["stop"], ["switch", "Letters"], ["resume"]])
    func isLeftAloneByOtherCommandsWhichSayWhatToDo(_ command: [String]) async throws {
        try await withTimer { sandbox in
            let requests = sandbox.host.requestCount
            let run = try await sandbox.home.timetrack(command + [sandbox.endpoint, "--json"], at: Self.ten)
            #expect(run.status == 9)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "timer_queued")
            #expect(error["message"].string?.hasPrefix("Train in Notes has been running in the queue since ") == true)
            #expect(error["message"].string?.contains("`timetrack stop --queue --endpoint ") == true)
            #expect(sandbox.host.requestCount == requests)
            // What the message advises.
            let push = try await sandbox.timetrack("queue", "push", at: Self.ten)
            #expect(push.status == 0, "\(push.errors)")
            let stop = try await sandbox.timetrack("stop", at: Self.ten)
            #expect(stop.status == 0, "\(stop.errors)")
            #expect(sandbox.host.queuedEntries.map(\.end) == [Self.ten])
        }
    }

    @Test func isKnownToPrompts() async throws {
        try await withTimer { sandbox in
            let cached = { (template: String) in
                try await sandbox.home.timetrack("status", "--cached", "--format=\(template)", at: Self.ten).output
            }
            let template = "{elapsed} {description}{?queued} ({queued}){/}"
            #expect(try await cached(template) == "1:00 Train (queued)\n")
            // That no timer runs in Clockify does not say that none runs here.
            #expect(try await sandbox.timetrack("status", at: Self.ten).status == 0)
            #expect(try await cached(template) == "1:00 Train (queued)\n")
            let json = try await sandbox.home.timetrack("status", "--cached", "--json", at: Self.ten)
            #expect(try Document(json.output)["entry"]["queued"].bool == true)
            #expect(try await sandbox.timetrack("queue", "push", at: Self.ten).status == 0)
            #expect(try await cached(template) == "1:00 Train\n")
        }
    }

    @Test(arguments: [["stop", "--queue"], ["queue", "drop", "--all", "--yes"]])
    func isForgottenByPromptsWithTheQueue(_ command: [String]) async throws {
        try await withTimer { sandbox in
            let run = try await sandbox.home.timetrack(
                command + (command[0] == "stop" ? [sandbox.endpoint] : []),
                at: Self.ten
            )
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await sandbox.home.timetrack("status", "--cached", at: Self.ten).output == "")
            let status = try await sandbox.timetrack("status", at: Self.ten)
            #expect(status.output == "No timer is running.\n")
        }
    }

    @Test func isWhatAStopInTheQueueSaysOfATimerInClockify() async throws {
        try await SandboxFixture.run { sandbox in
            let start = try await sandbox.timetrack("start", "Online", at: Self.nine)
            #expect(start.status == 0, "\(start.errors)")
            let cached = { try await sandbox.home.timetrack("status", "--cached", at: Self.ten).output }
            #expect(try await cached() == "1:00 Online\n")
            #expect(try await sandbox.timetrack("stop", "--queue", at: Self.ten).status == 0)
            #expect(try await cached() == "")
            // An end at another moment would make the one in the queue a lie.
            for command in ["stop", "switch", "start", "resume"] {
                let run = try await sandbox.timetrack(command, "--json", at: Self.ten + 60)
                #expect(try Document(run.errors)["error"]["code"].string == "stop_queued", "\(command)")
            }
            let status = try await sandbox.timetrack("status", at: Self.ten + 60)
            #expect(status.errors.contains("The running timer ended at "), "\(status.errors)")
            #expect(try await sandbox.timetrack("queue", "push", at: Self.ten + 60).status == 0)
            #expect(sandbox.host.queuedEntries.map(\.end) == [Self.ten])
            #expect(try await sandbox.timetrack("start", "Next", at: Self.ten + 60).status == 0)
        }
    }

    @Test func endsWhereASwitchInTheQueueBegins() async throws {
        try await withTimer { sandbox in
            let run = try await sandbox.timetrack("switch", "Letters", "--queue", at: Self.ten)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.hasPrefix("Queued the end of Train in Notes, "))
            #expect(try await sandbox.timetrack("queue", "push", at: Self.ten).status == 0)
            let entries = sandbox.host.queuedEntries
            #expect(entries.map(\.description) == ["Train", "Letters"])
            #expect(entries.map(\.end) == [Self.ten, nil])
            #expect(entries.last?.start == Self.ten)
            let like = try await sandbox.home.timetrack("switch", "--like", "last", "--queue")
            #expect(like.status == 64)
            #expect(like.errors.contains("say what the timer is for"))
        }
    }

    @Test func isResumedFromTheQueueOnly() async throws {
        try await withTimer { sandbox in
            let running = try await sandbox.timetrack("resume", "--queue", "--json", at: Self.ten)
            #expect(running.status == 9)
            #expect(try Document(running.errors)["error"]["code"].string == "timer_queued")
            #expect(try await sandbox.timetrack("stop", "--queue", at: Self.ten).status == 0)
            let run = try await sandbox.timetrack("resume", "--queue", at: Self.ten + 600)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.hasPrefix("Queued Train in Notes, running since "))
            #expect(try await sandbox.home.journal().queue().map(\.start) == [Self.nine, Self.ten + 600])
            #expect(try await sandbox.home.timetrack("queue", "drop", "--all", "--yes", at: Self.ten).status == 0)
            let nothing = try await sandbox.timetrack("resume", "--queue", at: Self.ten + 600)
            #expect(nothing.status == 8)
            #expect(nothing.errors.contains("timetrack start DESCRIPTION -p PROJECT --queue"))
        }
    }
}
