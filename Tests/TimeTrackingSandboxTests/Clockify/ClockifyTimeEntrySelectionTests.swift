import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyTimeEntrySelectionTests {
    private let mine = "user/\(SandboxSession.ada)/time-entries"
    private let first = "f00000000000000000000001"
    private let second = "f00000000000000000000002"
    private let third = "f00000000000000000000003"
    private let graces = "f00000000000000000000004"

    @Test func aBatchHasTheOrderOfItsIdentifiers() throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.post, "time-entries/batch", #"{"timeEntryIds": ["\#(third)", "\#(graces)"]}"#)
        #expect(answer.status == 200)
        #expect(try answer.list.map { $0["id"] } == [.string(third), .string(graces)])
        #expect(try answer.list.map { $0["hourlyRate"]?["amount"] } == [12_500, nil])
        let hydrated = session.inEngines(
            .post,
            "time-entries/batch",
            #"{"timeEntryIds": ["\#(second)"], "hydrated": true}"#
        )
        #expect(try hydrated.list.first?["task"]?["name"] == "Table of operations")
        for body in ["{}", #"{"timeEntryIds": []}"#, #"{"timeEntryIds": ["none"]}"#, #"{"ids": ["\#(first)"]}"#] {
            #expect(session.inEngines(.post, "time-entries/batch", body).status == 400, "\(body)")
        }
        session.use(key: Sandbox.Content.StandardToken.sharedClockify)
        let body = #"{"timeEntryIds": ["\#(first)"]}"#
        #expect(session.inEngines(.post, "time-entries/batch", body).status == 403)
    }

    @Test func entriesAreMarkedAsInvoicedTogetherOrNotAtAll() throws {
        var session = try SandboxSession()
        let path = "time-entries/invoiced"
        let bad = #"{"timeEntryIds": ["\#(first)", "none"], "invoiced": true}"#
        #expect(session.inEngines(.patch, path, bad).status == 400)
        #expect(session.inEngines(.patch, path, #"{"timeEntryIds": ["\#(first)"]}"#).status == 400)
        #expect(session.sandbox.content.timeEntries.allSatisfy { !$0.isInvoiced })
        let good = #"{"timeEntryIds": ["\#(first)", "\#(third)"], "invoiced": true}"#
        let answer = session.inEngines(.patch, path, good)
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
        #expect(session.sandbox.content.timeEntries.map(\.isInvoiced) == [true, false, true, false])
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.patch, path, good).status == 403)
    }

    @Test(arguments: [
        ("", [3, 2, 1]), ("description=note", [3, 2]), ("description=", [3, 2, 1]),
        ("project=d00000000000000000000003", [1]), ("task=d10000000000000000000001", [2]),
        ("tags=d20000000000000000000001,none", [2]), ("tags=none", []), ("project-required=true", [3, 2, 1]),
        ("task-required=true", [2]), ("in-progress=false", [3, 2, 1]), ("in-progress=1", []),
        ("start=2026-01-06T00:00:00Z", [3]), ("end=2026-01-05T12:00:00Z", [1]),
        ("start=2026-01-05T13:00:00Z&end=2026-01-05T13:00:00Z", [2]),
        ("start=2026-01-07T00:00:00Z&end=2026-01-05T00:00:00Z", []),
        ("get-week-before=2026-01-06T00:00:00Z", [2, 1]), ("get-week-before=2026-01-13T00:00:00Z", [3]),
        ("get-week-before=2026-01-20T00:00:00Z", []), ("page-size=1&page=2", [2]),
        ("description=note&page-size=1&page=2", [2]),
    ])
    func entriesAreFiltered(query: String, numbers: [Int]) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.get, "\(mine)?\(query)")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try answer.list.map { $0["id"] } == numbers.map { .string("f0000000000000000000000\($0)") })
    }

    @Test(arguments: [
        ("description=note&page-size=1", "false"), ("description=note&page-size=2", "true"),
        ("description=menabrea&page-size=1", "true"), ("page-size=2", "false"), ("page-size=3", "true"),
        ("description=note&page=9", "true"),
    ])
    func theLastPageIsSaidWhetherFilteredOrNot(query: String, isLast: String) throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.get, "\(mine)?\(query)").lastPage == isLast)
    }

    @Test(arguments: [
        "in-progress=often", "start=yesterday", "end=2026-01-05", "get-week-before=true", "hydrated=perhaps",
        "project-required=x", "sort=x",
        "page=1&page=2",
    ])
    func badFiltersAreRefused(query: String) throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.get, "\(mine)?\(query)").status == 400)
    }

    @Test func theWeekBeforeHasOnlyWhatBelongsToSomething() throws {
        var session = try SandboxSession()
        let body = #"{"start": "2026-01-05T17:00:00Z", "end": "2026-01-05T18:00:00Z"}"#
        #expect(session.inEngines(.post, "time-entries", body).status == 201)
        #expect(try session.inEngines(.get, mine + "?get-week-before=2026-01-06T00:00:00Z").list.count == 2)
    }

    @Test func anEntryForSomebodyElseIsMadeLikeAnother() throws {
        var session = try SandboxSession()
        let path = "user/\(SandboxSession.grace)/time-entries?from-entry=\(second)"
        let body = #"{"start": "2026-01-07T07:00:00Z", "end": "2026-01-07T08:00:00Z", "description": "own"}"#
        let made = session.inEngines(.post, path, body)
        #expect(made.status == 201, "\(made.text)")
        let entry = try made.json
        #expect(entry["userId"] == .string(SandboxSession.grace))
        #expect(entry["description"] == "own")
        #expect(entry["projectId"] == "d00000000000000000000001")
        #expect(entry["taskId"] == "d10000000000000000000001")
        #expect(entry["tagIds"] == ["d20000000000000000000001"])
        #expect(entry["billable"] == true)
        #expect(session.inEngines(.post, path + "x", body).status == 400)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.post, path, body).status == 403)
    }

    @Test func runningTimersHaveTenToAPage() throws {
        var session = try SandboxSession(.large(users: 12, projects: 0, timeEntries: 0))
        for number in 1...12 {
            session.use(key: "sandbox-clockify-member-\(number)")
            let body = #"{"start": "2026-01-07T08:\#(number + 10):00Z"}"#
            #expect(session.inEngines(.post, "time-entries", body).status == 201)
        }
        let path = "time-entries/status/in-progress"
        let page = session.inEngines(.get, path)
        #expect(try page.list.count == 10)
        #expect(page.lastPage == "false")
        #expect(try page.list.first?["timeInterval"]?["start"] == "2026-01-07T08:22:00Z")
        #expect(try session.inEngines(.get, path + "?page=2").list.count == 2)
        #expect(session.inEngines(.get, path + "?page-size=1000").status == 200)
        #expect(session.inEngines(.get, path + "?page-size=1001").status == 400)
    }

    @Test func anEntryNamedTwiceIsDeletedOnce() throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.delete, mine + "?time-entry-ids=\(first),\(first)")
        #expect(answer.status == 200)
        #expect(session.sandbox.content.timeEntries.count == 3)
        #expect(session.inEngines(.delete, mine + "?time-entry-ids=\(graces)").status == 400)
    }
}
