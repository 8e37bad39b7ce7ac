import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct FallbackCredentialStoreTests {
    private let ada: CredentialKey
    private let grace: CredentialKey
    private let second: InMemoryCredentialStore

    init() throws {
        ada = try CredentialKey(service: "clockify", account: "ada")
        grace = try CredentialKey(service: "clockify", account: "grace")
        second = InMemoryCredentialStore([ada: Credential(secret: .testing("second"))], name: "second")
    }

    @Test
    func foundStopsAndAbsentGoesOn() async throws {
        let first = InMemoryCredentialStore([grace: Credential(secret: .testing("first"))], name: "first")
        let store = FallbackCredentialStore([first, second])
        let foundInFirst = try await store.credential(for: grace)?.secret == .testing("first")
        let foundInSecond = try await store.credential(for: ada)?.secret == .testing("second")
        #expect(foundInFirst)
        #expect(foundInSecond)
        #expect(try await store.credential(for: CredentialKey(service: "x", account: "y")) == nil)
        #expect(store.name == "first then second")
    }

    @Test(arguments: FailingStore.allCodes)
    func anErrorEndsTheSearch(code: CredentialStoreError.Code) async throws {
        let store = FallbackCredentialStore([FailingStore(code), second])
        await #expect { try await store.credential(for: ada) } throws: { ($0 as? CredentialStoreError)?.code == code }
        await #expect {
            try await store.keys(service: nil, after: nil, limit: 1)
        } throws: {
            ($0 as? CredentialStoreError)?.code == code
        }
    }

    @Test
    func aNamedFailureMayBeSkippedAndNoOther() async throws {
        let store = FallbackCredentialStore([FailingStore(.unavailable), second], continuingOn: [.unavailable])
        #expect(try await store.credential(for: ada) != nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 5) == [ada])
        let corrupted = FallbackCredentialStore([FailingStore(.corrupted), second], continuingOn: [.unavailable])
        await #expect(throws: CredentialStoreError.self) { try await corrupted.credential(for: ada) }
    }

    @Test
    func whenEveryStoreFailsTheCredentialIsNotAbsent() async throws {
        let store = FallbackCredentialStore(
            [FailingStore(.unavailable), FailingStore(.unavailable)],
            continuingOn: [.unavailable]
        )
        await #expect(throws: CredentialStoreError.self) { try await store.credential(for: ada) }
        let resolver = TokenResolver.clockify(
            store: store,
            environment: ["CLOCKIFY_API_KEY": "shared"],
            fallback: .whenAbsent
        )
        await #expect(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: UserID("ada")))
        }
    }

    @Test(
        arguments: [.locked, .denied, .dismissed, .failed, .timedOut, .cancelled, .undecryptable]
            as [CredentialStoreError.Code]
    )
    func failuresThatMayHideACredentialCannotBeNamed(code: CredentialStoreError.Code) {
        #expect(SkippableFailure(code) == nil)
    }

    @Test
    func keysAreTheUnionInOrder() async throws {
        let first = InMemoryCredentialStore([
            grace: Credential(secret: .testing("1")), ada: Credential(secret: .testing("2")),
        ])
        let store = FallbackCredentialStore([second, first])
        #expect(try await store.keys(service: nil, after: nil, limit: 9) == [ada, grace])
        #expect(try await store.keys(service: nil, after: ada, limit: 1) == [grace])
        #expect(try await store.keys(service: nil, after: nil, limit: 1) == [ada])
    }

    @Test
    func aListThatNoStoreCouldGiveIsNotAnEmptyOne() async throws {
        let store = FallbackCredentialStore([FailingStore(.unavailable)], continuingOn: [.unavailable])
        await #expect {
            _ = try await store.keys(service: nil, after: nil, limit: 5)
        } throws: { ($0 as? CredentialStoreError)?.code == .unavailable }
    }
}
