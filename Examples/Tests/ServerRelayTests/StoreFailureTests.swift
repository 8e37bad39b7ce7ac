import HTTPTypes
import ServerTokens
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite struct StoreFailureTests {
    static let generous = SharedTokenRules(
        spenders: .anybody,
        allowsWrites: true,
        accounts: .init(
            ofUsers: [:],
            ofAnybody: [.clockwork: ["712020:shared"]]
        ),
        workspaceID: RelayFixture.ID.engines
    )

    static let requests: [(HTTPRequest.Method, String, String?)] = [
        (.post, "/api/timers/start", #"{"issueKey":"ENGINE-1"}"#),
        (.get, "/api/worklogs?accountId=712020:shared&date=2026-01-05", nil),
        (.get, "/api/clockify/workspaces", nil), (.get, "/api/clockify/projects", nil),
        (.get, "/api/clockify/user", nil), (.get, "/api/clockify/timer", nil),
        (.get, "/api/clockify/integration", nil), (.get, "/api/clockwork/integration", nil),
        (.post, "/api/clockify/timer/start", "{}"),
    ]

    @Test(
        arguments: [
            (CredentialStoreError.Code.locked, "STORE_LOCKED"), (.undecryptable, "STORE_UNDECRYPTABLE"),
            (.timedOut, "STORE_TIMED_OUT"), (.corrupted, "STORE_CORRUPTED"),
            (.insecurePermissions, "STORE_INSECURE_PERMISSIONS"),
        ]
    )
    func `a store that fails is an error on every route and never the shared token`(
        _ code: CredentialStoreError.Code,
        _ word: String
    ) async throws {
        let fixture = RelayFixture(Self.generous, faults: [.on(.read, call: .every, .fail(code))])
        for (method, path, json) in Self.requests {
            let reply = try await fixture.send(method, path, as: "ada", json: json)
            #expect(reply.status == .serviceUnavailable, "\(path)")
            #expect(reply.error == word, "\(path)")
            #expect(!reply.text.contains("environment"))
        }
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `records that cannot be read are an error on every route and never the shared token`() async throws {
        let fixture = RelayFixture(Self.generous)
        fixture.standings.fail()
        for (method, path, json) in Self.requests {
            let reply = try await fixture.send(method, path, as: "ada", json: json)
            #expect(reply.status == .serviceUnavailable, "\(path)")
            #expect(reply.error == "RECORDS_UNAVAILABLE", "\(path)")
        }
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `a write that fails is not acknowledged, and its failure stands in the audit`() async throws {
        let fixture = RelayFixture(faults: [.on(.store, .fail(.timedOut))])
        let json = #"{"apiKey":"\#(RelayFixture.Token.adaClockify)","workspaceId":"\#(RelayFixture.ID.engines)"}"#
        let reply = try await fixture.send(.post, "/api/clockify/integration", as: "ada", json: json)
        #expect(reply.status == .serviceUnavailable)
        #expect(fixture.audit.events.filter { $0.action == .connect }.map(\.result) == ["ok", "STORE_TIMED_OUT"])
    }

    @Test func `nothing is changed that cannot be audited`() async throws {
        let fixture = RelayFixture()
        try await fixture.connect("ada", to: .clockify, RelayFixture.Token.adaClockify)
        fixture.audit.fail()
        let json = #"{"apiKey":"\#(RelayFixture.Token.graceClockify)","workspaceId":"\#(RelayFixture.ID.engines)"}"#
        let post = try await fixture.send(.post, "/api/clockify/integration", as: "grace", json: json)
        #expect(post.status == .serviceUnavailable)
        #expect(post.error == "AUDIT_UNAVAILABLE")
        #expect(try await fixture.credential("grace", .clockify) == nil)
        let delete = try await fixture.send(.delete, "/api/clockify/integration", as: "ada")
        #expect(delete.error == "AUDIT_UNAVAILABLE")
        #expect(try await fixture.credential("ada", .clockify) != nil)
        let ada = try RelayFixture.user("ada")
        #expect(try fixture.standings.standing(of: ada).disconnected.isEmpty)
    }

    @Test func `a disabled user gets nothing, with a token in the header neither`() async throws {
        let fixture = RelayFixture(Self.generous)
        try await fixture.connect("ada", to: .clockify, RelayFixture.Token.adaClockify)
        fixture.standings.disable(try RelayFixture.user("ada"))
        for (method, path, json) in Self.requests {
            let reply = try await fixture.send(
                method,
                path,
                as: "ada",
                token: RelayFixture.Token.adaClockwork,
                json: json
            )
            #expect(reply.status == .forbidden, "\(path)")
            #expect(reply.error == "USER_DISABLED", "\(path)")
        }
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `a saved token that no header can carry is to be saved again`() async throws {
        let fixture = RelayFixture(Self.generous)
        try await fixture.connect("ada", to: .clockwork, "two words")
        let reply = try await fixture.send(.post, "/api/timers/start", as: "ada", json: #"{"issueKey":"A-1"}"#)
        #expect(reply.status == .unauthorized)
        #expect(fixture.sandbox.count == 0)
    }
}
