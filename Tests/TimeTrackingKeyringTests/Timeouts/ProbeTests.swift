#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The call that probes a keyring which was silent", .timeLimit(.minutes(5)))
struct ProbeTests {
    private let key: CredentialKey
    private let scenario: Scenario

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
        scenario = Scenario(
            collections: [.login([.init(key, secret: "planted")], isLocked: true, unlock: .prompt)],
            faults: [.on(.readAlias, .silent)]
        )
    }

    @Test func isAloneUntilItIsAnswered() async throws {
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

    @Test func letsTheOthersGoOnceAPromptIsShown() async throws {
        try await FakeSecretService.withRunning(scenario) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed, clock: clock)
            let error = try await StoreOperation.status.timeOut(on: store, key, once: .readAlias, fake, clock)
            #expect(error?.code == .timedOut)

            clock.advance(by: .seconds(5))
            try await fake.change()
            let probe = Task { await StoreOperation.read.failure(on: store, key) }
            try await fake.waitForCall(of: .prompt)
            await clock.waitForNoSleeper()
            try await StoreOperation.status.perform(on: store, key)

            try await fake.answerPrompts(agreeing: true)
            let answer = await probe.value
            #expect(answer == nil)
        }
    }

    @Test func staysTheOnlyOneWhenAnEarlierCallEnds() async throws {
        try await FakeSecretService.withRunning(scenario) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed, clock: clock)
            let earlier = Task { await StoreOperation.read.failure(on: store, key) }
            try await fake.waitForCall(of: .prompt)
            await clock.waitForNoSleeper()
            _ = try await StoreOperation.status.timeOut(on: store, key, once: .readAlias, fake, clock)

            clock.advance(by: .seconds(5))
            let probe = Task { await StoreOperation.status.failure(on: store, key) }
            try await fake.waitForCall(of: .readAlias, count: 2)
            earlier.cancel()
            let left = await earlier.value
            #expect(left?.code == .cancelled)
            // Nothing moves the clock: this ends by itself.
            let other = await StoreOperation.status.failure(on: store, key)
            #expect(other?.message.contains("not asked again for 5 seconds") == true)

            probe.cancel()
            let end = await probe.value
            #expect(end?.code == .cancelled)
            try await fake.change()
            try await StoreOperation.status.perform(on: store, key)
        }
    }
}
#endif
