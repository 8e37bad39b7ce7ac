import Foundation
import HTTPTypes
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite struct ClockifyIntegrationTests {
    typealias ID = RelayFixture.ID

    let path = "/api/clockify/integration"

    private func json(_ key: String, _ workspace: String = ID.engines) -> String {
        #"{"apiKey":" \#(key) ","workspaceId":"\#(workspace)"}"#
    }

    @Test func `a key is checked, saved with its facts and never answered`() async throws {
        let fixture = RelayFixture()
        let before = try await fixture.send(.get, path, as: "ada")
        #expect(before.text == #"{"configured":false,"source":"none"}"#)
        let reply = try await fixture.send(.post, path, as: "ada", json: json(RelayFixture.Token.adaClockify))
        #expect(reply.status == .ok)
        let state = #"{"configured":true,"source":"user","workspaceId":"\#(ID.engines)"}"#
        #expect(reply.text == state)
        #expect(try await fixture.send(.get, path, as: "ada").text == state)
        let saved = try #require(try await fixture.credential("ada", .clockify))
        let expected = Secret(utf8: RelayFixture.Token.adaClockify)
        #expect(saved.secret.compared(to: expected) == .same)
        #expect(
            saved.attributes == [
                "workspace_id": ID.engines, "origin": "https://api.clockify.me",
                "connected_at": "2026-01-05T12:00:00Z", "updated_at": "2026-01-05T12:00:00Z",
            ]
        )
        #expect(try await fixture.send(.get, "/api/clockify/user", as: "ada").status == .ok)
    }

    @Test func `a second key takes the place of the first, which keeps its day`() async throws {
        let fixture = RelayFixture()
        _ = try await fixture.send(.post, path, as: "grace", json: json(RelayFixture.Token.graceClockify))
        fixture.time.withLock { $0 += 3_600 }
        let second = json(RelayFixture.Token.graceClockify, ID.compilers)
        let reply = try await fixture.send(.post, path, as: "grace", json: second)
        #expect(reply.object["workspaceId"] as? String == ID.compilers)
        let saved = try #require(try await fixture.credential("grace", .clockify))
        #expect(saved.attributes["connected_at"] == "2026-01-05T12:00:00Z")
        #expect(saved.attributes["updated_at"] == "2026-01-05T13:00:00Z")
    }

    @Test func `a row that does not decrypt can be replaced`() async throws {
        let fixture = RelayFixture(faults: [.on(.read, .fail(.undecryptable))])
        let reply = try await fixture.send(.post, path, as: "ada", json: json(RelayFixture.Token.adaClockify))
        #expect(reply.status == .ok)
        let saved = try #require(try await fixture.credential("ada", .clockify))
        #expect(saved.attributes["connected_at"] == "2026-01-05T12:00:00Z")
    }

    @Test func `a key that is refused, or is not of the workspace, is not saved`() async throws {
        let fixture = RelayFixture()
        let refused = try await fixture.send(.post, path, as: "ada", json: json("no-such-key"))
        #expect(refused.status == .unprocessableContent)
        #expect(refused.error == "INVALID_KEY")
        let foreign = json(RelayFixture.Token.adaClockify, ID.compilers)
        let other = try await fixture.send(.post, path, as: "ada", json: foreign)
        #expect(other.status == .unprocessableContent)
        #expect(other.error == "INVALID_WORKSPACE")
        #expect(try await fixture.credential("ada", .clockify) == nil)
        #expect(fixture.audit.events.map(\.action) == [.validate, .validate])
    }

    @Test func `while Clockify is down nothing is saved, unless the check is left out`() async throws {
        let down = StubTransport { _ in
            throw TransportError(.unreachable, delivery: .notSent, message: "Nobody listens.")
        }
        let fixture = RelayFixture(transport: down)
        let key = json(RelayFixture.Token.adaClockify)
        #expect(try await fixture.send(.post, path, as: "ada", json: key).status == .badGateway)
        #expect(try await fixture.credential("ada", .clockify) == nil)
        let unchecked = try await fixture.send(.post, "\(path)?verify=false", as: "ada", json: key)
        #expect(unchecked.status == .ok)
        #expect(down.exchanges.count == 1)
        #expect(try await fixture.credential("ada", .clockify) != nil)
    }

    @Test func `disconnecting is idempotent and blocks the shared key until the user allows it`() async throws {
        let rules = SharedTokenRules(spenders: .signedIn, workspaceID: ID.engines)
        let fixture = RelayFixture(rules)
        let shared = try await fixture.send(.get, path, as: "ada")
        #expect(shared.text == #"{"configured":false,"source":"shared","workspaceId":"\#(ID.engines)"}"#)
        _ = try await fixture.send(.post, path, as: "ada", json: json(RelayFixture.Token.adaClockify))
        for _ in 0..<2 {
            let reply = try await fixture.send(.delete, path, as: "ada")
            #expect(reply.status == .ok)
            #expect(reply.text == #"{"configured":false}"#)
        }
        #expect(try await fixture.credential("ada", .clockify) == nil)
        let state = try await fixture.send(.get, path, as: "ada")
        #expect(state.text == #"{"configured":false,"disconnected":true,"source":"none"}"#)
        #expect(try await fixture.send(.get, "/api/clockify/projects", as: "ada").status == .unauthorized)
        let wish = try await fixture.send(.post, "/api/clockify/shared-token", as: "ada", json: #"{"use":true}"#)
        #expect(wish.object["source"] as? String == "shared")
        #expect(try await fixture.send(.get, "/api/clockify/projects", as: "ada").status == .ok)
        let actions = fixture.audit.events.map(\.action)
        #expect(actions.filter { $0 == .disconnect }.count == 2)
        #expect(actions.filter { $0 == .optIn }.count == 1)
    }

    @Test func `every route of the integration needs somebody signed in`() async throws {
        let fixture = RelayFixture(StoreFailureTests.generous)
        let requests: [(HTTPRequest.Method, String, String?)] = [
            (.get, path, nil), (.post, path, json(RelayFixture.Token.adaClockify)), (.delete, path, nil),
            (.post, "/api/clockify/shared-token", #"{"use":true}"#),
            (.post, "/api/clockify/workspaces", #"{"apiKey":"\#(RelayFixture.Token.adaClockify)"}"#),
            (.get, "/api/clockwork/integration", nil), (.delete, "/api/clockwork/integration", nil),
            (.post, "/api/clockwork/integration", #"{"apiToken":"t"}"#),
            (.post, "/api/clockwork/shared-token", #"{"use":true}"#),
        ]
        for (method, path, json) in requests {
            let reply = try await fixture.send(method, path, json: json)
            #expect(reply.status == .unauthorized, "\(method) \(path)")
            #expect(reply.error == "UNAUTHORIZED")
        }
        #expect(fixture.sandbox.count == 0)
        #expect(fixture.audit.events.isEmpty)
    }

    @Test func `a key that is being entered shows its workspaces and is not saved`() async throws {
        let fixture = RelayFixture()
        let path = "/api/clockify/workspaces"
        let key = #"{"apiKey":"\#(RelayFixture.Token.graceClockify)"}"#
        let reply = try await fixture.send(.post, path, as: "ada", json: key)
        #expect(reply.list("workspaces").count == 2)
        let refused = try await fixture.send(.post, path, as: "ada", json: #"{"apiKey":"no-such-key"}"#)
        #expect(refused.error == "INVALID_KEY")
        #expect(try await fixture.users.keys(service: nil, after: nil, limit: 10).isEmpty)
    }

    @Test func `tests of tokens have a limit of their own`() async throws {
        let fixture = RelayFixture(tokenTests: 3)
        let key = json("no-such-key")
        _ = try await fixture.send(.post, path, as: "ada", json: key)
        _ = try await fixture.send(.post, "/api/clockify/workspaces", as: "ada", json: #"{"apiKey":"k"}"#)
        _ = try await fixture.send(.post, "/api/clockwork/integration", as: "ada", json: #"{"apiToken":"k"}"#)
        let requests = [
            (path, key), ("\(path)?verify=false", key), ("/api/clockify/workspaces", #"{"apiKey":"k"}"#),
            ("/api/clockwork/integration", #"{"apiToken":"k"}"#),
            ("/api/clockwork/integration?verify=false", #"{"apiToken":"k"}"#),
            ("/api/settings/validate", #"{"accountId":"a","clockworkApiToken":"k"}"#),
        ]
        for (path, json) in requests {
            let reply = try await fixture.send(.post, path, as: "ada", json: json)
            #expect(reply.status == .tooManyRequests, "\(path)")
            #expect(reply.error == "TOO_MANY_REQUESTS")
            #expect(reply.headers[.retryAfter] == "42")
        }
        #expect(fixture.sandbox.count == 3)
        #expect(try await fixture.send(.get, path, as: "ada").status == .ok)
    }
}
