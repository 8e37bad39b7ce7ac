#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A prompt of the keyring", .timeLimit(.minutes(5)))
struct PromptTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func locked(_ prompts: Scenario.PromptOutcome) -> Scenario {
        let login = Scenario.Collection.login([.init(key, secret: "planted")], isLocked: true, unlock: .prompt)
        return Scenario(collections: [login], prompts: prompts)
    }

    @Test(arguments: StoreOperation.allCases)
    func isNeverShownUnlessThatWasAskedFor(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(locked(.agree)) { fake in
            let error = await operation.failure(on: KeyringCredentialStore(on: fake.bus), key)
            #expect(error == nil || error?.code == .locked)
            let report = try await fake.report()
            #expect(report.promptsShown == 0)
        }
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func unlocksWhenThePersonAgrees(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(locked(.agree)) { fake in
            try await operation.perform(on: KeyringCredentialStore(on: fake.bus, interaction: .allowed), key)
            let report = try await fake.report()
            #expect(report.promptsShown == 1)
        }
    }

    @Test(arguments: [StoreOperation.read, .store, .remove], [Scenario.PromptOutcome.dismiss, .dismissWithAnyResult])
    func isDismissedWhenThePersonClosesIt(
        _ operation: StoreOperation,
        _ outcome: Scenario.PromptOutcome
    ) async throws {
        try await FakeSecretService.withRunning(locked(outcome)) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .dismissed)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            #expect(error?.message.hasPrefix("The prompt for the keyring was closed or could not be shown; ") == true)
            let report = try await fake.report()
            #expect(report.items.map(\.text) == ["planted"])

            try await fake.change(prompts: .agree)
            try await operation.perform(on: store, key)
        }
    }

    @Test func isWaitedForHoweverLongThePersonTakes() async throws {
        try await FakeSecretService.withRunning(locked(.unanswered)) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed, clock: clock)
            async let answer = store.credential(for: key)
            try await fake.waitForCall(of: .prompt)
            await clock.waitForNoSleeper()
            clock.advance(by: .seconds(86_400))
            try await fake.answerPrompts(agreeing: true)
            let found = try await answer
            #expect(found?.secret == .testing("planted"))
        }
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func isNotWaitedForUntilTheServiceShowsIt(_ operation: StoreOperation) async throws {
        var scenario = locked(.agree)
        scenario.faults = [.on(.prompt, .silent)]
        try await FakeSecretService.withRunning(scenario) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed, clock: clock)
            let error = try await operation.timeOut(on: store, key, once: .prompt, fake, clock)
            #expect(error?.code == .timedOut)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            try await fake.waitForCall(of: .dismissPrompt)

            clock.advance(by: .seconds(5))
            try await fake.change(prompts: .agree)
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: [Scenario.PromptOutcome.unanswered, .ignore])
    func isTakenAwayWhenTheTaskIsCancelled(_ outcome: Scenario.PromptOutcome) async throws {
        try await FakeSecretService.withRunning(locked(outcome)) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed)
            let call = Task { await StoreOperation.read.failure(on: store, key) }
            try await fake.waitForCall(of: .prompt)
            call.cancel()
            let error = await call.value
            #expect(error?.code == .cancelled)
            try await fake.waitForCall(of: .dismissPrompt)
        }
    }

    @Test(arguments: [StoreOperation.read, .store])
    func endsWithTheServiceThatShowsIt(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(locked(.vanish)) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .failed)
            #expect(error?.applied == (operation.isWrite ? .no : nil))

            try await fake.connect()
            try await fake.change(prompts: .agree)
            try await operation.perform(on: store, key)
        }
    }
}
#endif
