import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack report", .timeLimit(.minutes(3)))
struct ReportCommandTests {
    private static let days = ["report", "--from=2026-01-05", "--to=2026-01-06"]

    @Test func listsInnermostGroupsOffATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack(
                Self.days + ["--group-by=client,project,task,tag", sandbox.endpoint]
            )
            #expect(
                run.output == """
                    Babbage & Co.\tBernoulli Numbers\tTable of operations\tdeep work\t15300\t15300\t15300\t1\t531.25 GBP
                    Babbage & Co.\tBernoulli Numbers\t\t\t7230\t7230\t0\t1\t
                    \tNotes\t\t\t12600\t12600\t0\t1\t

                    """
            )
        }
    }

    @Test func roundsAndAddsUpAMonthInJSON() async throws {
        try await SandboxFixture.run { sandbox in
            let arguments = ["report", "month", "--on=2026-01-31", "--round=15m:up", "--json", sandbox.endpoint]
            let document = try Document(try await sandbox.home.timetrack(arguments).output)
            #expect(document["version"].int == 1)
            #expect(document["from"].string == "2026-01-01")
            #expect(document["to"].string == "2026-01-31")
            #expect(document["rounding"].string == "15m:up")
            #expect(document["slots"].count == 31)
            #expect(document["slots"][5]["figures"]["seconds"].int == 8_100)
            #expect(document["total"]["seconds"].int == 36_000)
            #expect(document["total"]["exact_seconds"].int == 35_130)
            #expect(document["total"]["amounts"][0]["amount"].string == "531.25")
            #expect(document["groups"][0]["name"].string == "Bernoulli Numbers")
            #expect(document["groups"][0]["figures"]["seconds"].int == 23_400)
        }
    }

    @Test func drawsBarsOnATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let run = try await home.timetrackOnTerminal(
                Self.days + ["--group-by=client,project", sandbox.endpoint],
                typing: []
            )
            #expect(run.status == 0)
            #expect(run.output.contains("Mon 05 Jan   7:45  ████████████████████████████████████████"))
            #expect(run.output.contains("Babbage & Co.         6:15      4:15  531.25 GBP  ████████████████"))
            #expect(run.output.contains("  Bernoulli Numbers   6:15      4:15  531.25 GBP"))
            #expect(run.output.contains("Total                 9:45      4:15  531.25 GBP"))
        }
    }

    @Test(arguments: [(90, 16), (66, 9), (60, 0), (50, 0), (45, 0)])
    func givesFiguresTheirRoomBeforeBars(_ columns: Int, _ bar: Int) async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.with(["NO_COLOR": "1"])
                .timetrackOnTerminal(
                    ["report", "day", "--on=2026-01-05", "--round=15m", "--group-by=client,project", sandbox.endpoint],
                    columns: columns,
                    typing: []
                )
            let lines = run.output.split(separator: "\r\n")
            #expect(lines.allSatisfy { $0.count <= columns })
            let total = try #require(lines.first { $0.hasPrefix("Total") })
            #expect(total.hasSuffix("  7:45   7:45      4:15  531.25 GBP"))
            let client = try #require(lines.first { $0.hasPrefix("Babbage") })
            #expect(client.contains("  531.25 GBP"))
            #expect(client.count { $0 == "█" } == bar)
        }
    }

    @Test func drawsNoBarsOfDaysWhereNoneFit() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let run = try await home.timetrackOnTerminal(Self.days + [sandbox.endpoint], columns: 20, typing: [])
            #expect(run.output.contains("Mon 05 Jan   7:45\r\n"))
            let wider = try await home.timetrackOnTerminal(Self.days + [sandbox.endpoint], columns: 24, typing: [])
            #expect(wider.output.contains("Mon 05 Jan   7:45  █████\r\n"))
        }
    }

    @Test func knowsWhichMonthTheLastOneWas() async throws {
        try await SandboxFixture.run { sandbox in
            let now = try ReportContent.moment("2026-02-15T12:00:00Z")
            let run = try await sandbox.home.timetrack("report", "last-month", "--json", sandbox.endpoint, at: now)
            let document = try Document(run.output)
            #expect(document["from"].string == "2026-01-01")
            #expect(document["total"]["entries"].int == 3)
        }
    }

    @Test func countsARunningEntryUntilNow() async throws {
        let content = try ReportContent.entry(from: "2026-02-15T09:00:00Z", to: nil)
        try await SandboxFixture.run(content) { sandbox in
            let now = try ReportContent.moment("2026-02-15T12:00:00Z")
            let run = try await sandbox.home.timetrack("report", "day", "--json", sandbox.endpoint, at: now)
            let document = try Document(run.output)
            #expect(document["total"]["running"].int == 1)
            #expect(document["total"]["seconds"].int == 10_800)
        }
    }

    @Test(arguments: [
        // The clock goes back, and forward, in the night of the day: it has 25 hours, or 23.
        ("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 90_000),
        ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 82_800),
        ("2028-02-29", "2028-02-28T23:00:00Z", "2028-02-29T23:00:00Z", 86_400),
    ])
    func knowsHowLongADayIs(_ day: String, _ start: String, _ end: String, _ seconds: Int) async throws {
        var content = try ReportContent.entry(from: start, to: end)
        content.timeEntries[1].start = try ReportContent.moment(end)
        content.timeEntries[1].end = try ReportContent.moment(end).addingTimeInterval(60)
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.with(["TZ": "Europe/Berlin"])
            let run = try await home.timetrack("report", "day", "--on=\(day)", "--json", sandbox.endpoint)
            let document = try Document(run.output)
            #expect(document["total"]["entries"].int == 1)
            #expect(document["slots"][0]["figures"]["seconds"].int == seconds)
        }
    }

    @Test(arguments: [
        (["--project=notes"], 12_600), (["--client=babbage"], 22_530), (["--tag=Deep Work"], 15_300),
        (["--billable-only"], 15_300), (["--project=Notes", "--project=bernoulli numbers"], 35_130),
        (["--tag=meeting"], 0),
    ])
    func selectsEntries(_ options: [String], _ seconds: Int) async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack(Self.days + options + ["--json", sandbox.endpoint])
            #expect(try Document(run.output)["total"]["seconds"].int == seconds)
        }
    }

    @Test func namesTheCandidatesOfANameThatMeansTooMuch() async throws {
        try await SandboxFixture.run { sandbox in
            let many = try await sandbox.home.timetrack(Self.days + ["--project=the", sandbox.endpoint])
            #expect(many.status == 8)
            #expect(many.errors.contains("Several projects are meant by \"the\": "))
            #expect(many.errors.contains("The Mill\" (") && many.errors.contains("The Store\" ("))
            let none = try await sandbox.home.timetrack(Self.days + ["--client=Nobody", sandbox.endpoint])
            #expect(none.status == 8)
            #expect(none.errors.contains("There is no client \"Nobody\""))
        }
    }

    @Test func addsUpOneOfSeveralProjectsOfOneName() async throws {
        var content = Sandbox.Content.standard
        let first = try #require(content.timeEntries[0].project)
        let name = try #require(content.projects.first { $0.id == first }).name
        var other = Sandbox.Content.Project(id: "e1", workspace: content.workspaces[0].id, name: name)
        other.client = content.clients[0].id
        content.projects.append(other)
        content.timeEntries[1].project = "e1"
        content.timeEntries[1].task = nil
        try await SandboxFixture.run(content) { sandbox in
            func report(_ project: String) async throws -> BuiltProgram.Run {
                try await sandbox.home.timetrack(Self.days + ["--project=\(project)", "--json", sandbox.endpoint])
            }
            let both = try await report(name)
            #expect(both.status == 8)
            #expect(both.errors.contains("(\(first))") && both.errors.contains("(e1)"))
            let one = try await report("\(content.clients[0].name)/\(name)")
            #expect(try Document(one.output)["total"]["seconds"].int == 15_300)
        }
    }

    @Test(arguments: [
        ["week", "--from=2026-01-01"], ["--to=2026-01-01"], ["--from=2026-01-02", "--to=2026-01-01"],
        ["--from=2024-01-01", "--to=2025-01-01"], ["fortnight"], ["--round=17"], ["--group-by=client,client"],
        ["--csv", "--html"], ["--csv", "--json"], ["-o", "x"], ["--csv", "--force"], ["--on=2026-02-30"],
    ])
    func refusesArgumentsThatMakeNoSense(_ arguments: [String]) async throws {
        try await Home.make { home in
            let run = try await home.timetrack(["report"] + arguments)
            #expect(run.status == 64)
        }
    }
}
