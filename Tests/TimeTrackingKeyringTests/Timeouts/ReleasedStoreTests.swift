#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// The last store of a connection goes while answers are still to come; each in a process of its own.
@Suite("A store that is released while the keyring is silent", .timeLimit(.minutes(5)))
struct ReleasedStoreTests {
    @Test func leavesNothingOfAReadBehind() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await FakeSecretService.withRunning(Scenario(collections: [.login([.init(key, secret: "kept")])])) {
                fake in
                let grown = try await growth(over: 50) {
                    try await fake.change()
                    let store = KeyringCredentialStore(on: fake.bus, clock: ManualClock())
                    try await StoreOperation.read.perform(on: store, key)
                    try await fake.change(faults: .silentReads)
                    let call = Task { [store] in await StoreOperation.read.failure(on: store, key) }
                    try await fake.waitForCall(of: .searchItems)
                    call.cancel()
                    let error = await call.value
                    #expect(error?.code == .cancelled)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leavesNothingOfAWriteBehind() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            let scenario = Scenario(
                collections: [.login([.init(key, secret: "before")])],
                faults: [.on(.setSecret, .silent)]
            )
            try await FakeSecretService.withRunning(scenario) { fake in
                var count = 0
                let grown = try await growth(over: 50) {
                    count += 1
                    let clock = ManualClock()
                    let store = KeyringCredentialStore(on: fake.bus, clock: clock)
                    let call = Task { [store] in await StoreOperation.store.failure(on: store, key) }
                    try await fake.waitForCall(of: .setSecret, count: count)
                    call.cancel()
                    let error = await call.value
                    #expect(error?.applied == .unknown)
                    // What has begun is waited for a little longer.
                    await clock.waitForSleepers()
                    clock.advance(by: .seconds(5))
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }

    @Test func leavesNothingOfAPromptBehind() async throws {
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            let login = Scenario.Collection.login([.init(key, secret: "before")], isLocked: true, unlock: .prompt)
            let scenario = Scenario(
                collections: [login],
                faults: [.on(.dismissPrompt, .silent)],
                prompts: .ignore
            )
            try await FakeSecretService.withRunning(scenario) { fake in
                var count = 0
                let grown = try await growth(over: 50) {
                    count += 1
                    let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed, clock: ManualClock())
                    let call = Task { [store] in await StoreOperation.read.failure(on: store, key) }
                    try await fake.waitForCall(of: .prompt, count: count)
                    call.cancel()
                    let error = await call.value
                    #expect(error?.code == .cancelled)
                    try await fake.waitForCall(of: .dismissPrompt, count: count)
                }
                #expect(grown.isNothing, "grew by \(grown)")
            }
        }
    }
}
#endif
