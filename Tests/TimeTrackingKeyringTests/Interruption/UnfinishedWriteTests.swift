#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A write that a reader comes upon in the middle", .timeLimit(.minutes(5)))
struct UnfinishedWriteTests {
    private let key: CredentialKey
    private let credential = Credential(secret: .testing("written"), attributes: ["origin": "https://example.com"])

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    /// An item as a writer of ours leaves it that died.
    private var unfinished: Scenario {
        var item = Scenario.Item(key, secret: "half")
        item.attributes["timetrackingkit"] = "1"
        return Scenario(collections: [.login([item])])
    }

    @Test func isCorruptedWhenItsWriterHasDied() async throws {
        try await FakeSecretService.withRunning(unfinished) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let start = ContinuousClock.now
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .corrupted)
            #expect(error?.message.contains("store the credential again") == true)
            #expect(ContinuousClock.now - start >= .milliseconds(250))

            try await store.store(credential, for: key)
            let found = try await store.credential(for: key)
            #expect(found == credential)
        }
    }

    /// A write takes place from beginning to end while a reader is between the secret and the attributes.
    @Test(arguments: 1...2)
    func isNotMixedWithTheOneBefore(_ question: Int) async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "before")])],
            faults: [.on(.get("Item.Attributes"), call: question, .hold)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            async let read = KeyringCredentialStore(on: fake.bus).credential(for: key)
            try await fake.waitForCall(of: .get("Item.Attributes"), count: 2)
            try await KeyringCredentialStore(on: fake.bus).store(credential, for: key)
            try await fake.release()
            let found = try await read
            #expect(found == credential)
        }
    }

    /// Two reads share the opening of a connection, and the second must not have what was found for the first.
    @Test func isSearchedForByEachCall() async throws {
        let scenario = Scenario(collections: [.login([])], faults: [.on(.openSession, call: 1, .hold)])
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            async let first = store.credential(for: key)
            try await fake.waitForCall(of: .openSession)
            try await KeyringCredentialStore(on: fake.bus).store(credential, for: key)
            async let second = store.credential(for: key)
            // Asked for by the store that wrote, and by the first reader early.
            try await fake.release()
            let found = try await second
            #expect(found == credential)
            _ = try await first
        }
    }

    @Test func isWaitedForWhileItsWriterLives() async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "before")])],
            faults: [.on(.setSecret, call: 1, .hold)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            let writer = KeyringCredentialStore(on: fake.bus)
            async let written: Void = writer.store(credential, for: key)
            try await fake.waitForCall(of: .setSecret)

            let clock = ManualClock()
            async let read = KeyringCredentialStore(on: fake.bus, clock: clock).credential(for: key)
            for _ in 0..<20 {
                await clock.waitForSleepers(2)
                clock.advance(by: .seconds(1))
            }
            await clock.waitForSleepers(2)
            try await fake.release()
            try await written
            clock.advance(by: .seconds(1))
            let found = try await read
            #expect(found == credential)
        }
    }

    @Test func isWaitedForWhileItsWriterGoesOn() async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "before")])],
            faults: [.on(.setSecret, .hold), .on(.set("Item.Attributes"), call: 2, .hold)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            let writer = KeyringCredentialStore(on: fake.bus)
            async let written: Void = writer.store(credential, for: key)
            try await fake.waitForCall(of: .setSecret)

            let clock = ManualClock()
            async let read = KeyringCredentialStore(on: fake.bus, clock: clock).credential(for: key)
            // A step takes nearly as long as a dead writer is given, and there are two of them.
            await clock.waitForSleepers(2)
            clock.advance(by: .milliseconds(200))
            await clock.waitForSleepers(2)
            try await fake.release()
            try await fake.waitForCall(of: .set("Item.Attributes"), count: 2)
            clock.advance(by: .milliseconds(49))
            await clock.waitForSleepers(2)
            clock.advance(by: .milliseconds(200))
            await clock.waitForSleepers(2)
            try await fake.release()
            try await written
            clock.advance(by: .milliseconds(49))
            let found = try await read
            #expect(found == credential)
        }
    }

    @Test func timesOutWhenTheTimeIsTooShortToTell() async throws {
        try await FakeSecretService.withRunning(unfinished) { fake in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: fake.bus, timeout: .milliseconds(200), clock: clock)
            for _ in 0..<2 {
                // The second time as well: the keyring is not silent.
                let call = Task { await StoreOperation.read.failure(on: store, key) }
                await clock.waitForSleepers(2)
                clock.advance(by: .milliseconds(200))
                let error = await call.value
                #expect(error?.code == .timedOut)
                #expect(error?.message.contains("not asked again") == false)
            }
        }
    }
}
#endif
