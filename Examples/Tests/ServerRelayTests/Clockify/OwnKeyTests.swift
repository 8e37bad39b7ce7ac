import Foundation
import HTTPTypes
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite struct OwnKeyTests {
    let fixture = RelayFixture()
    let week = "start=2026-01-05T00:00:00Z&end=2026-01-12T00:00:00.000Z"

    private func connectAda(_ attributes: [String: String] = ["workspace_id": RelayFixture.ID.engines]) async throws {
        try await fixture.connect("ada", to: .clockify, RelayFixture.Token.adaClockify, attributes)
    }

    @Test func `workspaces are those of the key, by name alone`() async throws {
        try await fixture.connect("grace", to: .clockify, RelayFixture.Token.graceClockify)
        let reply = try await fixture.send(.get, "/api/clockify/workspaces", as: "grace")
        #expect(reply.status == .ok)
        let rows = reply.list("workspaces")
        #expect(rows.compactMap { $0["name"] as? String } == ["Analytical Engines", "Compilers"])
        #expect(rows.allSatisfy { Set($0.keys) == ["id", "name"] })
    }

    @Test func `projects are those of the saved workspace, of the asked one, or of the key's choice`() async throws {
        try await fixture.connect(
            "grace",
            to: .clockify,
            RelayFixture.Token.graceClockify,
            ["workspace_id": RelayFixture.ID.compilers]
        )
        let saved = try await fixture.send(.get, "/api/clockify/projects", as: "grace")
        #expect(saved.list("projects").compactMap { $0["name"] as? String } == ["A-0 System"])
        #expect(saved.object["workspaceId"] as? String == RelayFixture.ID.compilers)
        let path = "/api/clockify/projects?workspaceId=\(RelayFixture.ID.engines)"
        let asked = try await fixture.send(.get, path, as: "grace")
        #expect(asked.list("projects").count == 5, "the archived one is left out")
        try await connectAda([:])
        let chosen = try await fixture.send(.get, "/api/clockify/projects", as: "ada")
        #expect(chosen.object["workspaceId"] as? String == RelayFixture.ID.engines)
        let foreign = try await fixture.send(
            .get,
            "/api/clockify/projects?workspaceId=\(RelayFixture.ID.compilers)",
            as: "ada"
        )
        #expect(foreign.status == .forbidden)
        #expect(foreign.error == "CLOCKIFY_FORBIDDEN")
    }

    @Test func `the user is the owner of the key, without an address`() async throws {
        try await connectAda()
        let reply = try await fixture.send(.get, "/api/clockify/user", as: "ada")
        #expect(reply.object["name"] as? String == "Ada Lovelace")
        #expect(reply.object["id"] as? String == RelayFixture.ID.ada)
        #expect(reply.object["timeZone"] as? String == "Europe/Berlin")
        #expect(reply.object["shared"] as? Bool == false)
        #expect(!reply.text.contains("@"))
    }

    @Test func `entries of a week come with the names of projects and tags`() async throws {
        try await connectAda()
        let reply = try await fixture.send(.get, "/api/clockify/time-entries?\(week)", as: "ada")
        #expect(reply.status == .ok)
        #expect(reply.object["total"] as? Int == 3)
        #expect(reply.object["totalSeconds"] as? Int == 12_600 + 15_300 + 7_230)
        let note = try #require(reply.list("timeEntries").first { ($0["tags"] as? [String])?.isEmpty == false })
        #expect(note["description"] as? String == "Note G")
        #expect(note["projectName"] as? String == "Bernoulli Numbers")
        #expect(note["tags"] as? [String] == ["deep work"])
        #expect(note["start"] as? String == "2026-01-05T12:00:00Z")
        #expect(note["end"] as? String == "2026-01-05T16:15:00Z")
        #expect(note["durationSeconds"] as? Int == 15_300)
        #expect(note["billable"] as? Bool == true)
        #expect(!reply.text.contains("hourlyRate"))
    }

    @Test func `an entry is created for the owner of the key`() async throws {
        try await connectAda()
        let json = """
            {"start":"2026-01-07T08:00:00Z","end":"2026-01-07T09:30:00Z","description":"<script>alert(1)</script>",
             "projectId":"d00000000000000000000003","tagIds":["d20000000000000000000002"],"billable":false}
            """
        let reply = try await fixture.send(.post, "/api/clockify/time-entries", as: "ada", json: json)
        #expect(reply.status == .created)
        #expect(reply.object["durationSeconds"] as? Int == 5_400)
        #expect(reply.object["description"] as? String == "<script>alert(1)</script>")
        #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
        #expect(entries().last?.user == RelayFixture.ID.ada)
        #expect(fixture.audit.events.map(\.action) == [.write])
    }

    @Test func `a timer is started, seen and stopped`() async throws {
        try await connectAda()
        let none = try await fixture.send(.get, "/api/clockify/timer", as: "ada")
        #expect(none.text == #"{"running":null}"#)
        let json = #"{"description":"Notes","projectId":"d00000000000000000000003"}"#
        let started = try await fixture.send(.post, "/api/clockify/timer/start", as: "ada", json: json)
        #expect(started.status == .created)
        let running = try await fixture.send(.get, "/api/clockify/timer", as: "ada")
        let entry = try #require(running.object["running"] as? [String: Any])
        #expect(entry["description"] as? String == "Notes")
        #expect(entry["start"] as? String == "2026-01-05T12:00:00Z")
        #expect(entry["end"] == nil)
        fixture.time.withLock { $0 += 90 }
        let stopped = try await fixture.send(.post, "/api/clockify/timer/stop", as: "ada", json: "{}")
        #expect(stopped.status == .ok)
        #expect((stopped.object["stopped"] as? [String: Any])?["durationSeconds"] as? Int == 90)
        let again = try await fixture.send(.post, "/api/clockify/timer/stop", as: "ada", json: "{}")
        #expect(again.status == .unprocessableContent)
        #expect(again.error == "CLOCKIFY_NO_RUNNING_TIMER")
    }

    @Test func `another user's id never reaches the other's time, whatever the key may do`() async throws {
        // Ada administrates the workspace: Clockify itself would let her.
        try await connectAda()
        let grace = RelayFixture.ID.grace
        let other = "userId=\(grace)"
        let before = entries().count
        let list = try await fixture.send(.get, "/api/clockify/time-entries?\(week)&\(other)", as: "ada")
        #expect(list.status == .forbidden)
        #expect(try await fixture.send(.get, "/api/clockify/timer?\(other)", as: "ada").status == .forbidden)
        let bodies = [
            (
                "/api/clockify/time-entries",
                #"{"start":"2026-01-07T08:00:00Z","end":"2026-01-07T09:30:00Z","userId":"\#(grace)"}"#
            ),
            ("/api/clockify/timer/start", #"{"userId":"\#(grace)"}"#),
            ("/api/clockify/timer/stop", #"{"userId":"\#(grace)"}"#),
        ]
        for (path, json) in bodies {
            let reply = try await fixture.send(.post, path, as: "ada", json: json)
            #expect(reply.status == .forbidden, "\(path)")
            #expect(reply.error == "FORBIDDEN", "\(path)")
        }
        #expect(entries().count == before)
        let own = try await fixture.send(
            .get,
            "/api/clockify/time-entries?\(week)&userId=\(RelayFixture.ID.ada.uppercased())",
            as: "ada"
        )
        #expect(own.status == .ok)
    }

    @Test func `pages without an end are refused before they fill the memory`() async throws {
        let transport = StubTransport { exchange in
            let rows = (0..<200).map { #"{"id":"\#(exchange.number)-\#($0)","name":"P"}"# }.joined(separator: ",")
            return .response(json: "[\(rows)]")
        }
        let fixture = RelayFixture(transport: transport)
        try await fixture.connect(
            "ada",
            to: .clockify,
            RelayFixture.Token.adaClockify,
            ["workspace_id": RelayFixture.ID.engines]
        )
        let reply = try await fixture.send(.get, "/api/clockify/projects", as: "ada")
        #expect(reply.status == .badGateway)
        #expect(reply.error == "UPSTREAM_INVALID_ANSWER")
        #expect(transport.exchanges.count <= 25)
    }

    @Test func `a key that is refused does not become another key`() async throws {
        let fixture = RelayFixture(StoreFailureTests.generous)
        try await fixture.connect("ada", to: .clockify, "revoked-key", ["workspace_id": RelayFixture.ID.engines])
        let reply = try await fixture.send(.get, "/api/clockify/projects", as: "ada")
        #expect(reply.status == .unauthorized)
        #expect(reply.error == "CLOCKIFY_UNAUTHORIZED")
        #expect(fixture.sandbox.count == 1)
    }

    @Test func `a key that was saved for another address is not sent`() async throws {
        try await connectAda(["workspace_id": RelayFixture.ID.engines, "origin": "https://clockify.example.com"])
        let reply = try await fixture.send(.get, "/api/clockify/projects", as: "ada")
        #expect(reply.status == .unauthorized)
        #expect(fixture.sandbox.count == 0)
    }

    private func entries() -> [Sandbox.Content.TimeEntry] {
        var entries: [Sandbox.Content.TimeEntry] = []
        fixture.sandbox.change { entries = $0.content.timeEntries }
        return entries
    }
}
