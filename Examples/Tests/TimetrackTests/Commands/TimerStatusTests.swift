import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimetrackStatus

@Suite("timetrack status", .timeLimit(.minutes(2)))
struct TimerStatusTests {
    /// The moment at which the timers of these tests were started.
    private static let start = Date(timeIntervalSince1970: 1_767_634_200)

    @Test func warnsAboutATimerThatLooksForgotten() async throws {
        try await withRunningTimer { sandbox in
            let later = Self.start.addingTimeInterval(9 * 3_600)
            let usual = try await sandbox.home.timetrack("status", sandbox.endpoint, at: later)
            #expect(usual.errors == "")
            let tooLate = Self.start.addingTimeInterval(15 * 3_600 + 2_400)
            let run = try await sandbox.home.timetrack("status", sandbox.endpoint, at: tooLate)
            #expect(run.status == 0)
            #expect(run.output.contains("15:40 so far"))
            #expect(run.errors.contains("15:40: did the laptop sleep? `timetrack stop --at "))
            let json = try await sandbox.home.timetrack("status", "--json", sandbox.endpoint, at: tooLate)
            let document = try Document(json.output)
            #expect(document["long"].bool == true)
            #expect(document["entry"]["seconds"].int == 56_400)
            #expect(document["notices"][0].string?.contains("did the laptop sleep?") == true)
        }
    }

    /// The clocks of this zone are set back at 20:00 of the fourth Wednesday of October, at 18:00 by UTC.
    @Test func advisesAnEndThatMeansOneMomentAlsoInAnHourThatComesTwice() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "TST-1TDT,M3.4.3/12,M10.4.3/20"])
            let start = ["start", "Note G", "--at", "2025-10-22T17:30:00Z", sandbox.endpoint]
            #expect(try await home.timetrack(start).status == 0)
            let status = try await home.timetrack("status", sandbox.endpoint)
            #expect(status.output.contains("since 2025-10-22 19:30 (UTC+02:00), "))
            let end = "2025-10-22T18:30:00Z"
            #expect(status.errors.contains("`timetrack stop --at \(end) \(sandbox.repeated)` ends it at that moment."))
            let stop = try await home.timetrack("stop", "--at", end, "--json", sandbox.endpoint)
            #expect(try Document(stop.output)["entry"]["seconds"].int == 3_600)
        }
    }

    @Test func saysThatTheClockWasSetBack() async throws {
        try await withRunningTimer { sandbox in
            let earlier = Self.start.addingTimeInterval(-600)
            let run = try await sandbox.home.timetrack("status", sandbox.endpoint, at: earlier)
            #expect(run.output.contains("0:00 so far"))
            #expect(run.errors.contains("was the clock of this machine set back?"))
        }
    }

    @Test func followsATemplate() async throws {
        try await withRunningTimer { sandbox in
            let now = Self.start.addingTimeInterval(3_600)
            let template = "--format={elapsed}|{description:4}{?project}|{project}{/}"
            let run = try await sandbox.home.timetrack("status", template, sandbox.endpoint, at: now)
            #expect(run.output == "1:00|Not…\n")
            let wrong = try await sandbox.home.timetrack("status", "--format={foo}", sandbox.endpoint, at: now)
            #expect(wrong.status == 64)
            #expect(wrong.errors.contains("the fields are description, project, id, elapsed"))
        }
    }

    @Test func notesWhatItLearnsForPrompts() async throws {
        try await withRunningTimer { sandbox in
            let now = Self.start.addingTimeInterval(3_600)
            // What was noted by the command that has started it.
            let before = try await sandbox.home.timetrack("status", "--cached", at: now)
            #expect(before.output == "1:00 Note G\n")
            _ = try await sandbox.home.timetrack("status", sandbox.endpoint, at: now)
            let requests = sandbox.host.requestCount
            let later = now.addingTimeInterval(60)
            let cached = try await sandbox.home.timetrack("status", "--cached", at: later)
            #expect(cached.output == "1:01 Note G\n")
            let json = try await sandbox.home.timetrack("status", "--cached", "--json", at: later)
            #expect(try Document(json.output)["age_seconds"].int == 60)
            #expect(sandbox.host.requestCount == requests)
            _ = try await sandbox.home.timetrack("stop", sandbox.endpoint)
            _ = try await sandbox.home.timetrack("status", sandbox.endpoint, at: later)
            #expect(try await sandbox.home.timetrack("status", "--cached", at: later).output == "")
        }
    }

    @Test func forgetsWhatItLearnedWithAnotherKey() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let cached = { try await home.timetrack("status", "--cached", "--format={description}").output }
            let start = { _ = try await home.timetrack("start", "Note G", sandbox.endpoint) }
            for key in [SandboxFixture.Token.adaClockify, SandboxFixture.Token.graceClockify] {
                #expect(try await home.timetrack("setup", sandbox.endpoint, input: key).status == 0)
                #expect(try await cached() == "")
                try await start()
                #expect(try await cached() == "Note G\n")
            }
            _ = try await home.timetrack("projects", sandbox.endpoint)
            #expect(try !home.cachedNames().isEmpty)
            #expect(try await home.timetrack("auth", "logout", "--yes").status == 0)
            #expect(try await cached() == "")
            #expect(try home.cachedNames().isEmpty)
        }
    }

    @Test func forgetsTheTimerOfAnotherWorkspace() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: SandboxFixture.Token.adaClockify)
            _ = try await home.timetrack("start", "Note G", sandbox.endpoint)
            let use = try await home.timetrack("workspace", "use", "Analytical Engines", sandbox.endpoint)
            #expect(use.status == 0)
            #expect(try await home.timetrack("status", "--cached").output == "")
        }
    }

    @Test func keepsTheTimerOfTheEnvironmentsKeyByItself() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let shared = home.with(["TIMETRACK_STORE": "environment"])
            _ = try await home.timetrack("setup", sandbox.endpoint, input: SandboxFixture.Token.graceClockify)
            _ = try await shared.timetrack("start", "Ada's", sandbox.endpoint)
            #expect(try await home.timetrack("status", "--cached").output == "")
            #expect(try await shared.timetrack("status", "--cached", "--format={description}").output == "Ada's\n")
            _ = try await home.timetrack("start", "Grace's", sandbox.endpoint)
            _ = try await home.timetrack("status", "--token-source=environment", sandbox.endpoint)
            #expect(try await home.timetrack("status", "--cached", "--format={description}").output == "Grace's\n")
            #expect(try await shared.timetrack("status", "--cached", "--format={description}").output == "Ada's\n")
        }
    }

    @Test func worksWhereNothingCanBeNoted() async throws {
        try await withRunningTimer { sandbox in
            let home = sandbox.home.with(["XDG_CACHE_HOME": "/proc/nowhere"])
            let run = try await home.timetrack("status", sandbox.endpoint, at: Self.start)
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("Running: Note G"))
            #expect(run.errors.hasPrefix("note: What runs could not be noted for `timetrack status --cached`"))
        }
    }

    private func withRunningTimer(_ body: (SandboxFixture) async throws -> Void) async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.home.timetrack("start", "Note G", sandbox.endpoint, at: Self.start)
            try await body(sandbox)
        }
    }
}

extension Home {
    /// The files with the names that shells offer.
    fileprivate func cachedNames() throws -> [String] {
        let folder = path + "/cache/timetrack/names"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") }
            .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    }
}
