import HTTPTypes
import ServerRequests
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite struct IsolationTests {
    /// A service that says whose token it got.
    private static func echo() -> StubTransport {
        StubTransport { exchange in
            let token = try exchange.authorization?.headerField().value ?? "nobody"
            let name = token.split(separator: "-").last ?? "nobody"
            return .response(
                json: #"[{"id":"ws","name":"of \#(name)","started":"2026-01-05T08:00:00Z","timeSpentSeconds":1}]"#
            )
        }
    }

    @Test func `many users at once each get the answer to their own token`() async throws {
        let fixture = RelayFixture(StoreFailureTests.generous, transport: Self.echo())
        let names = (0..<200).map { "u\($0)" }
        for name in names { try await fixture.connect(name, to: .clockify, "key-of-\(name)") }
        let wrong = try await withThrowingTaskGroup(of: String?.self) { group in
            for name in names {
                group.addTask {
                    let reply = try await fixture.send(.get, "/api/clockify/workspaces", as: name)
                    let answered = reply.list("workspaces").first?["name"] as? String
                    return answered == "of \(name)" ? nil : "\(name): \(answered ?? "none")"
                }
            }
            return try await group.reduce(into: [String]()) { wrong, one in
                if let one { wrong.append(one) }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func `a request carries one token, that of who asks`() async throws {
        let transport = Self.echo()
        let fixture = RelayFixture(transport: transport)
        try await fixture.connect("ada", to: .clockwork, "key-of-ada")
        try await fixture.connect("grace", to: .clockwork, "key-of-grace")
        for name in ["ada", "grace"] {
            _ = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", as: name)
        }
        _ = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", as: "ada", token: "key-of-header")
        let secrets = transport.exchanges.map(\.authorization?.secret)
        let expected = ["ada", "grace", "header"].map { Secret(utf8: "key-of-\($0)") }
        #expect(secrets == expected)
    }

    @Test func `the log learns where the token came from, and the code of what went wrong`() async throws {
        let fixture = RelayFixture(SharedTokenRules(spenders: .anybody))
        let start = #"{"issueKey":"ENGINE-1"}"#
        let token = RelayFixture.Token.adaClockwork
        _ = try await fixture.send(.post, "/api/timers/start", token: token, json: start)
        try await fixture.connect("ada", to: .clockwork, token)
        _ = try await fixture.send(.post, "/api/timers/stop", as: "ada", json: start)
        _ = try await fixture.send(.post, "/api/timers/start", json: start)
        _ = try await fixture.send(
            .post,
            "/api/settings/validate",
            json: #"{"accountId":"a","clockworkApiToken":"no-such-token"}"#
        )
        let notes = fixture.notes.withLock { $0 }
        #expect(notes.map(\.tokenSource) == ["header", "user", "environment", "provided"])
        #expect(notes.map(\.failureCode) == [nil, nil, "START_TIMER_UNAUTHORIZED", nil])
    }

    @Test func `the audit says who used which token for what, and shows none`() async throws {
        let fixture = RelayFixture()
        let token = RelayFixture.Token.adaClockwork
        _ = try await fixture.send(.post, "/api/timers/start", token: token, json: #"{"issueKey":"ENGINE-1"}"#)
        try await fixture.connect("ada", to: .clockwork, token)
        _ = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", as: "ada")
        _ = try await fixture.send(.post, "/api/timers/stop", as: "ada", json: #"{"issueKey":"ENGINE-9"}"#)
        let events = fixture.audit.events
        #expect(events.map(\.action) == [.write, .read, .write])
        #expect(events.map(\.source) == ["header", "user", "user"])
        #expect(events.map(\.result) == ["ok", "ok", "STOP_TIMER_INVALID_STATE"])
        #expect(events.map(\.user) == [nil, try RelayFixture.user("ada"), try RelayFixture.user("ada")])
        #expect(Set(events.map(\.fingerprint)).count == 1)
        #expect(events.allSatisfy { $0.service == .clockwork && $0.requestID?.isEmpty == false })
        #expect(Set(events.map(\.requestID)).count == 3)
        #expect(LeakDetector(Secret(utf8: token)).leaks(inPrintsOf: events).isEmpty)
    }
}
