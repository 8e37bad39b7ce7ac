import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Fallback happens on absence, never on error.
@Suite
struct NoFallThroughTests {
    private let environment = ["CLOCKIFY_API_KEY": "shared"]
    private let request = TokenRequest(user: UserID("ada"))

    @Test(arguments: FailingStore.allCodes)
    func everyErrorOfAUsersStoreEndsTheSearch(code: CredentialStoreError.Code) async throws {
        let resolver = TokenResolver.clockify(
            store: FailingStore(code),
            environment: environment,
            fallback: .whenAbsent
        )
        let error = try await #require(throws: TokenResolverError.self) { try await resolver.resolve(request) }
        #expect(error.code == .storeFailed)
        #expect(error.storeError?.code == code)
        #expect(error.attempts.last?.outcome == .failed(code))
        #expect(error.message == "Unlock the store and try again.")
    }

    @Test
    func goingOnAfterAnErrorIsChosenByNameAndShownInTheTrace() async throws {
        let resolver = TokenResolver.clockify(
            store: FailingStore(.unavailable),
            environment: environment,
            fallback: .whenAbsent,
            continuingOn: [.unavailable]
        )
        let resolution = try await resolver.resolve(request)
        #expect(resolution.source == .environment(variable: "CLOCKIFY_API_KEY"))
        #expect(resolution.attempts.map(\.outcome) == [.absent, .failed(.unavailable), .found])
    }

    @Test
    func anotherErrorThanTheChosenOneStillEndsTheSearch() async throws {
        let resolver = TokenResolver.clockify(
            store: FailingStore(.corrupted),
            environment: environment,
            fallback: .whenAbsent,
            continuingOn: [.unavailable]
        )
        await #expect(throws: TokenResolverError.self) { try await resolver.resolve(request) }
    }

    @Test(arguments: [("  ", TokenResolverError.Code.blankToken), ("a b", .malformedToken), ("\u{0}", .malformedToken)])
    func aStoredTokenThatCannotBeUsedIsAnError(text: String, code: TokenResolverError.Code) async throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        let store = InMemoryCredentialStore([key: Credential(secret: .testing(text))])
        let resolver = TokenResolver.clockify(store: store, environment: environment, fallback: .whenAbsent)
        let error = try await #require(throws: TokenResolverError.self) { try await resolver.resolve(request) }
        #expect(error.code == code)
    }

    @Test(arguments: ["", "a\u{0}b"])
    func aUserThatCannotNameACredentialIsAnError(user: String) async throws {
        let resolver = TokenResolver.clockify(
            store: InMemoryCredentialStore(),
            environment: environment,
            fallback: .whenAbsent
        )
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: UserID(user)))
        }
        #expect(error.code == .invalidUser)
    }

    @Test
    func theEnvironmentsOwnErrorIsThrownToo() async throws {
        let key = try CredentialKey(service: "clockify", account: "shared")
        let resolver = TokenResolver(
            service: "clockify",
            environment: SharedToken(store: FailingStore(.denied), key: key, variable: "MOUNTED"),
            fallback: .whenAbsent,
            continuingOn: [.unavailable]
        )
        let error = try await #require(throws: TokenResolverError.self) { try await resolver.resolve(TokenRequest()) }
        #expect(error.storeError?.code == .denied)
        #expect(error.source == .environment(variable: "MOUNTED"))
    }

    @Test
    func cancellationIsNoAbsence() async throws {
        let base = GatedStore(nil)
        let resolver = TokenResolver.clockify(store: base, environment: environment, fallback: .whenAbsent)
        let task = Task { try await resolver.resolve(request) }
        await base.waitForReads(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test
    func whatTheResolverMaySkipDoesNotLoosenTheOrderOfTheStores() async throws {
        let ada = try CredentialKey(service: "clockify", account: "ada")
        let stores: [any CredentialStore] = [
            FailingStore(.corrupted), InMemoryCredentialStore([ada: Credential(secret: .testing("older"))]),
        ]
        let resolver = TokenResolver(
            service: "clockify",
            store: FallbackCredentialStore(stores),
            fallback: .never,
            continuingOn: [.corrupted]
        )
        await #expect {
            _ = try await resolver.resolve(TokenRequest(user: UserID("ada")))
        } throws: { ($0 as? TokenResolverError)?.code == .notFound }
    }
}
