import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct FaultInjectingStoreTimeTests {
    private let clock = ManualClock()
    private let ada: CredentialKey
    private let secret = Secret.testing("the secret of ada")
    private let base: InMemoryCredentialStore

    init() throws {
        self.ada = try CredentialKey(service: "clockify", account: "ada")
        self.base = InMemoryCredentialStore([ada: Credential(secret: secret)])
    }

    @Test func aDelayedCallEndsAsUsual() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.read, .delay(.seconds(2)))], clock: clock)
        let read = Task { try await store.credential(for: ada)?.secret }
        await clock.waitForSleepers()
        #expect(store.calls.map(\.outcome) == [nil])
        clock.advance(by: .seconds(2))
        #expect(try await read.value == secret)
        #expect(store.calls.map(\.outcome) == [.found])
    }

    @Test func aDelayPrecedesAnotherFault() async throws {
        let faults: [StoreFault] = [.on(.read, .delay(.seconds(2))), .on(.read, .fail(.locked))]
        let store = FaultInjectingStore(base, faults: faults, clock: clock)
        let read = Task { try await store.credential(for: ada) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(2))
        await #expect(throws: CredentialStoreError.sample(.locked, store: "memory")) { try await read.value }
        try store.verifyAllFaultsFired()
    }

    @Test func delaysEndAtTheDeadline() async throws {
        let faults: [StoreFault] = [.on(.store, .delay(.seconds(3))), .on(.store, .delay(.seconds(3)))]
        let store = FaultInjectingStore(base, faults: faults, timeout: .seconds(5), clock: clock)
        let write = Task { try await store.store(Credential(secret: .testing("new")), for: ada) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(3))
        await clock.waitForSleepers()
        clock.advance(by: .seconds(2))
        let error = try await #require(throws: CredentialStoreError.self) { try await write.value }
        #expect(error.code == .timedOut)
        #expect(error.applied == .no)
        #expect(try await base.credential(for: ada)?.secret == secret)
    }

    @Test func aHangingCallEndsAtTheDeadline() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.store, .hang)], timeout: .seconds(5), clock: clock)
        let write = Task { try await store.store(Credential(secret: .testing("new")), for: ada) }
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(4999))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .milliseconds(1))
        let error = try await #require(throws: CredentialStoreError.self) { try await write.value }
        #expect(error.code == .timedOut)
        #expect(error.applied == .unknown)
    }

    @Test func aHangingCallEndsWhenItIsCancelled() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.read, .hang)], clock: clock)
        let read = Task { try await store.credential(for: ada) }
        await clock.waitForSleepers()
        read.cancel()
        await #expect(throws: CredentialStoreError.sample(.cancelled, store: "memory")) { try await read.value }
    }

    @Test func aStoreThatHangsKeepsTheContract() async {
        let directory = MemoryBacking.Directory()
        let conformance = CredentialStoreConformance(
            makeHangingStore: {
                let clock = ManualClock()
                let faults = StoreOperation.allCases.map { StoreFault.on($0, call: .every, .hang) }
                return HangingStore(
                    FaultInjectingStore(InMemoryCredentialStore(), faults: faults, clock: clock),
                    clock: clock
                )
            },
            makeUnreadableStore: { name in
                FaultInjectingStore(
                    SoundStore(directory.open(name)),
                    faults: [.on(.read, call: .every, .fail(.locked))]
                )
            },
            makeStore: { name in SoundStore(directory.open(name)) }
        )
        #expect(await conformance.violations() == [])
    }

    @Test func aStoreThatLiesBreaksTheContract() async {
        let directory = MemoryBacking.Directory()
        let conformance = CredentialStoreConformance(
            makeUnreadableStore: { name in
                FaultInjectingStore(
                    SoundStore(directory.open(name)),
                    faults: [.on(.read, call: .every, .pretendAbsent)]
                )
            },
            makeStore: { name in SoundStore(directory.open(name)) }
        )
        #expect(await conformance.violations().map(\.check) == [.errorIsNotAbsence])
    }
}
