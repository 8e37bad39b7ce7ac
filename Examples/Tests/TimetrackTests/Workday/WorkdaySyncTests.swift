import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack workday sync", .timeLimit(.minutes(3)))
struct WorkdaySyncTests {
    private typealias Fixture = WorkdayFixture

    /// Thursday and Friday, and a Saturday that is no workday.
    private static var week: [String] {
        get throws {
            try [
                Fixture.line("/src/website", "2026-11-19", from: 8, seconds: 10_800),
                Fixture.line("/src/engine", "2026-11-19", from: 11, seconds: 5_400),
                Fixture.line("/src/notes", "2026-11-19", from: 23, seconds: 7_200),
                Fixture.line("/src/website", "2026-11-21", from: 9, seconds: 3_600),
            ]
        }
    }

    @Test func postsWhatTheDryRunShowsAndNothingTwice() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.week)
            _ = try await sandbox.workday("map", "/src/website", "the mill")
            _ = try await sandbox.workday("map", "/src/engine", "Bernoulli Numbers")
            let dry = try await sandbox.workday("sync", "--dry-run", "--other=Notes", "--json")
            let plan = try Document(dry.output)
            #expect(plan["done"].bool == false)
            #expect(sandbox.posted.isEmpty)
            #expect(plan["days"].count == 2)
            #expect(plan["days"][0]["entries"][0]["project"].string == "The Mill")
            // An hour of the last span lies after midnight, and belongs to Friday.
            #expect(plan["days"][1]["entries"].count == 1)
            #expect(plan["days"][1]["entries"][0]["seconds"].int == 28_800)

            let first = try await sandbox.workday("sync", "--other=Notes", "--json")
            #expect(first.status == 0)
            #expect(try Document(first.output)["posted"].int == 4)
            #expect(sandbox.posted.map { ComparableEntry($0) } == ComparableEntry.list(plan))
            #expect(sandbox.posted.map(\.description) == ["website", "engine", "notes", "notes"])

            let requests = sandbox.host.requestCount
            let second = try await sandbox.workday("sync", "--other=Notes")
            #expect(second.status == 0)
            #expect(second.output == "")
            #expect(second.errors == "Nothing to post: 2 workdays are complete.\n")
            #expect(sandbox.posted.count == 4)
            // Whose key it is has to be asked; nothing else.
            #expect(sandbox.host.requestCount == requests + 1)
            let status = try await sandbox.workday("status")
            #expect(status.output == "2026-11-19\tcomplete\t19800\t3\t3\n2026-11-20\tcomplete\t3600\t1\t1\n")
        }
    }

    @Test func saysThatThereIsNothing() async throws {
        try await WorkdayFixture.run { sandbox in
            let run = try await sandbox.workday("sync")
            #expect(run.status == 0)
            #expect(run.errors == "Nothing to post: nothing was tracked on a past workday.\n")
            try await sandbox.track(Self.week)
            let other = try await sandbox.workday("sync", "--to=2026-11-18")
            #expect(other.errors == "Nothing to post: nothing was tracked on a past workday of those days.\n")
        }
    }

    @Test func leavesADayAloneThatIsNotOver() async throws {
        try await WorkdayFixture.run { sandbox in
            let today = String(Date().ISO8601Format().prefix(10))
            try await sandbox.track(Fixture.line("/src/website", today, from: 0, seconds: 60))
            let run = try await sandbox.workday("sync")
            #expect(run.errors == "Nothing to post: nothing was tracked on a past workday.\n")
        }
    }

    /// The clocks of this zone change at noon of the fourth Wednesday of March and October.
    @Test(arguments: [("2026-03-25", 25_200), ("2026-10-28", 32_400)])
    func fillsADayOnWhichClocksChange(_ day: String, _ seconds: Int) async throws {
        try await WorkdayFixture.run(variables: ["TZ": "TST-1TDT,M3.4.3/12,M10.4.3/12"]) { sandbox in
            try await sandbox.track(
                Fixture.line("/src/website", day, from: 8, seconds: 700),
                Fixture.line("/src/engine", day, from: 9, seconds: 300)
            )
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            let run = try await sandbox.workday("sync", "--json")
            #expect(run.status == 0)
            let posted = sandbox.posted
            #expect(posted.count == 2)
            #expect(posted[0].end == posted[1].start)
            #expect(posted[0].end?.timeIntervalSince(posted[0].start) == Double(seconds * 7 / 10))
            #expect(posted[1].end?.timeIntervalSince(posted[0].start) == Double(seconds))
        }
    }

    @Test func keepsABegunDayAndSendsTheRestToTheProjectOfNow() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresProject = true
        content.workspaces[0].requiresDescription = true
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(Self.week[0], Self.week[1])
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            let refused = try await sandbox.workday("sync", "--json")
            #expect(refused.status == 9)
            let error = try Document(refused.errors)["error"]
            #expect(error["code"].string == "workday_refused")
            #expect(error["message"].string?.contains("2026-11-19") == true)
            #expect(error["message"].string?.contains("--other") == true)
            #expect(try Document(refused.output)["days"][0]["state"].string == "refused")
            #expect(sandbox.posted.count == 1)
            // What is tracked later does not move what stands.
            try await sandbox.track(Fixture.line("/src/engine", "2026-11-19", from: 15, seconds: 18_000))
            let again = try await sandbox.workday("sync", "--other=Notes", "--json")
            #expect(again.status == 0)
            #expect(try Document(again.output)["posted"].int == 1)
            let posted = sandbox.posted
            #expect(posted.map(\.project) == ["d00000000000000000000005", "d00000000000000000000003"])
            #expect(posted.map { Int($0.end?.timeIntervalSince($0.start) ?? 0) } == [19_200, 9_600])
        }
    }

    @Test func goesOnWithOtherDaysWhenOneIsLocked() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].lockedBefore = try Date("2026-11-19T00:00:00Z", strategy: .iso8601)
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(
                Fixture.line("/src/website", "2026-11-18", from: 8, seconds: 600),
                Fixture.line("/src/website", "2026-11-19", from: 8, seconds: 600)
            )
            let run = try await sandbox.workday("sync")
            #expect(run.status == 9)
            #expect(run.errors.contains("2026-11-18"))
            #expect(sandbox.posted.count == 1)
            let status = try await sandbox.workday("status")
            #expect(status.output == "2026-11-18\topen\t600\t0\t1\n2026-11-19\tcomplete\t600\t1\t1\n")
            sandbox.host.change { $0.content.workspaces[0].lockedBefore = nil }
            let again = try await sandbox.workday("sync")
            #expect(again.status == 0)
            #expect(sandbox.posted.count == 2)
        }
    }

    @Test func postsNothingWhenAProjectWasArchivedMeanwhile() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.week)
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            sandbox.host.change { $0.content.projects[4].isArchived = true }
            let run = try await sandbox.workday("sync", "--json")
            #expect(run.status == 8)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "archived_project")
            #expect(error["message"].string?.hasSuffix("Nothing was posted.") == true)
            let advice = "`timetrack workday map /src/website PROJECT --endpoint \(sandbox.server.address)`"
            #expect(error["message"].string?.contains(advice) == true)
            #expect(sandbox.posted.isEmpty)
        }
    }

    @Test func waitsForASpanThatWasNeverStopped() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.week[0], Fixture.line("/src/website", "2026-11-20", from: 8, seconds: 60))
            let path = sandbox.home.path + "/a folder"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            _ = try await sandbox.home.timetrack("track", "start", path, "--at", "2026-11-20T10:00:00Z")
            let run = try await sandbox.workday("sync", "--json")
            #expect(run.status == 0)
            let days = try Document(run.output)["days"]
            #expect(days[0]["state"].string == "posted")
            #expect(days[1]["state"].string == "waiting")
            let message = days[1]["message"].string ?? ""
            #expect(message.contains("`timetrack track stop '\(path)' --at TIME`"))
            _ = try await sandbox.home.timetrack("track", "stop", path, "--at", "2026-11-20T11:00:00Z")
            let again = try await sandbox.workday("sync", "--json")
            #expect(try Document(again.output)["days"][1]["state"].string == "posted")
        }
    }

    @Test func keepsHostileNamesAwayFromTerminals() async throws {
        var content = Sandbox.Content.standard
        content.projects[4].name = "\u{1B}[2J\u{202E}=cmd|' /C calc'!A0\n" + String(repeating: "x", count: 10_000)
        try await WorkdayFixture.run(content) { sandbox in
            let long = "/" + String(repeating: "y", count: 10_000)
            try await sandbox.track(
                Fixture.line(#"/src/a\u001b[31mb\nc\u202ed"#, "2026-11-19", from: 8, seconds: 700),
                Fixture.line(long, "2026-11-19", from: 9, seconds: 300)
            )
            _ = try await sandbox.workday("map", long, "d00000000000000000000005")
            for arguments in [["sync", "--dry-run"], ["maps"], ["sync"], ["status"]] {
                let endpoint = arguments == ["maps"] ? [] : [sandbox.endpoint]
                let run = try await sandbox.home.timetrack(["workday"] + arguments + endpoint)
                #expect(run.status == 0)
                #expect(!(run.output + run.errors).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
            }
            #expect(sandbox.posted.map(\.description) == ["a[31mb cd", String(repeating: "y", count: 250)])
            let list = try await sandbox.home.timetrack("track", "list", "--from=2026-11-19", "--to=2026-11-19")
            #expect(list.lines.count == 3)
            #expect(!list.output.contains("\u{1B}"))
        }
    }

    @Test func keepsWhatStandsWhenTheConnectionFails() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.week)
            _ = try await sandbox.workday("sync", "--to=2026-11-19")
            let posts = Sandbox.Faults.Requests(.post, "/api/v1/workspaces")
            sandbox.host.change { $0.faults.rules = [.init(.resetBeforeActing, of: posts)] }
            let run = try await sandbox.workday("sync", "--json")
            #expect(run.status == 7)
            let message = try Document(run.errors)["error"]["message"].string
            #expect(message?.contains("Run the same command again; it looks") == true)
            #expect(try Document(run.output)["days"][1]["state"].string == "open")
            #expect(sandbox.posted.count == 1)
            sandbox.host.change { $0.faults.rules = [] }
            let again = try await sandbox.workday("sync")
            #expect(again.status == 0)
            #expect(sandbox.posted.count == 2)
        }
    }

    @Test func countsTheDaysThatItDidNotComeTo() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(
                (17...19).map { try Fixture.line("/src/website", "2026-11-\($0)", from: 8, seconds: 600) }
            )
            let posts = Sandbox.Faults.Requests(.post, "/api/v1/workspaces")
            sandbox.host.change { $0.faults.rules = [.init(.answer(.internalError), of: posts)] }
            let run = try await sandbox.workday("sync")
            #expect(run.status == 10)
            #expect(run.errors.contains("Posted 0 entries; 0 workdays are complete now. 3 workdays stay open.\n"))
        }
    }

    @Test func postsTheTimeOfABillableProjectAsBillable() async throws {
        var content = Sandbox.Content.standard
        content.projects[2].isBillable = false
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(Self.week[0], Self.week[1])
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            #expect(try await sandbox.workday("sync", "--other=Notes").status == 0)
            #expect(sandbox.posted.map(\.isBillable) == [true, false])
        }
    }

    @Test func anEntryThatWasRefusedIsBillableAsItsProjectOfNow() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresProject = true
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(Self.week[0], Self.week[1])
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            #expect(try await sandbox.workday("sync").status == 9)
            #expect(try await sandbox.workday("sync", "--other=Notes").status == 0)
            #expect(sandbox.posted.map(\.isBillable) == [true, true])
        }
    }

    @Test(arguments: [
        ["--start=17:00", "--end=09:00"], ["--start=25:00"], ["--from=2026-11-20", "--to=2026-11-19"],
    ])
    func refusesHoursAndDaysThatMakeNoSense(_ arguments: [String]) async throws {
        try await Home.make { home in
            let run = try await home.timetrack(["workday", "sync", "--dry-run"] + arguments)
            #expect(run.status == 64)
        }
    }
}
