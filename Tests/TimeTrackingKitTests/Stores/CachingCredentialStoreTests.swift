import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct CachingCredentialStoreTests {
    private let ada: CredentialKey
    private let clock = ManualClock()
    private let first = Credential(secret: .testing("first"))
    private let second = Credential(secret: .testing("second"))

    init() throws {
        ada = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test
    func oneReadServesSixtySecondsAndNotMore() async throws {
        let base = GatedStore(first, isOpen: true)
        let store = CachingCredentialStore(base, maximumAge: .seconds(3_600), clock: clock)
        #expect(try await store.credential(for: ada) == first)
        clock.advance(by: .seconds(59))
        #expect(try await store.credential(for: ada) == first)
        #expect(base.reads == 1)
        base.put(.success(second))
        clock.advance(by: .seconds(1))
        #expect(try await store.credential(for: ada) == second)
        #expect(base.reads == 2)
    }

    @Test
    func theAgeCountsFromTheBeginningOfTheRead() async throws {
        let base = GatedStore(first)
        let store = CachingCredentialStore(base, clock: clock)
        let reader = Task { try await store.credential(for: ada) }
        await base.waitForReads(1)
        clock.advance(by: .seconds(45))
        base.open()
        #expect(try await reader.value == first)
        clock.advance(by: .seconds(15))
        _ = try await store.credential(for: ada)
        #expect(base.reads == 2)
    }

    @Test
    func absenceIsNeverKept() async throws {
        let base = GatedStore(nil, isOpen: true)
        let store = CachingCredentialStore(base, clock: clock)
        #expect(try await store.credential(for: ada) == nil)
        base.put(.success(first))
        #expect(try await store.credential(for: ada) == first)
        #expect(base.reads == 2)
    }

    @Test
    func absenceFromAReadThatBeganEarlierIsNotTaken() async throws {
        let base = GatedStore(nil)
        let store = CachingCredentialStore(base, clock: clock)
        let early = Task { try await store.credential(for: ada) }
        await base.waitForReads(1)
        // Another process stores the credential; then a second reader comes and joins the read under way.
        base.put(.success(first))
        let late = Task { try await store.credential(for: ada) }
        base.open()
        #expect(try await early.value == nil)
        #expect(try await late.value == first)
    }

    @Test
    func aFailureIsNeverKept() async throws {
        let base = GatedStore(nil, isOpen: true)
        base.put(.failure(FailingStore(.locked).error))
        let store = CachingCredentialStore(base, clock: clock)
        await #expect { try await store.credential(for: ada) } throws: {
            ($0 as? CredentialStoreError)?.code == .locked
        }
        base.put(.success(first))
        #expect(try await store.credential(for: ada) == first)
    }

    @Test
    func aWriteIsSeenAtOnceAndNoReadUnderWayBringsTheOldValueBack() async throws {
        let base = GatedStore(first)
        let store = CachingCredentialStore(base, clock: clock)
        let early = Task { try await store.credential(for: ada) }
        await base.waitForReads(1)
        try await store.store(second, for: ada)
        base.open()
        #expect(try await early.value == first)
        #expect(try await store.credential(for: ada) == second)
        #expect(try await store.removeCredential(for: ada) == .removed)
        #expect(try await store.credential(for: ada) == nil)
    }

    @Test
    func nothingIsKeptAfterAWriteThatMayStillHappen() async throws {
        let memory = InMemoryCredentialStore([ada: first])
        let base = FaultInjectingStore(memory, faults: [.on(.store, .failBeforeApplying)])
        let store = CachingCredentialStore(base, clock: clock)
        let error = await #expect(throws: CredentialStoreError.self) { try await store.store(second, for: ada) }
        #expect(error?.applied == .unknown)
        // The caller reads back before the write arrives, and must see it once it has.
        #expect(try await store.credential(for: ada) == first)
        try await memory.store(second, for: ada)
        #expect(try await store.credential(for: ada) == second)
        // After the time of an entry the cache keeps credentials again.
        clock.advance(by: .seconds(60))
        _ = try await store.credential(for: ada)
        #expect(store.cachedCount == 1)
    }

    @Test
    func forgettingDropsThatSecretOnly() async throws {
        let base = GatedStore(first, isOpen: true)
        let store = CachingCredentialStore(base, clock: clock)
        _ = try await store.credential(for: ada)
        await store.forget(second, for: ada)
        _ = try await store.credential(for: ada)
        #expect(base.reads == 1)
        await store.forget(first, for: ada)
        base.put(.success(second))
        #expect(try await store.credential(for: ada) == second)
        #expect(base.forgotten == 2)
    }

    @Test
    func entriesGoWhenTheirTimeIsOverWithoutAnyoneAsking() async throws {
        let base = GatedStore(first, isOpen: true)
        let store = CachingCredentialStore(base, clock: clock)
        _ = try await store.credential(for: ada)
        await clock.waitForSleepers()
        #expect(store.cachedCount == 1)
        clock.advance(by: .seconds(60))
        while store.cachedCount > 0 { await Task.yield() }
        #expect(clock.sleeperCount == 0)
    }

    @Test
    func theCacheIsBoundedAndTheOldestGoesFirst() async throws {
        let base = GatedStore(first, isOpen: true)
        let store = CachingCredentialStore(base, capacity: 2, clock: clock)
        let keys = try (1...50).map { try CredentialKey(service: "clockify", account: "user \($0)") }
        for key in keys { _ = try await store.credential(for: key) }
        #expect(store.cachedCount == 2)
        _ = try await store.credential(for: keys[49])
        _ = try await store.credential(for: keys[48])
        #expect(base.reads == 50)
        _ = try await store.credential(for: keys[0])
        #expect(base.reads == 51)
    }

    @Test
    func usersAreNeverMixedUp() async throws {
        let grace = try CredentialKey(service: "clockify", account: "grace")
        let base = InMemoryCredentialStore([ada: first, grace: second])
        let store = CachingCredentialStore(base, clock: clock)
        for _ in 1...3 {
            #expect(try await store.credential(for: ada) == first)
            #expect(try await store.credential(for: grace) == second)
        }
    }

    @Test
    func theSweeperEndsWithTheStore() async throws {
        var store: CachingCredentialStore? = CachingCredentialStore(GatedStore(first, isOpen: true), clock: clock)
        _ = try await store?.credential(for: ada)
        await clock.waitForSleepers()
        store = nil
        while clock.sleeperCount > 0 { await Task.yield() }
    }

    @Test
    func theEntryOfASlowReadGoesWhenItsTimeIsOver() async throws {
        let grace = try CredentialKey(service: "clockify", account: "grace")
        let base = GatedStore(first)
        let store = CachingCredentialStore(base, clock: clock)
        let slow = Task { try await store.credential(for: ada) }
        await base.waitForReads(1)
        clock.advance(by: .seconds(30))
        let fast = Task { try await store.credential(for: grace) }
        await base.waitForReads(2)
        while !base.isWaiting(read: 2) { await Task.yield() }
        base.open(read: 2)
        #expect(try await fast.value == first)
        await clock.waitForSleepers(1)
        base.open()
        #expect(try await slow.value == first)
        #expect(store.cachedCount == 2)
        clock.advance(by: .seconds(30))
        while store.cachedCount == 2 { await Task.yield() }
        #expect(store.cachedCount == 1)
    }
}
