import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// The order of the sources, and who is allowed which.
@Suite
struct TokenResolverTests {
    private let store: InMemoryCredentialStore
    private let environment = ["CLOCKWORK_API_TOKEN": "shared"]

    init() throws {
        store = InMemoryCredentialStore([
            try CredentialKey(service: "clockwork", account: "ada"): Credential(secret: .testing("of-ada")),
            try CredentialKey(service: "clockwork", account: "grace"): Credential(secret: .testing("of-grace")),
        ])
    }

    private func resolver(
        _ fallback: EnvironmentFallback = .whenAbsent,
        environment: [String: String]? = nil
    ) -> TokenResolver {
        .clockwork(store: store, environment: environment ?? self.environment, fallback: fallback)
    }

    @Test
    func headerThenUserThenEnvironment() async throws {
        let ada = UserID("ada")
        let header = try await resolver().resolve(TokenRequest(headerValues: ["brought"], user: ada))
        #expect(header.credential.secret == .testing("brought"))
        #expect(header.source == .header(name: "X-Clockwork-Token"))
        #expect(header.attempts.map(\.outcome) == [.found])

        let user = try await resolver().resolve(TokenRequest(user: ada))
        #expect(user.credential.secret == .testing("of-ada"))
        #expect(user.source == .user(store: "memory", key: try CredentialKey(service: "clockwork", account: "ada")))
        #expect(user.attempts.map(\.outcome) == [.absent, .found])

        let environment = try await resolver().resolve(TokenRequest(user: UserID("nobody")))
        #expect(environment.credential.secret == .testing("shared"))
        #expect(environment.source == .environment(variable: "CLOCKWORK_API_TOKEN"))
        #expect(environment.attempts.map(\.outcome) == [.absent, .absent, .found])
    }

    @Test
    func theTraceIsInWords() async throws {
        let resolution = try await resolver().resolve(TokenRequest(headerValues: [" "], user: UserID("nobody")))
        #expect(
            resolution.description == """
                header X-Clockwork-Token: blank; user nobody (memory): absent; environment CLOCKWORK_API_TOKEN: found
                """
        )
    }

    @Test
    func aUserNeverGetsAnotherUsersToken() async throws {
        for (user, token) in [("ada", "of-ada"), ("grace", "of-grace")] {
            let resolution = try await resolver().resolve(TokenRequest(user: UserID(user)))
            #expect(resolution.credential.secret == .testing(token))
        }
        let spellings = InMemoryCredentialStore([
            try CredentialKey(service: "clockwork", account: "\u{E9}"): Credential(secret: .testing("composed"))
        ])
        let resolver = TokenResolver(service: "clockwork", store: spellings, fallback: .never)
        await #expect(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: UserID("e\u{301}")))
        }
    }

    @Test
    func aUserCannotReachTheSharedTokensKey() async throws {
        let environment = EnvironmentCredentialStore(
            [try CredentialKey(service: "clockwork", account: "shared token"): EnvironmentVariable("T")],
            environment: ["T": "shared"]
        )
        let key = try CredentialKey(service: "clockwork", account: "shared token")
        let resolver = TokenResolver(
            service: "clockwork",
            store: store,
            environment: SharedToken(environment: environment, key: key),
            fallback: .never
        )
        await #expect(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: UserID("shared token")))
        }
    }

    @Test
    func aUserNamedLikeTheSharedTokenIsRefusedWhenOneStoreHasBoth() async throws {
        let key = try CredentialKey(service: "clockwork", account: "shared")
        let store = InMemoryCredentialStore([key: Credential(secret: .testing("shared"))])
        let resolver = TokenResolver(
            service: "clockwork",
            store: store,
            environment: SharedToken(store: store, key: key, variable: "CLOCKWORK_API_TOKEN"),
            fallback: .onlyWithoutUser
        )
        await #expect {
            _ = try await resolver.resolve(TokenRequest(user: UserID("shared")))
        } throws: { ($0 as? TokenResolverError)?.code == .invalidUser }
    }

    @Test(
        arguments: [
            (.whenAbsent, true, true), (.whenAbsent, false, true), (.onlySignedIn, true, true),
            (.onlySignedIn, false, false), (.onlyWithoutUser, true, false), (.onlyWithoutUser, false, true),
            (.never, true, false), (.never, false, false),
        ] as [(EnvironmentFallback, Bool, Bool)]
    )
    func whoMaySpendTheSharedToken(fallback: EnvironmentFallback, signedIn: Bool, allowed: Bool) async throws {
        let request = TokenRequest(user: signedIn ? UserID("nobody") : nil)
        if allowed {
            let resolution = try await resolver(fallback).resolve(request)
            #expect(resolution.source == .environment(variable: "CLOCKWORK_API_TOKEN"))
        } else {
            let error = try await #require(throws: TokenResolverError.self) {
                try await resolver(fallback).resolve(request)
            }
            #expect(error.code == .notFound)
            #expect(error.description.contains("environment CLOCKWORK_API_TOKEN: skipped"))
            #expect(!error.message.contains("CLOCKWORK_API_TOKEN"))
        }
    }

    @Test
    func aBlankVariableIsAbsentAndTheTraceSaysSo() async throws {
        let resolver = resolver(environment: ["CLOCKWORK_API_TOKEN": " \n"])
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest())
        }
        #expect(error.attempts.map(\.outcome) == [.absent, .blank])
    }

    @Test
    func adviceWorksWhenItIsFollowed() async throws {
        let nobody = UserID("nobody")
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver(environment: [:]).resolve(TokenRequest(user: nobody))
        }
        #expect(
            error.message == """
                There is no clockwork token for this request: send it in the header X-Clockwork-Token, store one for \
                nobody in the store "memory" or set CLOCKWORK_API_TOKEN before the program starts.
                """
        )
        _ = try await resolver(environment: [:]).resolve(TokenRequest(headerValues: ["t"], user: nobody))
        _ = try await resolver(environment: ["CLOCKWORK_API_TOKEN": "t"]).resolve(TokenRequest(user: nobody))
        let key = try CredentialKey(service: "clockwork", account: "nobody")
        try await store.store(Credential(secret: .testing("t")), for: key)
        _ = try await resolver(environment: [:]).resolve(TokenRequest(user: nobody))
    }

    @Test
    func withoutAUserTheAdviceIsToSignIn() async throws {
        let resolver = TokenResolver(service: "clockwork", store: store, fallback: .never)
        let error = try await #require(throws: TokenResolverError.self) { try await resolver.resolve(TokenRequest()) }
        #expect(error.message == "There is no clockwork token for this request: sign in as a user who has one.")
    }

    @Test
    func theTraceNamesTheStoreThatAnswered() async throws {
        let first = InMemoryCredentialStore(name: "first")
        let resolver = TokenResolver(
            service: "clockwork",
            store: FallbackCredentialStore([first, FailingStore(.unavailable), store], continuingOn: [.unavailable]),
            fallback: .never
        )
        let resolution = try await resolver.resolve(TokenRequest(user: UserID("ada")))
        #expect(
            resolution.description
                == "user ada (first): absent; user ada (failing): failed, unavailable; user ada (memory): found"
        )
    }

    @Test
    func theSharedClockifyKeyBringsItsWorkspace() async throws {
        let resolver = TokenResolver.clockify(
            environment: ["CLOCKIFY_API_KEY": "k", "CLOCKIFY_WORKSPACE_ID": "w1"],
            fallback: .whenAbsent
        )
        let resolution = try await resolver.resolve(TokenRequest())
        #expect(resolution.credential.attributes == ["workspace_id": "w1"])
    }
}
