import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ProjectFilterTests {
    private let path = "/api/v1/workspaces/\(workspace)/projects"

    @Test
    func everyFilterIsSent() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let filter = Clockify.ProjectFilter(
            name: .exactly("The Mill"),
            archive: .archived,
            isBillable: false,
            isTemplate: true,
            access: .members,
            clients: .anyOf([Clockify.ClientID("c1"), Clockify.ClientID("c2"), Clockify.ClientID("c1")]),
            clientArchive: .all,
            users: .noneOf([Clockify.UserID("u1")]),
            userStatus: .inactive,
            userGroups: .anyOf([Clockify.UserGroupID("n1")])
        )
        _ = try await Clockify.Client.test(transport)
            .projects(in: workspace, matching: filter, sortedBy: .descending(.clientName), pageSize: 9)
            .collect(limit: 1)
        // A list of ids is its name again for each, not one text with commas.
        #expect(
            transport.targets == [
                "GET \(path)?name=The%20Mill&strict-name-search=true&archived=true&billable=false&is-template=true"
                    + "&access=PRIVATE&clients=c1&clients=c2&contains-client=true&client-status=ALL"
                    + "&users=u1&contains-user=false&user-status=INACTIVE&userGroups=n1&contains-group=true"
                    + "&sort-column=CLIENT_NAME&sort-order=DESCENDING&page=1&page-size=9"
            ]
        )
    }

    @Test
    func archivedProjectsAreLeftOutUnlessAskedFor() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.projects(in: workspace).collect(limit: 1)
        _ = try await client.projects(in: workspace, matching: Clockify.ProjectFilter()).collect(limit: 1)
        _ = try await client.hydratedProjects(in: workspace).collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(path)?archived=false&page=1&page-size=200", "GET \(path)?archived=false&page=1&page-size=200",
                "GET \(path)?archived=false&hydrated=true&page=1&page-size=200",
            ]
        )
    }

    @Test(arguments: [
        Clockify.ProjectFilter(clients: .anyOf([])), Clockify.ProjectFilter(users: .anyOf([])),
        Clockify.ProjectFilter(userGroups: .anyOf([])),
    ])
    func oneOfNoneIsNothingAndNotEverything(filter: Clockify.ProjectFilter) async throws {
        let transport = StubTransport()
        let client = Clockify.Client.test(transport)
        #expect(try await client.projects(in: workspace, matching: filter).collect(limit: 9) == [])
        #expect(try await client.hydratedProjects(in: workspace, matching: filter).collect(limit: 9) == [])
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func noneOfNoneIsEverything() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let filter = Clockify.ProjectFilter(archive: .all, clients: .noneOf([]))
        _ = try await Clockify.Client.test(transport).projects(in: workspace, matching: filter).collect(limit: 1)
        #expect(transport.targets == ["GET \(path)?page=1&page-size=200"])
    }

    @Test
    func hydratedProjectsWithTheirExpenses() async throws {
        let hydrated = #"{"id": "p1", "name": "Garden", "tasks": [{"id": "t1", "name": "Weed"}]}"#
        let transport = StubTransport { exchange in
            .response(json: exchange.number == 1 ? "[\(hydrated)]" : hydrated)
        }
        let client = Clockify.Client.test(transport)
        let day = try #require(Clockify.CalendarDay(year: 2026, month: 3, day: 9))
        let expenses = Clockify.ExpenseSelection(limit: 5, before: day)
        let list = try await client.hydratedProjects(in: workspace, expenses: expenses).collect(limit: 9)
        let one = try await client.hydratedProject(
            Clockify.ProjectID("p1"),
            in: workspace,
            customFieldsOf: .user,
            expenses: expenses
        )
        #expect(list == [one])
        #expect(one.tasks.map(\.name) == ["Weed"])
        #expect(
            transport.targets == [
                "GET \(path)?archived=false&hydrated=true&expense-limit=5&expense-date=2026-03-09&page=1&page-size=200",
                "GET \(path)/p1?hydrated=true&custom-field-entity-type=USER&expense-limit=5&expense-date=2026-03-09",
            ]
        )
    }

    @Test(arguments: [
        (2024, 2, 29, true), (2026, 2, 29, false), (2026, 13, 1, false), (0, 1, 1, false), (2026, 4, 0, false),
    ])
    func daysThatTheCalendarHas(year: Int, month: Int, day: Int, isThere: Bool) {
        #expect((Clockify.CalendarDay(year: year, month: month, day: day) != nil) == isThere)
    }

    @Test
    func daysHaveLeadingZeros() throws {
        #expect("\(try #require(Clockify.CalendarDay(year: 7, month: 1, day: 2)))" == "0007-01-02")
    }
}
