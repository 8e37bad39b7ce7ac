#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// The keyring takes a change in and does not say what became of it.
@Suite("A write that is not answered", .timeLimit(.minutes(5)))
struct UnansweredWriteTests {
    private let key: CredentialKey
    private let credential = Credential(secret: .testing("written"), attributes: ["origin": "https://example.com"])

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func scenario(_ fault: Fault) -> Scenario {
        Scenario(collections: [.login([.init(key, secret: "before")])], faults: [fault])
    }

    @Test func endsWellWhenReadingBackFindsItDone() async throws {
        // The second of the two writes of attributes, after which nothing is left to do.
        let fault = Fault.on(.set("Item.Attributes"), call: 2, .silentAfterApplying)
        try await FakeSecretService.withRunning(scenario(fault)) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, timeout: .seconds(4), clock: clock)
            async let written: Void = store.store(credential, for: key)
            try await fake.waitForCall(of: .set("Item.Attributes"), count: 2)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(3))
            try await written
            let found = try await store.credential(for: key)
            #expect(found == credential)
        }
    }

    @Test func isReadBackAfterAPromptAsWell() async throws {
        let faults = [Fault.on(.createItem, .prompt), .on(.set("Item.Attributes"), .silentAfterApplying)]
        try await FakeSecretService.withRunning(Scenario(faults: faults)) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(
                on: fake.bus,
                interaction: .allowed,
                timeout: .seconds(4),
                clock: clock
            )
            async let written: Void = store.store(credential, for: key)
            try await fake.waitForCall(of: .prompt)
            await clock.waitForNoSleeper()
            clock.advance(by: .seconds(60))
            try await fake.answerPrompts(agreeing: true)
            try await fake.waitForCall(of: .set("Item.Attributes"))
            await clock.waitForSleepers()
            clock.advance(by: .seconds(3))
            try await written
            let found = try await store.credential(for: key)
            #expect(found == credential)
        }
    }

    @Test func endsWellWhenReadingBackFindsTheItemRemoved() async throws {
        try await FakeSecretService.withRunning(scenario(.on(.deleteItem, .silentAfterApplying))) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, timeout: .seconds(4), clock: clock)
            async let removal = store.removeCredential(for: key)
            try await fake.waitForCall(of: .deleteItem)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(3))
            let ended = try await removal
            #expect(ended == .removed)
        }
    }

    @Test(arguments: [StoreOperation.store, .remove], [Fault.Effect.silent, .silentAfterApplying])
    func isUnknownWhenTheDeadlinePasses(_ operation: StoreOperation, _ effect: Fault.Effect) async throws {
        let method = operation == .store ? Fault.Method.setSecret : .deleteItem
        try await FakeSecretService.withRunning(scenario(.on(method, call: 1, effect))) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, timeout: .seconds(4), clock: clock)
            let call = Task { await operation.failure(on: store, key) }
            try await fake.waitForCall(of: method)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(4))
            let error = await call.value
            #expect(error?.code == .timedOut)
            #expect(error?.applied == .unknown)

            // Whatever became of it, doing it again brings it about.
            clock.advance(by: .seconds(5))
            try await operation.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == (operation == .store ? .testing("written") : nil))
        }
    }

    @Test func isBroughtToItsEndWhenTheAnswerComesAfterAll() async throws {
        try await FakeSecretService.withRunning(scenario(.on(.setSecret, call: 1, .hold))) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, timeout: .seconds(4), clock: clock)
            let call = Task { try await store.store(credential, for: key) }
            try await fake.waitForCall(of: .setSecret)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(4))
            await #expect(throws: CredentialStoreError.self) { try await call.value }

            try await fake.release()
            try await fake.waitForCall(of: .set("Item.Attributes"), count: 2)
            clock.advance(by: .seconds(5))
            let found = try await store.credential(for: key)
            #expect(found == credential)
        }
    }

    @Test func isUnknownWhenTheTaskIsCancelled() async throws {
        try await FakeSecretService.withRunning(scenario(.on(.setSecret, call: 1, .hold))) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let call = Task { await StoreOperation.store.failure(on: store, key) }
            try await fake.waitForCall(of: .setSecret)
            call.cancel()
            let error = await call.value
            #expect(error?.code == .cancelled)
            #expect(error?.applied == .unknown)
        }
    }

    /// What a keyring that is slow to search does is known: nothing was to be changed yet.
    @Test func changesNothingWhenItHadNotBegun() async throws {
        try await FakeSecretService.withRunning(scenario(.on(.searchItems, call: 1, .hold))) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, timeout: .seconds(4), clock: clock)
            let call = Task { await StoreOperation.store.failure(on: store, key) }
            try await fake.waitForCall(of: .searchItems)
            await clock.waitForSleepers()
            clock.advance(by: .seconds(4))
            let error = await call.value
            #expect(error?.code == .timedOut)
            #expect(error?.applied == .no)

            try await fake.release()
            clock.advance(by: .seconds(5))
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("before"))
            let report = try await fake.report()
            #expect(report.count(of: .setSecret) == 0)
        }
    }
}
#endif
