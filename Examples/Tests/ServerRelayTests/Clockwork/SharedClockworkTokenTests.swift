import HTTPTypes
import ServerRelay
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox

@Suite struct SharedClockworkTokenTests {
    /// Who asks, and what the server knows of them.
    enum Asker: CaseIterable {
        case nobody, newcomer, disconnected, connected, withHeader
    }

    @Test(arguments: SharedTokenRules.Spenders.allCases, Asker.allCases)
    func `timers of the shared token's owner need the right to write`(
        _ spenders: SharedTokenRules.Spenders,
        _ asker: Asker
    ) async throws {
        for allowsWrites in [false, true] {
            let mapped = SharedTokenRules.Accounts(
                ofUsers: [try RelayFixture.user("ada").id: [.clockwork: ["712020:ada"]]],
                ofAnybody: [.clockwork: ["712020:team"]]
            )
            let fixture = RelayFixture(
                SharedTokenRules(spenders: spenders, allowsWrites: allowsWrites, accounts: mapped)
            )
            try await prepare(asker, fixture)
            let reply = try await fixture.send(
                .post,
                "/api/timers/start",
                as: asker == .nobody ? nil : "ada",
                token: asker == .withHeader ? RelayFixture.Token.graceClockwork : nil,
                json: #"{"issueKey":"ENGINE-1"}"#
            )
            var authors: [String] = []
            fixture.sandbox.change { authors = $0.content.timers.map(\.author) }
            switch (asker, spenders) {
            case (.connected, _):
                #expect(reply.status == .created)
                #expect(authors == ["712020:ada"])
            case (.withHeader, _):
                #expect(reply.status == .created)
                #expect(authors == ["712020:grace"])
            case (.disconnected, _), (_, .nobody), (.nobody, .signedIn):
                #expect(reply.status == .unauthorized)
                #expect(reply.error == "START_TIMER_UNAUTHORIZED")
                #expect(fixture.sandbox.count == 0)
            case (.nobody, .anybody), (.newcomer, .signedIn), (.newcomer, .anybody):
                #expect(reply.status == (allowsWrites ? .created : .forbidden))
                #expect(reply.error == (allowsWrites ? nil : "START_TIMER_UNAUTHORIZED"))
                #expect(authors == (allowsWrites ? ["712020:shared"] : []))
                #expect(fixture.timerChanges.withLock { $0 }.isEmpty)
            }
        }
    }

    @Test func `timers of the shared token's owner are for nobody who is not mapped`() async throws {
        let mapped = SharedTokenRules.Accounts(
            ofUsers: [try RelayFixture.user("ada").id: [.clockify: ["5f0c7c5e0000000000000000"]]]
        )
        let rules = SharedTokenRules(spenders: .anybody, allowsWrites: true, accounts: mapped)
        for (user, path) in [("ada", "start"), ("grace", "stop"), (nil, "start")] {
            let fixture = RelayFixture(rules)
            let json = #"{"issueKey":"ENGINE-1"}"#
            let reply = try await fixture.send(.post, "/api/timers/\(path)", as: user, json: json)
            #expect(reply.status == .forbidden)
            #expect(fixture.sandbox.count == 0)
        }
    }

    @Test func `worklogs are those of the people mapped to the caller`() async throws {
        let rules = SharedTokenRules(
            spenders: .anybody,
            accounts: .init(
                ofUsers: [try RelayFixture.user("ada").id: [.clockwork: ["712020:ada"]]],
                ofAnybody: [.clockwork: ["712020:team"]]
            )
        )
        let fixture = RelayFixture(rules)
        func status(_ account: String, _ user: String?, _ token: String? = nil) async throws -> Int {
            let path = "/api/worklogs?accountId=\(account)&date=2026-01-05"
            return try await fixture.send(.get, path, as: user, token: token).status.code
        }
        #expect(try await status("712020:ada", "ada") == 200)
        #expect(try await status("712020:grace", "ada") == 403)
        #expect(try await status("712020:ADA", "ada") == 403)
        #expect(try await status("712020:ada", "grace") == 403)
        #expect(try await status("712020:ada", nil) == 403)
        #expect(try await status("712020:team", nil) == 200)
        #expect(fixture.sandbox.count == 2)
        #expect(try await status("712020:grace", "ada", RelayFixture.Token.adaClockwork) == 200)
    }

    @Test func `the plan's server is reached by its settings: no sign-in, one token, its owner's time`() async throws {
        let fixture = RelayFixture(
            SharedTokenRules(
                spenders: .anybody,
                allowsWrites: true,
                accounts: .init(ofAnybody: [.clockwork: ["712020:shared"]])
            )
        )
        let json = #"{"issueKey":"ENGINE-1"}"#
        #expect(try await fixture.send(.post, "/api/timers/start", json: json).status == .created)
        #expect(try await fixture.send(.post, "/api/timers/stop", json: json).status == .ok)
        let list = try await fixture.send(.get, "/api/worklogs?accountId=712020:shared&date=2026-01-05")
        #expect(list.status == .ok)
    }

    @Test func `words of the service about the shared token's owner are not handed on`() async throws {
        let mapped = SharedTokenRules.Accounts(ofAnybody: [.clockwork: ["712020:shared"]])
        let rules = SharedTokenRules(spenders: .anybody, allowsWrites: true, accounts: mapped)
        let reply = try await RelayFixture(rules).send(.post, "/api/timers/stop", json: #"{"issueKey":"ENGINE-1"}"#)
        #expect(reply.status == .unprocessableContent)
        #expect(reply.message == "Clockwork refused what was sent; check the values.")
    }

    @Test func `advice for somebody without a token names what they can do and no variable`() async throws {
        let fixture = RelayFixture(SharedTokenRules(spenders: .nobody))
        for user in [nil, "ada"] {
            let reply = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", as: user)
            #expect(reply.status == .unauthorized)
            #expect(reply.error == "CLOCKWORK_NOT_CONNECTED")
            #expect(reply.message?.contains("X-Clockwork-Token") == true)
            #expect(!reply.text.contains("CLOCKWORK_API_TOKEN"))
            #expect(!reply.text.contains("id.example.com"))
            #expect(reply.headers[.wwwAuthenticate] == (user == nil ? "Bearer" : nil))
        }
    }

    private func prepare(_ asker: Asker, _ fixture: RelayFixture) async throws {
        switch asker {
        case .nobody, .newcomer: break
        case .disconnected:
            let reply = try await fixture.send(.delete, "/api/clockwork/integration", as: "ada")
            #expect(reply.status == .ok)
        case .connected, .withHeader:
            try await fixture.connect("ada", to: .clockwork, RelayFixture.Token.adaClockwork)
        }
    }
}
