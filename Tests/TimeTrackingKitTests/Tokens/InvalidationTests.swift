import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What a refused token does to caches.
@Suite
struct InvalidationTests {
    private let clock = ManualClock()

    @Test
    func aRefusedTokenIsReadAnew() async throws {
        let base = GatedStore(Credential(secret: .testing("old")), isOpen: true)
        let resolver = TokenResolver.clockify(
            store: CachingCredentialStore(base, clock: clock),
            environment: [:],
            fallback: .never
        )
        let provider = resolver.provider(for: TokenRequest(user: UserID("ada")))
        let old = try await provider.token()
        base.put(.success(Credential(secret: .testing("new"))))
        #expect(try await provider.token().credential.secret == .testing("old"))
        await provider.invalidate(old)
        #expect(try await provider.token().credential.secret == .testing("new"))
        // The old token's second refusal comes late and must not drop the new one.
        await provider.invalidate(old)
        _ = try await provider.token()
        #expect(base.reads == 2)
    }

    @Test
    func aTokenWithSpacesAroundItIsForgottenToo() async throws {
        let base = GatedStore(Credential(secret: .testing("old\n")), isOpen: true)
        let resolver = TokenResolver.clockify(
            store: CachingCredentialStore(base, clock: clock),
            environment: [:],
            fallback: .never
        )
        let provider = resolver.provider(for: TokenRequest(user: UserID("ada")))
        let old = try await provider.token()
        #expect(old.credential.secret == .testing("old"))
        await provider.invalidate(old)
        _ = try await provider.token()
        #expect(base.reads == 2)
    }

    @Test
    func aHeadersTokenEvictsNobody() async throws {
        let base = GatedStore(Credential(secret: .testing("same")), isOpen: true)
        let resolver = TokenResolver.clockify(
            store: CachingCredentialStore(base, clock: clock),
            environment: [:],
            fallback: .never
        )
        let user = UserID("ada")
        _ = try await resolver.resolve(TokenRequest(user: user))
        let header = resolver.provider(for: TokenRequest(headerValues: ["same"], user: user))
        await header.invalidate(try await header.token())
        _ = try await resolver.resolve(TokenRequest(user: user))
        #expect(base.reads == 1)
        #expect(base.forgotten == 0)
    }

    @Test
    func theSharedTokenIsForgottenUnderItsOwnKey() async throws {
        let base = GatedStore(Credential(secret: .testing("shared")), isOpen: true)
        let resolver = TokenResolver(
            service: "clockify",
            environment: SharedToken(
                store: CachingCredentialStore(base, clock: clock),
                key: try CredentialKey(service: "clockify", account: "shared"),
                variable: "MOUNTED"
            ),
            fallback: .whenAbsent
        )
        let provider = resolver.provider(for: TokenRequest())
        await provider.invalidate(try await provider.token())
        #expect(base.forgotten == 1)
    }

    @Test
    func aFixedTokenStaysAsItIs() async throws {
        let provider = FixedTokenProvider(Credential(secret: .testing("fixed")))
        let resolution = try await provider.token()
        await provider.invalidate(resolution)
        #expect(try await provider.token().source == .provided)
        #expect(resolution.description == "the program itself: found")
    }
}
