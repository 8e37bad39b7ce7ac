#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A frozen keyring", .timeLimit(.minutes(5)))
struct FrozenKeyringTests {
    private let key: CredentialKey
    private let timeout = Duration.milliseconds(300)

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    /// Runs a test with a keyring that does nothing, of which a store may have had an answer before.
    private func withFrozenKeyring(
        after first: StoreOperation?,
        _ body: (PrivateKeyring, KeyringCredentialStore, ManualClock) async throws -> Void
    ) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            try await first?.perform(on: store, key)
            await keyring.freeze()
            try await body(keyring, store, clock)
        }
    }

    private func expect(_ code: CredentialStoreError.Code, _ operation: StoreOperation, _ error: CredentialStoreError?)
    {
        #expect(error?.code == code)
        #expect(error?.applied == (operation.isWrite ? .no : nil))
    }

    @Test(arguments: StoreOperation.allCases, [StoreOperation.store, nil])
    func timesOut(_ operation: StoreOperation, after first: StoreOperation?) async throws {
        try await withFrozenKeyring(after: first) { keyring, store, clock in
            expect(.timedOut, operation, await operation.timeOut(on: store, key, clock))
            await keyring.thaw()
            clock.advance(by: .seconds(5))
            let survivor = try await store.credential(for: key)
            #expect(survivor?.secret == (first == nil ? nil : .testing("written")))
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func isLeftWhenTheTaskIsCancelled(_ operation: StoreOperation) async throws {
        try await withFrozenKeyring(after: .store) { keyring, store, clock in
            let call = Task { await operation.failure(on: store, key) }
            await clock.waitForSleepers()
            call.cancel()
            expect(.cancelled, operation, await call.value)
            await keyring.thaw()
            try await operation.perform(on: store, key)
        }
    }

    @Test func isNotWaitedForAgainAndAgain() async throws {
        try await withFrozenKeyring(after: nil) { keyring, store, clock in
            _ = await StoreOperation.read.timeOut(on: store, key, clock)
            // Nothing moves the clock: these end by themselves.
            for operation in StoreOperation.allCases {
                let error = await operation.failure(on: store, key)
                expect(.timedOut, operation, error)
                #expect(error?.message.contains("not asked again for 5 seconds; try again then") == true)
            }

            await keyring.thaw()
            clock.advance(by: .seconds(5))
            try await StoreOperation.store.perform(on: store, key)
        }
    }

    /// What was asked without an answer stays with the bus and with GIO for as long as its connection does.
    @Test func isAskedOnANewConnectionAfterwards() async throws {
        try await FakeSecretService.withRunning(Scenario(collections: [.login([])])) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, clock: clock)
            try await StoreOperation.read.perform(on: store, key)
            let first = try await fake.report()
            // Calls are counted anew from here on.
            try await fake.change(faults: [.on(.searchItems, call: 1, .silent)])
            let call = Task { await StoreOperation.read.failure(on: store, key) }
            try await fake.waitForCall(of: .searchItems)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(60))
            let error = await call.value
            #expect(error?.code == .timedOut)

            clock.advance(by: .seconds(5))
            try await StoreOperation.read.perform(on: store, key)
            try await StoreOperation.read.perform(on: store, key)
            // Each connection takes the same number of calls to agree on how secrets travel.
            let last = try await fake.report()
            #expect(last.count(of: .openSession) == first.count(of: .openSession))
            #expect(first.count(of: .openSession) > 0)
        }
    }

    /// How soon after is measured by the benchmark, which has the machine to itself.
    @Test func timesOutByTheSystemsClock() async throws {
        try await PrivateKeyring.withRunning { keyring in
            await keyring.freeze()
            let store = KeyringCredentialStore(on: keyring.bus, timeout: timeout)
            let start = ContinuousClock.now
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .timedOut)
            #expect(ContinuousClock.now - start >= timeout)
        }
    }

    @Test func isAFrozenBusAsWell() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            await keyring.bus.freeze()
            let error = await StoreOperation.read.timeOut(on: store, key, clock)
            #expect(error?.code == .timedOut)

            await keyring.bus.thaw()
            clock.advance(by: .seconds(5))
            try await StoreOperation.read.perform(on: store, key)
        }
    }
}
#endif
