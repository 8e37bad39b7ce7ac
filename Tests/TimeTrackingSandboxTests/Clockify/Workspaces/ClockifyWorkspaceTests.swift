import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyWorkspaceTests {
    private func named(_ query: String, key: String) throws -> [JSON?] {
        var session = try SandboxSession(key: key)
        return try session.send(.get, "/api/v1/workspaces\(query)").list.map { $0["name"] }
    }

    @Test func workspacesAreNarrowedToRoles() throws {
        let (ada, grace) = (
            Sandbox.Content.StandardToken.adaClockify, Sandbox.Content.StandardToken.graceClockify
        )
        #expect(try named("?roles=OWNER", key: ada) == ["Analytical Engines"])
        #expect(try named("?roles=OWNER", key: grace) == ["Compilers"])
        // An owner is no administrator here.
        #expect(try named("?roles=WORKSPACE_ADMIN", key: ada) == [])
        #expect(try named("?roles=WORKSPACE_ADMIN&roles=OWNER", key: grace) == ["Compilers"])
        var session = try SandboxSession()
        #expect(try session.send(.get, "/api/v1/workspaces?roles=KING").code == 3000)
    }

    @Test func aNewWorkspaceBelongsToItsMaker() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        let created = session.send(.post, "/api/v1/workspaces", #"{"name": "FLOW-MATIC", "organizationId": "o1"}"#)
        #expect(created.status == 201)
        let workspace = try created.json
        #expect(workspace["cakeOrganizationId"] == "o1")
        #expect(workspace["name"] == "FLOW-MATIC")
        guard case .string(let id) = workspace["id"] else {
            Issue.record("no identifier")
            return
        }
        #expect(session.send(.get, "/api/v1/workspaces/\(id)").text == created.text)
        #expect(session.send(.get, "/api/v1/workspaces/\(id)/users").status == 200)
        #expect(try session.send(.get, "/api/v1/workspaces?roles=OWNER").list.count == 2)
        session.use(key: Sandbox.Content.StandardToken.adaClockify)
        #expect(session.send(.get, "/api/v1/workspaces/\(id)").status == 403)
    }

    @Test(arguments: [
        ("{}", 501), (#"{"name": " "}"#, 501), (#"{"name": 1}"#, 3000), (#"{"organizationId": "o1"}"#, 501), ("", 3000),
        (#"{"name": "123456789 123456789 123456789 123456789 123456789 1"}"#, 501), (#"{"title": "x"}"#, 501),
    ])
    func aBadWorkspaceIsRefused(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.send(.post, "/api/v1/workspaces", body)
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
        #expect(session.sandbox.content.workspaces.count == 2)
    }

    @Test func ratesAreKept() throws {
        var session = try SandboxSession()
        let path = "/api/v1/workspaces/\(SandboxSession.engines)"
        #expect(try session.send(.get, path).json["costRate"] == .null)
        let cost = session.inEngines(.put, "cost-rate", #"{"amount": 5000, "since": "2026-01-01T00:00:00Z"}"#)
        #expect(cost.status == 200)
        #expect(try cost.json["costRate"] == ["amount": 5000, "currency": "GBP"])
        let hourly = session.inEngines(.put, "hourly-rate", #"{"amount": 9000, "currency": "EUR"}"#)
        #expect(try hourly.json["hourlyRate"] == ["amount": 9000, "currency": "EUR"])
        let workspace = try session.send(.get, path).json
        #expect(workspace == (try hourly.json))
        #expect(workspace["costRate"] == ["amount": 5000, "currency": "EUR"])
        #expect(session.send(.get, path + "/hourly-rate").status == 405)
        #expect(session.send(.patch, path, "{}").status == 405)
    }

    @Test(arguments: [
        ("cost-rate", "{}", 501), ("cost-rate", #"{"amount": -1}"#, 501), ("cost-rate", #"{"amount": "1"}"#, 3000),
        ("cost-rate", #"{"amount": 2147483648}"#, 501), ("cost-rate", #"{"amount": 1, "since": "2026-01-01"}"#, 501),
        ("cost-rate", #"{"amount": 1, "currency": "EUR"}"#, 501), ("hourly-rate", #"{"amount": 1}"#, 501),
        ("hourly-rate", #"{"amount": 1, "currency": ""}"#, 501), ("hourly-rate", #"{"currency": "EUR"}"#, 501),
    ])
    func badRatesAreRefusedAndNothingIsKept(path: String, body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.put, path, body)
        #expect(answer.status == 400, "\(body)")
        #expect(try answer.code == .integer(code), "\(body)")
        #expect(session.sandbox.content.workspaces == Sandbox.Content.standard.workspaces)
    }

    @Test func onlyAnAdministratorSetsRates() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.put, "cost-rate", #"{"amount": 1}"#).status == 403)
        #expect(session.inEngines(.put, "hourly-rate", #"{"amount": 1, "currency": "EUR"}"#).status == 403)
    }

    @Test func theSettingsSayWhichRulesHold() throws {
        var content = Sandbox.Content.standard
        var session = try SandboxSession(content)
        let path = "/api/v1/workspaces/\(SandboxSession.engines)"
        let free = try #require(try session.send(.get, path).json["workspaceSettings"])
        for name in ["forceProjects", "forceTasks", "forceTags", "forceDescription", "timeRoundingInReports"] {
            #expect(free[name] == false, "\(name)")
        }
        for name in ["automaticLock", "lockTimeEntries", "lockTimeZone"] { #expect(free[name] == .null, "\(name)") }
        #expect(free["timeTrackingMode"] == "DEFAULT")
        #expect(free["trackTimeDownToSecond"] == true)
        #expect(free["round"] == ["round": "Round to nearest", "minutes": "15"])

        content.workspaces[0].requiresProject = true
        content.workspaces[0].requiresTask = true
        content.workspaces[0].requiresTags = true
        content.workspaces[0].requiresDescription = true
        content.workspaces[0].allowsManualTracking = false
        content.workspaces[0].lockedBefore = Timestamp.date("2026-01-06T00:00:00Z")
        content.workspaces[0].automaticLock = .init(type: "OLDER_THAN")
        content.workspaces[0].automaticLock?.olderThanValue = 5
        content.workspaces[0].showsSeconds = false
        content.workspaces[0].rounding.minutes = 6
        content.workspaces[0].rounding.appliesToReports = true
        session = try SandboxSession(content)
        let strict = try #require(try session.send(.get, path).json["workspaceSettings"])
        for name in ["forceProjects", "forceTasks", "forceTags", "forceDescription", "timeRoundingInReports"] {
            #expect(strict[name] == true, "\(name)")
        }
        #expect(strict["timeTrackingMode"] == "STOPWATCH_ONLY")
        #expect(strict["lockTimeEntries"] == "2026-01-06T00:00:00Z")
        #expect(strict["automaticLock"]?["olderThanValue"] == 5)
        #expect(strict["automaticLock"]?["changeDay"] == .null)
        #expect(strict["trackTimeDownToSecond"] == false)
        #expect(strict["round"]?["minutes"] == "6")
    }
}
