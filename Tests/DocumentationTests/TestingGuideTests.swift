import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct TokenTests {
    private let ada = UserID("ada")
    private let key: CredentialKey
    private let secret = Secret.testing("token-of-ada")
    private let users: InMemoryCredentialStore

    init() throws {
        self.key = try CredentialKey(service: "clockify", account: "ada")
        self.users = InMemoryCredentialStore([key: Credential(secret: secret)])
    }

    @Test func absent() async throws {
        let resolver = TokenResolver.clockify(
            store: InMemoryCredentialStore(),
            environment: ["CLOCKIFY_API_KEY": "shared-token"],
            fallback: .onlySignedIn
        )
        let resolution = try await resolver.resolve(TokenRequest(user: ada))
        #expect(resolution.source == .environment(variable: "CLOCKIFY_API_KEY"))
    }

    @Test func locked() async throws {
        let store = FaultInjectingStore(users, faults: [.on(.read, key: key, .fail(.locked))])
        let resolver = TokenResolver.clockify(store: store, environment: [:], fallback: .never)
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: ada))
        }
        #expect(error.storeError?.code == .locked)
        try store.verifyAllFaultsFired()
    }

    @Test func slow() async throws {
        let clock = ManualClock()
        let store = FaultInjectingStore(users, faults: [.on(.read, .hang)], timeout: .seconds(5), clock: clock)
        let resolver = TokenResolver.clockify(store: store, environment: [:], fallback: .never)
        let resolution = Task { try await resolver.resolve(TokenRequest(user: ada)) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(5))
        let error = try await #require(throws: TokenResolverError.self) { try await resolution.value }
        #expect(error.storeError?.code == .timedOut)
    }

    @Test func headerWins() async throws {
        let store = FaultInjectingStore(users, faults: [.on(.read, call: .every, .hang)])
        let resolver = TokenResolver.clockify(store: store, environment: [:], fallback: .never)
        let request = TokenRequest(headerValues: ["token-in-the-header"], user: ada)
        let resolution = try await resolver.resolve(request)
        #expect(resolution.source == .header(name: "X-Clockify-Token"))
        #expect(store.calls.isEmpty)
    }

    @Test func noFallThrough() async throws {
        let store = FaultInjectingStore(users, faults: [.on(.read, .fail(.undecryptable))])
        let resolver = TokenResolver.clockify(
            store: store,
            environment: ["CLOCKIFY_API_KEY": "shared-token"],
            fallback: .whenAbsent
        )
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: ada))
        }
        #expect(error.code == .storeFailed)
        #expect(error.source == .user(store: "memory", key: key))
    }

    @Test func unauthorized() async throws {
        let store = CachingCredentialStore(users)
        let resolver = TokenResolver.clockify(store: store, environment: [:], fallback: .never)
        let tokens = resolver.provider(for: TokenRequest(user: ada))
        _ = try await tokens.token()

        // Another process replaces the token; the cache still has the old one, and Clockify refuses it.
        let replacement = Secret.testing("next-token-of-ada")
        try await users.store(Credential(secret: replacement), for: key)
        let transport = StubTransport(.response(status: .unauthorized), .response(json: #"{"id": "u1"}"#))
        let user = try await Clockify.Client(transport: transport, tokens: tokens).user()

        #expect(user.id.rawValue == "u1")
        #expect(transport.exchanges(to: "/api/v1/user").count == 2)
        let last = try #require(transport.exchanges.last?.authorization)
        #expect(last.secret.compared(to: replacement) == .same)
    }
}
