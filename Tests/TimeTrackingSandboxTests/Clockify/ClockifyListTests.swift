import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyListTests {
    @Test func workspacesAreThoseOfTheCallerAndNotPaged() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        let answer = session.send(.get, "/api/v1/workspaces")
        #expect(try answer.list.map { $0["name"] } == ["Analytical Engines", "Compilers"])
        #expect(answer.lastPage == nil)
    }

    @Test func everyProjectIsOnExactlyOnePage() throws {
        var session = try SandboxSession(.large(projects: 120, timeEntries: 0))
        var names: [JSON?] = []
        var pages = 0
        var isLast = false
        while !isLast {
            pages += 1
            let answer = session.inEngines(.get, "projects?page=\(pages)")
            let list = try answer.list
            #expect(list.count <= 50)
            names += list.map { $0["name"] }
            isLast = answer.lastPage == "true"
        }
        #expect(pages == 3)
        #expect(names.count == 126)
        #expect(Set(names.compactMap(\.self).map { "\($0)" }).count == 126)
    }

    @Test func aPageThatEndsExactlyIsTheLastAndOneBeyondIsEmpty() throws {
        var session = try SandboxSession()
        let exact = session.inEngines(.get, "projects?page-size=6")
        #expect(try exact.list.count == 6)
        #expect(exact.lastPage == "true")
        let beyond = session.inEngines(.get, "projects?page-size=6&page=2")
        #expect(try beyond.list.isEmpty)
        #expect(beyond.lastPage == "true")
        #expect(session.inEngines(.get, "projects?page-size=5").lastPage == "false")
        let far = session.inEngines(.get, "projects?page=2147483647&page-size=2147483647")
        #expect(try far.list.isEmpty)
        #expect(far.lastPage == "true")
    }

    @Test(arguments: [
        ("page=x", 3000), ("page=99999999999999999999", 3000), ("page=0", 501), ("page=-1", 501), ("page-size=0", 501),
        ("page-size=-5", 501), ("page-size=1.5", 3000), ("archived=maybe", 3000), ("sort-order=UP", 3000),
        ("a=%zz", 3000),
    ])
    func badParametersAreRefused(query: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.get, "projects?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
    }

    @Test func withoutArchivedBothKindsAreListed() throws {
        var session = try SandboxSession()
        #expect(try session.inEngines(.get, "projects").list.count == 6)
        #expect(try session.inEngines(.get, "projects?archived=false").list.count == 5)
        #expect(
            try session.inEngines(.get, "projects?archived=true").list.map { $0["name"] } == ["Difference Engine"]
        )
    }

    @Test func namesAreSearchedAndSorted() throws {
        var session = try SandboxSession()
        #expect(
            try session.inEngines(.get, "projects?name=the").list.map { $0["name"] } == ["The Mill", "The Store"]
        )
        #expect(try session.inEngines(.get, "projects?name=the&strict-name-search=true").list.isEmpty)
        let last = try session.inEngines(.get, "projects?sort-order=DESCENDING&page-size=1").list
        #expect(last.map { $0["name"] } == ["The Store"])
    }

    @Test func aProjectWithoutAClientHasEmptyTexts() throws {
        var session = try SandboxSession()
        let list = try session.inEngines(.get, "projects?name=Notes").list
        let project = try #require(list.first)
        #expect(project["clientId"] == "")
        #expect(project["clientName"] == "")
        #expect(project["costRate"] == .null)
        let other = try session.inEngines(.get, "projects?name=Bernoulli").list
        #expect(try #require(other.first)["clientName"] == "Babbage & Co.")
    }

    @Test func onlyAnAdministratorListsTheUsers() throws {
        var session = try SandboxSession()
        #expect(try session.inEngines(.get, "users").list.count == 3)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.get, "users").status == 403)
    }

    @Test func entitiesThatAreForeignOrMissingAreInvalid() throws {
        var session = try SandboxSession()
        for path in ["projects/d00000000000000000000007", "clients/none", "tags/none", "time-entries/none"] {
            let answer = session.inEngines(.get, path)
            #expect(answer.status == 400)
            #expect(try answer.code == 501)
        }
    }
}
