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

    @Test(arguments: StoreOperation.allCases)
    func timesOutOnAConnectionThatWorked(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            try await store.store(Credential(secret: .testing("before")), for: key)
            await keyring.freeze()

            let error = await operation.timeOut(on: store, key, clock)
            #expect(error?.code == .timedOut)
            #expect(error?.applied == (operation.isWrite ? .no : nil))

            await keyring.thaw()
            clock.advance(by: .seconds(5))
            let survivor = try await store.credential(for: key)
            #expect(survivor?.secret == .testing("before"))
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func timesOutAtTheFirstCall(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            await keyring.freeze()
            let error = await operation.timeOut(on: store, key, clock)
            #expect(error?.code == .timedOut)
            #expect(error?.applied == (operation.isWrite ? .no : nil))

            await keyring.thaw()
            clock.advance(by: .seconds(5))
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func isLeftWhenTheTaskIsCancelled(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            try await store.store(Credential(secret: .testing("before")), for: key)
            await keyring.freeze()
            let call = Task { await operation.failure(on: store, key) }
            await clock.waitForSleepers()
            call.cancel()
            let error = await call.value
            #expect(error?.code == .cancelled)
            #expect(error?.applied == (operation.isWrite ? .no : nil))

            await keyring.thaw()
            try await operation.perform(on: store, key)
        }
    }

    @Test func isNotWaitedForAgainAndAgain() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            await keyring.freeze()
            _ = await StoreOperation.read.timeOut(on: store, key, clock)

            // Nothing moves the clock: these end by themselves.
            for operation in StoreOperation.allCases {
                let error = await operation.failure(on: store, key)
                #expect(error?.code == .timedOut)
                #expect(error?.applied == (operation.isWrite ? .no : nil))
                #expect(error?.message.contains("not asked again for 5 seconds; try again then") == true)
            }

            await keyring.thaw()
            clock.advance(by: .seconds(5))
            try await StoreOperation.store.perform(on: store, key)
        }
    }

    @Test func isProbedByOneCallAtATime() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            await keyring.freeze()
            _ = await StoreOperation.read.timeOut(on: store, key, clock)

            clock.advance(by: .seconds(5))
            let probe = Task { await StoreOperation.read.failure(on: store, key) }
            await clock.waitForSleepers()
            let other = await StoreOperation.read.failure(on: store, key)
            #expect(other?.code == .timedOut)
            await keyring.thaw()
            let answer = await probe.value
            #expect(answer == nil)
            try await StoreOperation.read.perform(on: store, key)
        }
    }

    /// What was asked without an answer stays with the bus and with GIO for as long as its connection does.
    @Test func isAskedOnANewConnectionAfterwards() async throws {
        let scenario = Scenario(collections: [.login([])], faults: [.on(.searchItems, call: 1, .silent)])
        try await FakeSecretService.withRunning(scenario) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, clock: clock)
            let call = Task { await StoreOperation.read.failure(on: store, key) }
            try await fake.waitForCall(of: .searchItems)
            let first = try await fake.report()
            await clock.waitForSleepers()
            clock.advance(by: .seconds(60))
            let error = await call.value
            #expect(error?.code == .timedOut)

            clock.advance(by: .seconds(5))
            try await StoreOperation.read.perform(on: store, key)
            try await StoreOperation.read.perform(on: store, key)
            // Each connection takes the same number of calls to agree on how secrets travel.
            let last = try await fake.report()
            #expect(last.count(of: .openSession) == 2 * first.count(of: .openSession))
        }
    }

    @Test func timesOutSoonAfterTheDeadline() async throws {
        try await PrivateKeyring.withRunning { keyring in
            await keyring.freeze()
            // The quickest of several, because other tests keep the machine busy meanwhile.
            var least = Duration.seconds(3600)
            for _ in 0..<8 where least > timeout + .milliseconds(100) {
                let store = KeyringCredentialStore(on: keyring.bus, timeout: timeout)
                let elapsed = await ContinuousClock().measure { _ = await StoreOperation.read.failure(on: store, key) }
                #expect(elapsed >= timeout)
                least = min(least, elapsed)
            }
            #expect(least <= timeout + .milliseconds(100))
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
