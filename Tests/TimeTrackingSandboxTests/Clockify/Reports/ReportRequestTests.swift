import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ReportRequestTests {
    @Test(arguments: [
        ("detailed", ""), ("summary", ""), ("weekly", ""), ("summary", #""summaryFilter": {}"#),
        ("summary", #""summaryFilter": {"groups": []}"#), ("summary", #""summaryFilter": {"groups": ["COLOR"]}"#),
        ("summary", #""summaryFilter": {"groups": ["USER", "PROJECT", "TASK", "TAG"]}"#),
        ("detailed", #""detailedFilter": {"page": 0}"#), ("detailed", #""detailedFilter": {"pageSize": 1001}"#),
        ("detailed", #""detailedFilter": {"sortColumn": "COLOR"}"#), ("detailed", #""detailedFilter": []"#),
        ("detailed", #""detailedFilter": {}, "exportType": "PDF""#),
        ("detailed", #""detailedFilter": {}, "exportType": "JSON_V1""#),
        ("detailed", #""detailedFilter": {}, "exportType": "DOC""#),
        ("detailed", #""detailedFilter": {}, "users": {"contains": "SOME"}"#),
        ("detailed", #""detailedFilter": {}, "users": {"status": "ARCHIVED"}"#),
        ("detailed", #""detailedFilter": {}, "projects": {"status": "INACTIVE"}"#),
        ("detailed", #""detailedFilter": {}, "amounts": ["GROSS"]"#),
        ("detailed", #""detailedFilter": {}, "amountShown": "GROSS""#),
        ("detailed", #""detailedFilter": {}, "sortOrder": "UP""#),
        ("detailed", #""detailedFilter": {}, "dateRangeType": "LAST_CENTURY""#),
        ("detailed", #""detailedFilter": {}, "customFields": [{"isEmpty": true}]"#),
        ("detailed", #""detailedFilter": {}, "colour": "red""#),
        ("detailed", #""detailedFilter": {"size": 5}"#), ("weekly", #""weeklyFilter": {"group": "COLOR"}"#),
    ])
    func aBadRequestIsRefused(kind: String, members: String) throws {
        var session = try SandboxSession()
        let answer = session.report(kind, members, from: "2026-01-05T00:00:00", to: "2026-01-11T23:59:59")
        #expect(answer.status == 400, "\(answer.text)")
        guard case .string(let message) = try answer.json["message"] else {
            Issue.record("no message")
            return
        }
        #expect(!message.isEmpty)
    }

    @Test(arguments: [
        ("2026-01-05", "2026-01-31T23:59:59"), ("", "2026-01-31T23:59:59"),
        ("2026-01-31T00:00:00", "2026-01-05T00:00:00"),
        ("2026-13-05T00:00:00", "2026-01-31T23:59:59"),
    ])
    func aBadPeriodIsRefused(start: String, end: String) throws {
        var session = try SandboxSession()
        #expect(session.report("detailed", #""detailedFilter": {}"#, from: start, to: end).status == 400)
    }

    @Test func anUnknownZoneIsRefusedAndWithoutOneTheAccountsCounts() throws {
        var session = try SandboxSession()
        #expect(session.report("detailed", #""detailedFilter": {}"#, zone: "Mars/Olympus").status == 400)
        let answer = session.report("detailed", #""detailedFilter": {}"#, zone: nil)
        let starts = try answer.rows("timeentries").map { $0["timeInterval"]?["start"] }
        #expect(starts.last == "2026-01-05T09:00:00+01:00")
    }

    @Test(arguments: [
        ("2026-01-05T08:00:00Z", "2026-01-05T08:00:00Z", "UTC", 1),
        ("2026-01-05T09:00:00", "2026-01-05T09:00:00", "Europe/Berlin", 1),
        ("2026-01-05T09:00:00Z", "2026-01-05T09:00:00Z", "Europe/Berlin", 1),
        ("2026-01-05T08:00:00Z", "2026-01-05T08:00:00Z", "Europe/Berlin", 0),
        ("2026-01-05T11:00:00+02:00", "2026-01-05T11:00:00+02:00", "Europe/Berlin", 1),
    ])
    func boundsAreWallClockTimeOfTheReportsZone(start: String, end: String, zone: String, count: Int) throws {
        var session = try SandboxSession()
        let answer = session.report("detailed", #""detailedFilter": {}"#, from: start, to: end, zone: zone)
        #expect(try answer.rows("timeentries").count == count)
    }

    // It is Wednesday, the seventh of January.
    @Test(arguments: [
        ("TODAY", 0), ("YESTERDAY", 1), ("THIS_WEEK", 4), ("LAST_WEEK", 0), ("PAST_TWO_WEEKS", 0), ("THIS_MONTH", 4),
        ("LAST_MONTH", 0), ("THIS_YEAR", 4), ("LAST_YEAR", 0), ("ABSOLUTE", 0),
    ])
    func relativePeriodsAreCountedFromNow(type: String, count: Int) throws {
        var session = try SandboxSession()
        let answer = session.report(
            "detailed",
            #""detailedFilter": {}, "dateRangeType": "\#(type)""#,
            from: "2020-01-01T00:00:00",
            to: "2020-01-02T00:00:00"
        )
        #expect(try answer.rows("timeentries").count == count, "\(type)")
    }

    @Test func aWeekBeginsOnTheDayThatIsSaid() throws {
        var session = try SandboxSession()
        let answer = session.report(
            "detailed",
            #""detailedFilter": {}, "dateRangeType": "THIS_WEEK", "weekStart": "TUESDAY""#
        )
        #expect(try answer.rows("timeentries").count == 1)
    }

    @Test func reportsAreServedOnBothHostsAndNothingElseIs() throws {
        var session = try SandboxSession()
        let body =
            #"{"dateRangeStart": "2026-01-01T00:00:00", "dateRangeEnd": "2026-01-31T00:00:00", "detailedFilter": {}}"#
        let path = "workspaces/\(SandboxSession.engines)/reports/detailed"
        #expect(session.send(.post, "/report/v1/\(path)", body).status == 200)
        #expect(session.send(.post, "/v1/\(path)", body).status == 200)
        #expect(session.send(.post, "/api/v1/\(path)", body).status == 404)
        #expect(session.send(.get, "/v1/\(path)").status == 405)
        #expect(session.send(.get, "/v1/workspaces/\(SandboxSession.engines)").status == 404)
        #expect(session.send(.get, "/report/v1/user").status == 404)
        #expect(session.send(.post, "/v1/workspaces/\(SandboxSession.engines)/reports/yearly", body).status == 404)
        let compilers = "/v1/workspaces/\(SandboxSession.compilers)/reports/detailed"
        #expect(session.send(.post, compilers, body).status == 403)
        session.use(token: Sandbox.Content.StandardToken.adaClockwork)
        #expect(session.send(.post, "/v1/\(path)", body).status == 401)
        #expect(session.send(.get, "/v1/worklogs").status == 200)
    }
}
