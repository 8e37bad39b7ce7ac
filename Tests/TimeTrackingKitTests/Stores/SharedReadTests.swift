import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct SharedReadTests {
    private let ada: CredentialKey
    private let clock = ManualClock()
    private let credential = Credential(secret: .testing("tok-1"))

    init() throws {
        ada = try CredentialKey(service: "clockify", account: "ada")
    }

    private func resolver(_ store: some CredentialStore) -> TokenResolver {
        TokenResolver(service: "clockify", store: store, fallback: .never)
    }

    @Test
    func aThousandResolvesOfOneKeyMakeOneRead() async throws {
        let base = GatedStore(credential)
        let resolver = resolver(CachingCredentialStore(base, clock: clock))
        let found = try await withThrowingTaskGroup(of: TokenResolution.self) { group in
            for _ in 1...1_000 {
                group.addTask { try await resolver.resolve(TokenRequest(user: UserID("ada"))) }
            }
            await base.waitForReads(1)
            base.open()
            var found = 0
            for try await resolution in group where resolution.credential == credential { found += 1 }
            return found
        }
        #expect(found == 1_000)
        #expect(base.reads == 1)
    }

    @Test
    func cancelling999LeavesTheLastIntact() async throws {
        let base = GatedStore(credential)
        let resolver = resolver(CachingCredentialStore(base, clock: clock))
        let last = Task { try await resolver.resolve(TokenRequest(user: UserID("ada"))) }
        await base.waitForReads(1)
        let others = (1...999)
            .map { _ in
                Task { try await resolver.resolve(TokenRequest(user: UserID("ada"))) }
            }
        for other in others { other.cancel() }
        for other in others {
            await #expect(throws: CancellationError.self) { try await other.value }
        }
        base.open()
        #expect(try await last.value.credential == credential)
        #expect(base.reads == 1)
        #expect(base.cancelledReads == 0)
    }

    @Test
    func cancellingTheOneWhoBeganTheReadLeavesTheOthersIntact() async throws {
        let base = GatedStore(credential)
        let store = CachingCredentialStore(base, clock: clock)
        let beginner = Task { try await store.credential(for: ada) }
        await base.waitForReads(1)
        let joiner = Task { try await store.credential(for: ada) }
        while store.readerCount(of: ada) < 2 { await Task.yield() }
        beginner.cancel()
        await #expect { try await beginner.value } throws: { ($0 as? CredentialStoreError)?.code == .cancelled }
        base.open()
        #expect(try await joiner.value == credential)
        #expect(base.reads == 1)
    }

    @Test
    func theLastToLeaveEndsTheReadAndTheNextBeginsAnew() async throws {
        let base = GatedStore(credential)
        let store = CachingCredentialStore(base, clock: clock)
        let readers = (1...3).map { _ in Task { try await store.credential(for: ada) } }
        await base.waitForReads(1)
        for reader in readers { reader.cancel() }
        for reader in readers { await #expect(throws: CredentialStoreError.self) { try await reader.value } }
        while base.cancelledReads == 0 { await Task.yield() }
        base.open()
        #expect(try await store.credential(for: ada) == credential)
        #expect(base.reads == 2)
    }

    @Test
    func aFailureReachesEveryReaderAndIsNotSticky() async throws {
        let base = GatedStore(nil)
        base.put(.failure(FailingStore(.timedOut).error))
        let store = CachingCredentialStore(base, clock: clock)
        let readers = (1...10).map { _ in Task { try await store.credential(for: ada) } }
        await base.waitForReads(1)
        while store.readerCount(of: ada) < 10 { await Task.yield() }
        base.open()
        for reader in readers {
            await #expect { try await reader.value } throws: { ($0 as? CredentialStoreError)?.code == .timedOut }
        }
        #expect(base.reads == 1)
        base.put(.success(credential))
        #expect(try await store.credential(for: ada) == credential)
    }
}
