import HTTPTypes
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox

@Suite struct SharedKeyTests {
    typealias ID = RelayFixture.ID

    let week = "start=2026-01-05T00:00:00Z&end=2026-01-12T00:00:00Z"

    /// A server whose shared key is that of the workspace's administrator, who could do everything.
    private func fixture(
        _ people: Set<String> = [ID.grace],
        allowsWrites: Bool = false,
        workspace: String? = ID.engines,
        spenders: SharedTokenRules.Spenders = .signedIn
    ) throws -> RelayFixture {
        RelayFixture(
            SharedTokenRules(
                spenders: spenders,
                allowsWrites: allowsWrites,
                accounts: .init(ofUsers: [try RelayFixture.user("grace").id: [.clockify: people]]),
                workspaceID: workspace
            ),
            sharedClockify: RelayFixture.Token.adaClockify
        )
    }

    @Test func `workspaces are the one that is configured`() async throws {
        let reply = try await fixture().send(.get, "/api/clockify/workspaces", as: "grace")
        #expect(reply.list("workspaces").compactMap { $0["id"] as? String } == [ID.engines])
        let none = try await fixture(workspace: nil).send(.get, "/api/clockify/workspaces", as: "grace")
        #expect(none.status == .forbidden)
        #expect(none.error == "FORBIDDEN")
    }

    @Test func `projects of another workspace are refused`() async throws {
        let fixture = try fixture()
        #expect(try await fixture.send(.get, "/api/clockify/projects", as: "grace").list("projects").count == 5)
        let path = "/api/clockify/projects?workspaceId=\(ID.compilers)"
        #expect(try await fixture.send(.get, path, as: "grace").status == .forbidden)
        #expect(fixture.sandbox.count == 1)
    }

    @Test func `nothing is said of the key's owner`() async throws {
        let fixture = try fixture()
        let reply = try await fixture.send(.get, "/api/clockify/user", as: "grace")
        #expect(reply.text == #"{"shared":true,"workspaceId":"\#(ID.engines)"}"#)
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `entries are those of the people mapped to the caller`() async throws {
        let fixture = try fixture()
        let path = "/api/clockify/time-entries?\(week)"
        let own = try await fixture.send(.get, path, as: "grace")
        #expect(own.list("timeEntries").compactMap { $0["description"] as? String } == ["Sort the cards"])
        let named = try await fixture.send(.get, "\(path)&userId=\(ID.grace)", as: "grace")
        #expect(named.status == .ok)
        let before = fixture.sandbox.count
        #expect(try await fixture.send(.get, "\(path)&userId=\(ID.ada)", as: "grace").status == .forbidden)
        #expect(try await fixture.send(.get, path, as: "somebody").status == .forbidden)
        #expect(try await fixture.send(.get, "/api/clockify/timer", as: "somebody").status == .forbidden)
        #expect(fixture.sandbox.count == before)
    }

    @Test func `with several people the request says whom it means`() async throws {
        let fixture = try fixture([ID.grace, ID.ada])
        let path = "/api/clockify/time-entries?\(week)"
        #expect(try await fixture.send(.get, path, as: "grace").status == .forbidden)
        let ada = try await fixture.send(.get, "\(path)&userId=\(ID.ada)", as: "grace")
        #expect(ada.object["total"] as? Int == 3)
    }

    @Test(arguments: [false, true])
    func `writes need the right and are made for the person mapped to the caller`(_ allowsWrites: Bool) async throws {
        let fixture = try fixture(allowsWrites: allowsWrites)
        let entry = #"{"start":"2026-01-07T08:00:00Z","end":"2026-01-07T09:30:00Z"}"#
        let bodies = [
            ("/api/clockify/time-entries", entry, 201), ("/api/clockify/timer/start", "{}", 201),
            ("/api/clockify/timer/stop", "{}", 200),
        ]
        for (path, json, status) in bodies {
            let reply = try await fixture.send(.post, path, as: "grace", json: json)
            #expect(reply.status.code == (allowsWrites ? status : 403), "\(path)")
            #expect(try await fixture.send(.post, path, as: "somebody", json: json).status == .forbidden)
        }
        var users: [String] = []
        fixture.sandbox.change { users = $0.content.timeEntries.dropFirst(4).map(\.user) }
        #expect(users == (allowsWrites ? [ID.grace, ID.grace] : []))
    }

    @Test func `another's id in the body is refused with the right to write as well`() async throws {
        let fixture = try fixture(allowsWrites: true)
        let json = #"{"userId":"\#(ID.ada)"}"#
        #expect(
            try await fixture.send(.post, "/api/clockify/timer/start", as: "grace", json: json).status == .forbidden
        )
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `who is not signed in spends it only where anybody may`() async throws {
        let signedIn = try fixture()
        let refused = try await signedIn.send(.get, "/api/clockify/projects")
        #expect(refused.status == .unauthorized)
        #expect(refused.error == "CLOCKIFY_NOT_CONNECTED")
        let anybody = try fixture(spenders: .anybody)
        #expect(try await anybody.send(.get, "/api/clockify/projects").status == .ok)
        #expect(try await anybody.send(.get, "/api/clockify/time-entries?\(week)").status == .forbidden)
    }

    @Test func `the plan's demo users are reached by settings: no sign-in, one key, one person`() async throws {
        let fixture = RelayFixture(
            SharedTokenRules(
                spenders: .anybody,
                allowsWrites: true,
                accounts: .init(ofAnybody: [.clockify: [ID.shared]]),
                workspaceID: ID.engines
            )
        )
        let entry = #"{"start":"2026-01-07T08:00:00Z","end":"2026-01-07T09:30:00Z"}"#
        #expect(try await fixture.send(.post, "/api/clockify/time-entries", json: entry).status == .created)
        let list = try await fixture.send(.get, "/api/clockify/time-entries?\(week)")
        #expect(list.object["total"] as? Int == 1)
    }

    @Test func `a configured workspace that is none lets nothing through`() async throws {
        let fixture = try fixture(workspace: "..")
        #expect(try await fixture.send(.get, "/api/clockify/projects", as: "grace").status == .forbidden)
        #expect(fixture.sandbox.count == 0)
    }
}
