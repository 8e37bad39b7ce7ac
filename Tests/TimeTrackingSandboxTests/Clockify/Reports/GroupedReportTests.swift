import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct GroupedReportTests {
    @Test func aSummaryHasGroupsWithinGroups() throws {
        var session = try SandboxSession()
        let answer = session.report("summary", #""summaryFilter": {"groups": ["PROJECT", "USER", "TIMEENTRY"]}"#)
        #expect(answer.status == 200, "\(answer.text)")
        let groups = try answer.rows("groupOne")
        #expect(groups.map { $0["name"] } == ["Bernoulli Numbers", "Notes", "Punched Cards"])
        let first = try #require(groups.first)
        #expect(first["_id"] == "d00000000000000000000001")
        #expect(first["nameLowerCase"] == "bernoulli numbers")
        #expect(first["clientName"] == "Babbage & Co.")
        #expect(first["duration"] == .integer(15_300 + 7_230))
        #expect(first["amount"] == 53_125)
        let users = first.elements("children")
        #expect(users.map { $0["name"] } == ["Ada Lovelace"])
        let entries = users.flatMap { $0.elements("children") }
        #expect(entries.map { $0["name"] } == ["Note G"])
        #expect(entries.map { $0["duration"] } == [.integer(15_300 + 7_230)])
        #expect(entries.first?["children"] == nil)
        #expect(try answer.rows("totals").first?["entriesCount"] == 4)
        #expect(try answer.rows("chart").map { $0["_id"] } == ["2026-01-05", "2026-01-06"])
    }

    @Test(arguments: [
        ("CLIENT", ["", "Babbage & Co."]), ("TASK", ["", "Table of operations"]),
        ("TAG", ["", "deep work", "meeting"]),
        ("USER", ["Ada Lovelace", "Grace Hopper"]), ("USER_GROUP", [""]), ("DATE", ["2026-01-05", "2026-01-06"]),
        ("WEEK", ["2026-01-05"]), ("MONTH", ["2026-01"]),
    ])
    func everyGroupingGroups(name: String, expected: [String]) throws {
        var session = try SandboxSession()
        session.sandbox.content.timeEntries[1].tags.append("d20000000000000000000002")
        let answer = session.report("summary", #""summaryFilter": {"groups": ["\#(name)"]}"#)
        #expect(try answer.rows("groupOne").map { $0["name"] } == expected.map(JSON.string))
    }

    @Test(arguments: [
        ("DURATION", "DESCENDING", "Bernoulli Numbers"), ("DURATION", "ASCENDING", "Notes"),
        ("AMOUNT", "DESCENDING", "Bernoulli Numbers"), ("GROUP", "DESCENDING", "Punched Cards"),
    ])
    func groupsAreSorted(column: String, order: String, first: String) throws {
        var session = try SandboxSession()
        let answer = session.report(
            "summary",
            #""summaryFilter": {"groups": ["PROJECT"], "sortColumn": "\#(column)"}, "sortOrder": "\#(order)""#
        )
        #expect(try answer.rows("groupOne").first?["name"] == .string(first))
    }

    @Test func aWeekHasSevenDaysInTheReportsZone() throws {
        var session = try SandboxSession()
        let answer = session.report(
            "weekly",
            #""weeklyFilter": {"group": "USER", "subgroup": "PROJECT"}"#,
            from: "2026-01-05T00:00:00",
            to: "2026-01-11T23:59:59",
            zone: "Asia/Tokyo"
        )
        #expect(answer.status == 200, "\(answer.text)")
        // In Tokyo Ada's first entry begins at five in the afternoon, and Grace's one hour before midnight.
        let days = try answer.rows("totalsByDay")
        #expect(days.count == 7)
        #expect(days.first == ["date": "2026-01-05", "duration": .integer(12_600 + 15_300 + 14_400), "amount": 53_125])
        #expect(days[1]["duration"] == 7_230)
        let users = try answer.rows("groupOne")
        #expect(users.map { $0["name"] } == ["Ada Lovelace", "Grace Hopper"])
        #expect(users.first?.elements("days").count == 7)
        #expect(users.first?.elements("children").map { $0["name"] } == ["Bernoulli Numbers", "Notes"])
        #expect(users.first?.elements("children").first?.elements("days").count == 7)
    }

    @Test(arguments: [
        ("2026-01-05T00:00:00", "2026-01-10T23:59:59", 400), ("2026-01-05T00:00:00", "2026-01-12T23:59:59", 400),
        ("2026-01-05T00:00:00", "2026-01-12T00:00:00", 200), ("2026-01-05T00:00:00Z", "2026-01-11T23:59:59.999Z", 200),
        ("2026-03-23T00:00:00", "2026-03-29T23:59:59", 200), ("2026-01-05T00:00:00", "2026-01-05T00:00:00", 400),
    ])
    func anythingButAWeekIsRefused(start: String, end: String, status: Int) throws {
        var session = try SandboxSession()
        let answer = session.report(
            "weekly",
            #""weeklyFilter": {"group": "PROJECT", "subgroup": "TIME"}"#,
            from: start,
            to: end,
            zone: "Europe/Berlin"
        )
        #expect(answer.status == status, "\(answer.text)")
        if status == 400 { #expect(try answer.code == 501) }
    }
}
