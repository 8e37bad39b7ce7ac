import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockworkWorklogTests {
    private func session(_ content: Sandbox.Content = .standard) throws -> SandboxSession {
        try SandboxSession(content, key: nil, token: Sandbox.Content.StandardToken.adaClockwork)
    }

    private func ids(_ query: String) throws -> [JSON?] {
        var session = try session()
        let answer = session.send(.get, "/v1/worklogs?\(query)")
        #expect(answer.status == 200)
        return try answer.list.map { $0["id"] }
    }

    @Test func anUnexpandedRowHasTheRecordedShape() throws {
        var session = try session()
        let rows = try session.send(.get, "/v1/worklogs?account_id=712020:ada").list
        let expected: JSON = [
            "id": "20001", "timeSpentSeconds": 5_400, "started": "2026-01-05T08:30:00Z",
            "author": ["accountId": "712020:ada"], "issue": ["id": "10001"],
        ]
        #expect(rows == [expected])
    }

    @Test func expandedRowsHaveJirasForm() throws {
        var session = try session()
        let rows = try session.send(.get, "/v1/worklogs?account_id=712020:ada&expand=worklogs").list
        let row = try #require(rows.first)
        #expect(row["started"] == "2026-01-05T09:30:00.000+0100")
        #expect(row["issueId"] == "10001")
        #expect(row["issue"] == nil)
        #expect(row["timeSpent"] == "1h 30m")
        #expect(row["comment"] == "First attempt\nSecond attempt")

        let all = "expand=worklogs,issues,authors,emails"
        let full = try session.send(.get, "/v1/worklogs?account_id=712020:ada&\(all)").list
        let expanded = try #require(full.first)
        #expect(expanded["issue"]?["key"] == "ENGINE-1")
        #expect(expanded["issue"]?["fields"]?["summary"] == "Carry mechanism")
        #expect(expanded["author"]?["displayName"] == "Ada Lovelace")
        #expect(expanded["author"]?["emailAddress"] == "ada@example.com")

        let authors = try session.send(.get, "/v1/worklogs?account_id=712020:ada&expand=authors").list
        #expect(try #require(authors.first)["issueId"] == "10001")
    }

    @Test func boundsAreDaysOfTheZone() throws {
        #expect(try ids("starting_at=2026-01-05&ending_at=2026-01-05") == ["20001", "20002"])
        #expect(try ids("starting_at=2026-01-05&ending_at=2026-01-05&tz=Asia/Seoul") == ["20001"])
        #expect(try ids("starting_at=2026-01-06&tz=Asia%2FSeoul") == ["20002"])
        #expect(try ids("ending_at=2026-01-04") == [])
        #expect(try ids("") == ["20001", "20002"])
    }

    @Test func authorsProjectsAndIssuesNarrow() throws {
        #expect(try ids("user_query=grace@") == ["20002"])
        #expect(try ids("user_query%5B%5D=ada&user_query%5B%5D=hopper") == ["20001", "20002"])
        #expect(try ids("account_id=712020:ada&user_query=grace") == ["20001"])
        #expect(try ids("project_keys[]=NAVY") == ["20002"])
        #expect(try ids("project_ids[]=10000&project_keys[]=NAVY") == ["20001"])
        #expect(try ids("issue_query[]=ENGINE-1&issue_query[]=ENGINE-2") == ["20001"])
        #expect(try ids("account_id=nobody") == [])
    }

    @Test(arguments: [
        "starting_at=05.01.2026", "ending_at=2026-02-30", "tz=Moon/Tranquility", "offset=-1", "offset=x",
        "offset=99999999999999999999",
    ])
    func badParametersCannotBeProcessed(query: String) throws {
        var session = try session()
        #expect(session.send(.get, "/v1/worklogs?\(query)").status == 422)
    }

    @Test func anAnswerHasTenThousandRowsAtMost() throws {
        var content = Sandbox.Content.standard
        let row = try #require(content.worklogs.first)
        content.worklogs = (0..<10_001)
            .map { number in
                var worklog = row
                worklog.id = String(30_000 + number)
                return worklog
            }
        var session = try session(content)
        #expect(try session.send(.get, "/v1/worklogs").list.count == 10_000)
        #expect(try session.send(.get, "/v1/worklogs?offset=10000").list.map { $0["id"] } == ["40000"])
        #expect(try session.send(.get, "/v1/worklogs?offset=\(Int.max)").list.isEmpty)
    }

    @Test func windowsFollowEachOtherThroughAnyNumber() throws {
        var session = try session(.large(worklogs: 25_000))
        var ids: [JSON?] = []
        for offset in stride(from: 0, through: 30_000, by: 10_000) {
            let query = "starting_at=2026-02-01&expand=worklogs&offset=\(offset)"
            let rows = try session.send(.get, "/v1/worklogs?\(query)").list
            #expect(rows.count == min(10_000, max(0, 25_000 - offset)))
            ids += rows.map { $0["id"] }
        }
        #expect(ids == (1_000_001...1_025_000).map { .string(String($0)) })
        #expect(try session.send(.get, "/v1/worklogs?starting_at=2026-02-01&offset=24999").list.count == 1)
        #expect(try session.send(.get, "/v1/worklogs?offset=25000").list.count == 2)
    }

    @Test func aDayOfAZoneIsAsLongAsItsClocksMakeIt() throws {
        var content = Sandbox.Content.standard
        let row = try #require(content.worklogs.first)
        // The clocks go forward in Berlin on the 29th of March: its day has 23 hours, from 23:00 to 22:00 in UTC.
        content.worklogs = try ["28T22:59:59", "28T23:00:00", "29T21:59:59", "29T22:00:00"].enumerated()
            .map { index, time in
                var worklog = row
                worklog.id = String(index)
                worklog.started = try #require(Timestamp.date("2026-03-\(time)Z"))
                return worklog
            }
        var session = try session(content)
        let day = "starting_at=2026-03-29&ending_at=2026-03-29"
        let berlin = try session.send(.get, "/v1/worklogs?\(day)&tz=Europe/Berlin").list
        #expect(berlin.map { $0["id"] } == ["1", "2"])
        #expect(try session.send(.get, "/v1/worklogs?\(day)").list.map { $0["id"] } == ["2", "3"])
        #expect(try session.send(.get, "/v1/worklogs?\(day)&tz=").list.count == 2)
    }

    @Test(arguments: [
        ("Asia/Seoul", "2026-01-05T17:30:00.000+0900"), ("America/New_York", "2026-01-05T03:30:00.000-0500"),
        ("Asia/Kolkata", "2026-01-05T14:00:00.000+0530"), ("UTC", "2026-01-05T08:30:00.000+0000"),
    ])
    func startedIsWrittenInTheAuthorsZoneOnlyWhenWorklogsAreExpanded(zone: String, text: String) throws {
        var content = Sandbox.Content.standard
        content.accounts[0].timeZone = zone
        var session = try session(content)
        let expected: [(String, String)] = [
            ("", "2026-01-05T08:30:00Z"), ("issues,authors,emails", "2026-01-05T08:30:00Z"), ("worklogs", text),
            ("issues, worklogs", text),
        ]
        for (expand, started) in expected {
            let query = "account_id=712020:ada&expand=\(expand.replacing(" ", with: "%20"))"
            let row = try #require(try session.send(.get, "/v1/worklogs?\(query)").list.first)
            #expect(row["started"] == .string(started), "\(expand)")
        }
    }
}
