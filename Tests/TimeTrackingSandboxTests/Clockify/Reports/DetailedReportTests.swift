import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct DetailedReportTests {
    @Test func aRowHasTheNamesOfTheWire() throws {
        var session = try SandboxSession()
        let answer = session.report("detailed", #""detailedFilter": {}"#, zone: "America/Sao_Paulo")
        #expect(answer.status == 200, "\(answer.text)")
        let rows = try answer.rows("timeentries")
        #expect(rows.count == 4)
        let row = try #require(rows.first { $0["_id"] == "f00000000000000000000002" })
        #expect(
            row["timeInterval"] == [
                "start": "2026-01-05T09:00:00-03:00", "end": "2026-01-05T13:15:00-03:00", "duration": 15_300,
            ]
        )
        #expect(row["isLocked"] == false)
        #expect(row["tagIds"] == ["d20000000000000000000001"])
        #expect(row["projectName"] == "Bernoulli Numbers")
        #expect(row["clientName"] == "Babbage & Co.")
        #expect(row["taskName"] == "Table of operations")
        #expect(row["userName"] == "Ada Lovelace")
        #expect(row["rate"] == 12_500)
        // Four hours and a quarter at 125 an hour.
        #expect(row["amount"] == 53_125)
        #expect(row["id"] == nil)
        let free = try #require(rows.first { $0["_id"] == "f00000000000000000000001" })
        #expect(free["amount"] == 0)
        #expect(free["clientId"] == "")
        #expect(free["taskId"] == .null)
    }

    @Test func theTotalsAreThoseOfAllPages() throws {
        var session = try SandboxSession()
        let whole = session.report(
            "detailed",
            #""amounts": ["EARNED", "COST", "PROFIT"], "detailedFilter": {"page": 2, "pageSize": 3}"#
        )
        #expect(try whole.rows("timeentries").count == 1)
        let totals = try whole.rows("totals")
        #expect(totals.count == 1)
        #expect(totals.first?["entriesCount"] == 4)
        #expect(totals.first?["totalTime"] == .integer(12_600 + 15_300 + 7_230 + 14_400))
        #expect(totals.first?["totalBillableTime"] == 15_300)
        #expect(
            totals.first?["amounts"] == [
                ["type": "EARNED", "value": 53_125], ["type": "COST", "value": 0], ["type": "PROFIT", "value": 53_125],
            ]
        )
        let beyond = session.report("detailed", #""detailedFilter": {"page": 3, "pageSize": 3}"#)
        #expect(try beyond.rows("timeentries").isEmpty)
        #expect(try beyond.rows("totals").first?["entriesCount"] == 4)
        let without = session.report("detailed", #""detailedFilter": {"options": {"totals": "EXCLUDE"}}"#)
        #expect(try without.rows("totals").isEmpty)
    }

    @Test func aReportWithoutEntriesHasTotalsOfNothing() throws {
        var session = try SandboxSession()
        let answer = session.report("detailed", #""detailedFilter": {}, "description": "nowhere""#)
        #expect(try answer.rows("timeentries").isEmpty)
        #expect(try answer.rows("totals").first?["totalTime"] == 0)
    }

    @Test(arguments: [
        (#""users": {"ids": ["\#(SandboxSession.grace)"]}"#, ["4"]),
        (#""users": {"ids": ["\#(SandboxSession.grace)"], "contains": "DOES_NOT_CONTAIN"}"#, ["3", "2", "1"]),
        (#""users": {"ids": [], "status": "INACTIVE"}"#, []),
        (#""users": {"ids": [], "status": "ALL"}"#, ["3", "4", "2", "1"]),
        (#""users": {"ids": [], "status": "ACTIVE_WITH_PENDING"}"#, ["3", "4", "2", "1"]),
        (#""userGroups": {"ids": ["g1"]}"#, ["4"]),
        (#""projects": {"ids": ["d00000000000000000000001"]}"#, ["3", "2"]),
        (#""projects": {"ids": ["d00000000000000000000001"], "status": "ARCHIVED"}"#, []),
        (#""projects": {"ids": ["d00000000000000000000001"], "contains": "DOES_NOT_CONTAIN"}"#, ["4", "1"]),
        (#""clients": {"ids": ["c10000000000000000000001"]}"#, ["3", "2"]),
        (#""clients": {"status": "ACTIVE"}"#, ["3", "2"]),
        (#""tasks": {"ids": ["d10000000000000000000001"]}"#, ["2"]),
        (#""tags": {"ids": ["d20000000000000000000001"], "containedInTimeentry": "CONTAINS"}"#, ["2"]),
        (
            #""tags": {"ids": ["d20000000000000000000001"], "containedInTimeentry": "DOES_NOT_CONTAIN"}"#,
            ["3", "4", "1"]
        ),
        (#""tags": {"ids": ["d20000000000000000000001", "x"], "contains": "CONTAINS_ONLY"}"#, ["2"]),
        (#""currency": {"ids": ["c00000000000000000000001"]}"#, ["3", "4", "2", "1"]),
        (#""currency": {"ids": ["other"]}"#, []), (#""billable": true"#, ["2"]),
        (#""billable": false"#, ["3", "4", "1"]),
        (#""description": "NOTE""#, ["3", "2"]), (#""withoutDescription": true"#, []), (#""archived": true"#, []),
        (#""archived": false"#, ["3", "4", "2", "1"]), (#""approvalState": "APPROVED""#, []),
        (#""approvalState": "UNAPPROVED""#, ["3", "4", "2", "1"]), (#""invoicingState": "INVOICED""#, ["1"]),
        (#""invoicingState": "UNINVOICED""#, ["3", "4", "2"]),
        (#""customFields": [{"id": "d30000000000000000000001", "type": "TXT", "value": "a"}]"#, ["4"]),
        (#""customFields": [{"id": "d30000000000000000000001", "isEmpty": true}]"#, ["3", "2", "1"]),
        (
            #""userCustomFields": [{"id": "d30000000000000000000002", "numberCondition": "GREATER_THAN", "value": 5}]"#,
            ["4"]
        ),
        (#""userCustomFields": [{"id": "d30000000000000000000002", "numberCondition": "LESS_THAN", "value": 5}]"#, []),
    ])
    func entriesAreFiltered(members: String, expected: [String]) throws {
        var content = Sandbox.Content.standard
        var group = Sandbox.Content.UserGroup(id: "g1", workspace: SandboxSession.engines, name: "Readers")
        group.members = [SandboxSession.grace]
        content.userGroups = [group]
        content.timeEntries[0].isInvoiced = true
        content.timeEntries[3].customFieldValues["d30000000000000000000001"] = .text("Alpha")
        var membership = Sandbox.Content.Workspace.Membership()
        membership.customFieldValues["d30000000000000000000002"] = .number(7)
        content.workspaces[0].memberships[SandboxSession.grace] = membership
        var session = try SandboxSession(content)
        #expect(try session.reported(members) == expected)
    }

    @Test func entriesOfArchivedProjectsAreTold() throws {
        var session = try SandboxSession()
        session.sandbox.content.projects[0].isArchived = true
        #expect(try session.reported(#""archived": true"#) == ["3", "2"])
        #expect(try session.reported(#""archived": false"#) == ["4", "1"])
    }

    @Test(arguments: [
        (#"{"auditFilter": {"duration": 13000, "durationShorter": true}}"#, 2),
        (#"{"auditFilter": {"duration": 13000}}"#, 2), (#"{"auditFilter": {"withoutTask": true}}"#, 3),
        (#"{"auditFilter": {"withoutProject": true}}"#, 0),
    ])
    func entriesAreAudited(filter: String, count: Int) throws {
        var session = try SandboxSession()
        let answer = session.report("detailed", #""detailedFilter": \#(filter)"#)
        #expect(try answer.rows("timeentries").count == count)
        #expect(try answer.rows("totals").first?["entriesCount"] == .integer(count))
    }

    @Test(arguments: [
        ("ID", "ASCENDING", "1234"), ("ID", "DESCENDING", "4321"), ("DESCRIPTION", "ASCENDING", "2341"),
        ("USER", "ASCENDING", "1234"), ("DURATION", "DESCENDING", "2413"), ("DATE", "ASCENDING", "1243"),
        ("ZONED_DATE", "DESCENDING", "3421"), ("USER_DATE", "ASCENDING", "1234"), ("NATURAL", "DESCENDING", "3421"),
    ])
    func entriesAreSorted(column: String, order: String, expected: String) throws {
        var session = try SandboxSession()
        let answer = session.report(
            "detailed",
            #""detailedFilter": {"sortColumn": "\#(column)"}, "sortOrder": "\#(order)""#
        )
        let digits = try answer.rows("timeentries")
            .map { row in
                guard case .string(let id) = row["_id"] else { return "" }
                return String(id.suffix(1))
            }
        #expect(digits.joined() == expected)
    }

    @Test func aPlainMemberSeesTheOwnEntriesOnly() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(try session.reported("") == ["4"])
        session.use(key: Sandbox.Content.StandardToken.sharedClockify)
        #expect(try session.reported("") == [])
    }

    @Test func aRunningEntryIsInNoReport() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T08:00:00Z"}"#).status == 201)
        #expect(try session.reported("").count == 4)
    }

    @Test func ratesAreLookedForFromTheTaskToTheWorkspace() throws {
        var session = try SandboxSession()
        func amount(_ session: inout SandboxSession) throws -> JSON? {
            let answer = session.report("detailed", #""billable": true, "detailedFilter": {}"#)
            return try answer.rows("timeentries").first?["amount"]
        }
        #expect(try amount(&session) == .integer(53_125))
        session.sandbox.content.projects[0].memberships = [.init(user: SandboxSession.ada, hourlyRate: 1_000)]
        #expect(try amount(&session) == .integer(4_250))
        session.sandbox.content.tasks[0].hourlyRate = 2_001
        #expect(try amount(&session) == .number(8_504.25))
        session.sandbox.content.tasks[0].hourlyRate = nil
        session.sandbox.content.projects[0].memberships = []
        session.sandbox.content.projects[0].hourlyRate = nil
        session.sandbox.content.workspaces[0].hourlyRate = 400
        #expect(try amount(&session) == .integer(1_700))
    }

    @Test func durationsAreRoundedWhenAsked() throws {
        var session = try SandboxSession()
        let answer = session.report("detailed", #""rounding": true, "detailedFilter": {}"#)
        #expect(
            try answer.rows("timeentries").map { $0["timeInterval"]?["duration"] } == [7_200, 14_400, 15_300, 12_600]
        )
    }
}
