import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What happens after a 401.
@Suite
struct UnauthorizedTests {
    private func transport(accepting token: String? = nil) -> StubTransport {
        StubTransport { exchange in
            if let token, exchange.authorization?.secret == .testing(token) {
                return .response(json: #"{"name": "a"}"#)
            }
            return .response(status: .unauthorized, json: #"{"code": 1, "text": "no"}"#)
        }
    }

    @Test
    func bothExchangesShareOneTimeout() async throws {
        let clock = ManualClock()
        let transport = StubTransport { exchange in
            guard exchange.number == 1 else { return .response(json: #"{"name": "a"}"#) }
            clock.advance(by: .seconds(12))
            return .response(status: .unauthorized)
        }
        let tokens = ScriptedTokens(.provided("first-token"), .provided("second-token"))
        _ = try await APISession.test(transport, tokens: tokens, clock: clock).thing()
        #expect(transport.exchanges.map(\.timeout) == [.seconds(30), .seconds(18)])
        let late = StubTransport { _ in
            clock.advance(by: .seconds(31))
            return .response(status: .unauthorized)
        }
        let others = ScriptedTokens(.provided("first-token"), .provided("second-token"))
        let error = await #expect(throws: APIError.self) {
            try await APISession.test(late, tokens: others, clock: clock).thing()
        }
        #expect(error?.code == .unauthorized)
        #expect(late.exchanges.count == 1)
    }

    @Test
    func theSameTokenIsNotTriedTwice() async throws {
        let transport = transport()
        let tokens = ScriptedTokens(.provided(canary))
        let error = try #require(await APISession.test(transport, tokens: tokens).failure())
        #expect(error.code == .unauthorized)
        #expect(error.status == 401)
        #expect(error.vendorCode == 1)
        #expect(error.tokenSource == .provided)
        #expect(transport.exchanges.count == 1)
        #expect(tokens.asked == 2)
        #expect(tokens.refused == [.provided])
    }

    @Test
    func anotherTokenIsTriedOnce() async throws {
        let transport = transport(accepting: "new")
        let tokens = ScriptedTokens(.provided("old"), .provided("new"))
        #expect(try await APISession.test(transport, tokens: tokens).thing() == Thing(name: "a"))
        #expect(transport.exchanges.count == 2)
        #expect(transport.exchanges[0].request == transport.exchanges[1].request)
    }

    @Test
    func theRefusalOfTheSecondTokenIsFinal() async throws {
        let transport = transport()
        let tokens = ScriptedTokens(.provided("old"), .provided("newer"), .provided("newest"))
        let error = try #require(await APISession.test(transport, tokens: tokens).failure())
        #expect(error.code == .unauthorized)
        #expect(transport.exchanges.count == 2)
        #expect(tokens.refused.count == 2)
    }

    @Test
    func theSourceOfTheTokenIsNamed() async throws {
        let error = try #require(await APISession.test(transport(), tokens: ScriptedTokens(.header(canary))).failure())
        #expect(error.tokenSource == .header(name: "X-Test-Token"))
        #expect(error.message.contains("header X-Test-Token"))
    }

    @Test
    func aResolverReadsTheStoreBehindTheCacheAgain() async throws {
        let key = try CredentialKey(service: "test", account: "ada")
        let store = InMemoryCredentialStore()
        try await store.store(Credential(secret: .testing("old")), for: key)
        let resolver = TokenResolver(
            service: "test",
            store: CachingCredentialStore(store, clock: ManualClock()),
            fallback: .never
        )
        let transport = transport(accepting: "new")
        let session = try APISession.test(
            transport,
            tokens: resolver.provider(for: TokenRequest(user: UserID("ada")))
        )
        #expect(await session.failure()?.code == .unauthorized)
        try await store.store(Credential(secret: .testing("new")), for: key)
        #expect(try await session.thing() == Thing(name: "a"))
        #expect(
            transport.exchanges.map(\.authorization?.secret) == [.testing("old"), .testing("old"), .testing("new")]
        )
    }
}
