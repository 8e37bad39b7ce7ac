#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// Each in a process of its own, in which nothing else takes threads or memory.
///
/// After every hundred the keyring answers once, so that what the tests count is not what is still to be done.
@Suite("A thousand calls that were given up", .timeLimit(.minutes(5)))
struct AbandonedCallTests {
    @Test func leaveNothingBehindOnAConnection() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await PrivateKeyring.withRunning { keyring in
                let clock = ManualClock()
                let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
                let grown = try await growth(over: 10) {
                    await keyring.freeze()
                    for _ in 0..<100 {
                        let error = await StoreOperation.read.timeOut(on: store, key, clock)
                        #expect(error?.code == .timedOut)
                        clock.advance(by: .seconds(5))
                    }
                    await keyring.thaw()
                    try await StoreOperation.store.perform(on: store, key)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leaveNothingBehindOfAttemptsToConnect() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await PrivateKeyring.withRunning { keyring in
                let clock = ManualClock()
                let grown = try await growth(over: 10) {
                    let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
                    await keyring.bus.freeze()
                    for _ in 0..<100 {
                        let error = await StoreOperation.read.timeOut(on: store, key, clock)
                        #expect(error?.code == .timedOut)
                        clock.advance(by: .seconds(5))
                    }
                    await keyring.bus.thaw()
                    try await StoreOperation.read.perform(on: store, key)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leaveNothingBehindOfWritesThatAreNeverAnswered() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            let other = try CredentialKey(service: "clockify", account: "grace")
            let scenario = Scenario(
                collections: [.login([.init(key, secret: "before"), .init(other, secret: "of another")])],
                faults: [.on(.setSecret, .silent)]
            )
            try await FakeSecretService.withRunning(scenario) { fake in
                let clock = ManualClock()
                let store = KeyringCredentialStore(on: fake.bus, clock: clock)
                let grown = try await growth(over: 10) {
                    for _ in 0..<100 {
                        let error = try await StoreOperation.store.timeOut(
                            on: store,
                            key,
                            once: .setSecret,
                            fake,
                            clock
                        )
                        #expect(error?.applied == .unknown)
                        clock.advance(by: .seconds(5))
                    }
                    try await StoreOperation.read.perform(on: store, other)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leaveNothingBehindOfWhatWasAskedEarly() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await FakeSecretService.withRunning(Scenario(collections: [.login([.init(key, secret: "kept")])])) {
                fake in
                let clock = ManualClock()
                let store = KeyringCredentialStore(on: fake.bus, clock: clock)
                let grown = try await growth(over: 20) {
                    // From now on the store knows where the item is, and asks for its contents before it is found.
                    try await StoreOperation.read.perform(on: store, key)
                    try await fake.change(faults: .silentReads)
                    let error = try await StoreOperation.read.timeOut(on: store, key, once: .searchItems, fake, clock)
                    #expect(error?.code == .timedOut)
                    clock.advance(by: .seconds(5))
                    try await fake.change()
                    try await StoreOperation.read.perform(on: store, key)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leaveNothingBehindOfPrompts() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            let login = Scenario.Collection.login([.init(key, secret: "before")], isLocked: true, unlock: .prompt)
            try await FakeSecretService.withRunning(Scenario(collections: [login], prompts: .ignore)) { fake in
                // A clock that is moved by hand keeps nothing for a sleeper that was cancelled.
                let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed, clock: ManualClock())
                var count = 0
                let grown = try await growth(over: 1000) {
                    count += 1
                    let call = Task { await StoreOperation.read.failure(on: store, key) }
                    try await fake.waitForCall(of: .prompt, count: count)
                    call.cancel()
                    let error = await call.value
                    #expect(error?.code == .cancelled)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leaveNothingBehindOfStoresThatAreGone() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await PrivateKeyring.withRunning { keyring in
                let grown = try await growth(over: 100) {
                    try await StoreOperation.read.perform(on: KeyringCredentialStore(on: keyring.bus), key)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leaveNothingBehindOfConnectionsThatWereLost() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await PrivateKeyring.withRunning { keyring in
                let store = KeyringCredentialStore(on: keyring.bus)
                let grown = try await growth(over: 20) {
                    try await StoreOperation.read.perform(on: store, key)
                    try await keyring.restart()
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }
}
#endif
