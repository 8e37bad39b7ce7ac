import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The client and the sandbox, which know nothing of each other, agree on what Clockify is.
@Suite
struct ClockifySandboxTests {
    private func client(
        _ transport: SandboxTransport,
        key: String = Sandbox.Content.StandardToken.adaClockify
    ) throws -> Clockify.Client {
        Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(key))),
            configuration: ClientConfiguration().sendingOnce
        )
    }

    private func sandbox(_ content: Sandbox.Content = .standard) throws -> SandboxTransport {
        let now = try moment("2026-03-02T10:00:00Z")
        return SandboxTransport(Sandbox(content, now: { now }))
    }

    @Test
    func whoAmIAndWhere() async throws {
        let client = try client(sandbox())
        let user = try await client.user()
        #expect(user.name == "Ada Lovelace")
        #expect(user.timeZone == "Europe/Berlin")
        let workspaces = try await client.workspaces()
        #expect(workspaces.map(\.name) == ["Analytical Engines"])
        #expect(workspaces.first?.id == user.activeWorkspaceID)
    }

    @Test
    func aTimerFromStartToStop() async throws {
        let transport = try sandbox()
        let client = try client(transport)
        let user = try await client.user()
        let workspace = try #require(user.activeWorkspaceID)
        #expect(try await client.runningTimeEntry(in: workspace, user: user.id) == nil)
        let started = try await client.startTimer(
            in: workspace,
            at: moment("2026-03-02T08:00:00Z"),
            description: "Garden & \"Haus\" ü"
        )
        #expect(started.isRunning)
        let running = try #require(await client.runningTimeEntry(in: workspace, user: user.id))
        #expect(running.id == started.id)
        #expect(running.description == "Garden & \"Haus\" ü")
        let stopped = try await client.stopTimer(in: workspace, user: user.id, at: moment("2026-03-02T09:30:15Z"))
        #expect(stopped.id == started.id)
        #expect(stopped.duration == .seconds(5415))
        let error = await failure {
            _ = try await client.stopTimer(in: workspace, user: user.id, at: moment("2026-03-02T09:31:00Z"))
        }
        #expect(error?.code == .noRunningTimer)
        #expect(try await client.timeEntry(started.id, in: workspace).end == moment("2026-03-02T09:30:15Z"))
    }

    @Test
    func customFieldsArriveAndAreReadBack() async throws {
        let client = try client(sandbox())
        let workspace = try #require(await client.user().activeWorkspaceID)
        let field = Clockify.CustomFieldID(try #require(Sandbox.Content.standard.customFields.first?.id))
        let entry = try await client.createTimeEntry(
            Clockify.NewTimeEntry(
                start: moment("2026-03-02T08:00:00Z"),
                end: moment("2026-03-02T09:00:00Z"),
                customFields: [Clockify.CustomFieldInput(field, .string("A-1"))]
            ),
            in: workspace
        )
        let read = try await client.timeEntry(entry.id, in: workspace)
        #expect(read.customFieldValues.map(\.value) == [.string("A-1")])
        #expect(read.customFieldValues.first?.customFieldID == field)
    }

    @Test
    func allProjectsAndNoneThatIsArchived() async throws {
        let client = try client(sandbox(.large(projects: 120)))
        let workspace = try #require(await client.user().activeWorkspaceID)
        let active = try await client.projects(in: workspace, pageSize: 50).collect(limit: 1000)
        #expect(active.count == 125)
        #expect(Set(active.map(\.id)).count == 125)
        #expect(!active.contains { $0.isArchived })
        let archived = try await client.projects(in: workspace, archive: .archived).collect(limit: 1000)
        #expect(archived.map(\.name) == ["Difference Engine"])
        #expect(try await client.projects(in: workspace, archive: .all).collect(limit: 1000).count == 126)
        #expect(try await client.projects(in: workspace, name: "notes").collect(limit: 9).map(\.name) == ["Notes"])
        #expect(try await client.project(archived[0].id, in: workspace) == archived[0])
    }

    @Test(arguments: [
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ])
    func exactlyTheEntriesOfASpanWhateverTheProfilesZone(zone: String) async throws {
        var content = Sandbox.Content.standard
        content.accounts[0].timeZone = zone
        let (workspace, user) = (content.workspaces[0].id, content.accounts[0].id)
        // An entry each half hour, over the night in which Berlin's clocks change.
        let first = try moment("2026-03-25T00:00:00Z")
        content.timeEntries = (0..<(48 * 8))
            .map { number in
                Sandbox.Content.TimeEntry(
                    id: "entry-\(number)",
                    workspace: workspace,
                    user: user,
                    start: first + Double(number) * 1800,
                    end: first + Double(number) * 1800 + 900
                )
            }
        let client = try client(sandbox(content))
        for (from, to) in [
            ("2026-03-28T00:00:00Z", "2026-03-29T00:00:00Z"), ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z"), ("2026-03-29T00:30:01Z", "2026-03-29T01:00:01Z"),
        ] {
            let (from, to) = (try moment(from), try moment(to))
            let entries =
                try await client
                .timeEntries(
                    in: Clockify.WorkspaceID(workspace),
                    user: Clockify.UserID(user),
                    from: from,
                    to: to,
                    pageSize: 30
                )
                .collect(limit: 1000)
            let wanted = content.timeEntries.filter { from <= $0.start && $0.start < to }.map(\.id)
            #expect(!wanted.isEmpty)
            #expect(entries.map(\.id.rawValue) == wanted.reversed())
        }
    }

    @Test
    func whatIsMissingOrForbidden() async throws {
        let client = try client(sandbox())
        let workspace = try #require(await client.user().activeWorkspaceID)
        let project = await failure {
            _ = try await client.project(Clockify.ProjectID("ffffffffffffffffffffffff"), in: workspace)
        }
        #expect(project?.code == .notFound)
        let elsewhere = await failure {
            _ = try await client.projects(in: Clockify.WorkspaceID("nonsense")).collect(limit: 1)
        }
        #expect(elsewhere?.code == .forbidden)
        let creation = await failure {
            _ = try await client.startTimer(
                in: workspace,
                at: moment("2026-03-02T08:00:00Z"),
                project: Clockify.ProjectID("ffffffffffffffffffffffff")
            )
        }
        #expect(creation?.code == .validation)
    }

    @Test
    func aForeignKeyIsRefusedOnce() async throws {
        let transport = try sandbox()
        let client = try client(transport, key: "nobody's-key-0123456789")
        let error = try #require(await failure { _ = try await client.user() })
        #expect(error.code == .unauthorized)
        #expect(transport.count == 1)
        #expect(!"\(error) \(error.serverMessage ?? "")".contains("nobody"))
    }

    @Test
    func whatGoesWrongOnPurpose() async throws {
        let transport = try sandbox()
        let client = try client(transport)
        let expected: [(Sandbox.Faults.Answer, APIError.Code)] = [
            (.badGateway, .server), (.tooManyRequests(retryAfter: "3"), .rateLimited),
            (.redirect(to: "https://evil.test/"), .redirected), (.nestedJSON(depth: 100_000), .notJSON),
        ]
        transport.change { $0.faults.nextAnswers = expected.map(\.0) }
        for (_, code) in expected {
            #expect(await failure { _ = try await client.user() }?.code == code)
        }
        #expect(try await client.user().name == "Ada Lovelace")
    }

    @Test
    func endlessPagesAreBounded() async throws {
        let transport = try sandbox()
        transport.change { $0.faults.hasEndlessPages = true }
        let client = try client(transport)
        let workspace = try #require(await client.user().activeWorkspaceID)
        var projects = client.projects(in: workspace, pageSize: 2)
        projects.maximumPages = 50
        let sequence = projects
        do {
            let found = try await sequence.collect(limit: 10_000)
            #expect(found.count <= 100)
        } catch let error as APIError {
            #expect(error.code == .tooManyPages)
        }
        #expect(transport.count <= 51)
    }
}
