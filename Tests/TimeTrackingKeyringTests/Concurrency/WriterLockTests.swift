#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Writers of one key", .timeLimit(.minutes(5)))
struct WriterLockTests {
    /// What the right to change the key is called: the same for all versions, since they share it.
    private static let name = "org.timetrackingkit.KeyringWriter.k75bf98cc0c81cab1"

    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func heldUp(by effect: Fault.Effect) -> Scenario {
        Scenario(collections: [.login([.init(key, secret: "before")])], faults: [.on(.setSecret, call: 1, effect)])
    }

    /// Each store has a connection of its own, as the stores of two processes have.
    @Test func neverMixASecretWithTheAttributesOfAnother() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let key = key
            try await KeyringCredentialStore(on: keyring.bus).store(Self.credential("first", 0), for: key)
            let mixed = try await withThrowingTaskGroup(of: Int.self) { group in
                for writer in ["one", "two"] {
                    let store = KeyringCredentialStore(on: keyring.bus)
                    group.addTask {
                        for number in 0..<200 {
                            try await store.store(Self.credential(writer, number), for: key)
                        }
                        return -1
                    }
                }
                group.addTask {
                    let store = KeyringCredentialStore(on: keyring.bus)
                    var mixed = 0
                    while let found = try await Self.read(store, key) {
                        let origin = found.attributes["origin"] ?? ""
                        if found.secret != .testing("of \(origin)") { mixed += 1 }
                    }
                    return mixed
                }
                var mixed = 0
                var writers = 2
                while let ended = try await group.next() {
                    if ended >= 0 { mixed += ended } else { writers -= 1 }
                    if writers == 0 { group.cancelAll() }
                }
                return mixed
            }
            #expect(mixed == 0)
        }
    }

    /// Reads, until the task is cancelled.
    private static func read(_ store: KeyringCredentialStore, _ key: CredentialKey) async throws -> Credential? {
        do throws(CredentialStoreError) {
            return try await store.credential(for: key)
        } catch {
            if error.code == .cancelled { return nil }
            throw error
        }
    }

    private static func credential(_ writer: String, _ number: Int) -> Credential {
        Credential(secret: .testing("of \(writer) \(number)"), attributes: ["origin": "\(writer) \(number)"])
    }

    @Test(arguments: [StoreOperation.store, .remove, .repair])
    func waitForEachOther(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(heldUp(by: .hold)) { fake in
            let first = KeyringCredentialStore(on: fake.bus)
            async let written: Void = first.store(Credential(secret: .testing("first")), for: key)
            try await fake.waitForCall(of: .setSecret)

            let clock = ManualClock()
            let second = KeyringCredentialStore(on: fake.bus, clock: clock)
            for _ in 0..<2 {
                // The second time as well: the keyring is not silent.
                let call = Task { await operation.failure(on: second, key) }
                try await fake.bus.waitForQueue(of: Self.name, count: 2)
                // What is asked on the same connection afterwards is answered after its search.
                try await StoreOperation.status.perform(on: second, key)
                clock.advance(by: .seconds(60))
                let error = await call.value
                #expect(error?.code == .timedOut)
                #expect(error?.applied == .no)
                #expect(error?.message.contains("not asked again") == false)
                try await fake.bus.waitForQueue(of: Self.name, count: 1)
            }
            try await fake.release()
            try await written
            try await operation.perform(on: second, key)
            let report = try await fake.report()
            #expect(
                report.items.map(\.text) == (operation == .remove ? [] : [operation == .store ? "written" : "first"])
            )
        }
    }

    @Test(arguments: [true, false])
    func doNotWaitForThoseOfAnotherKey(_ isOfOneStore: Bool) async throws {
        try await FakeSecretService.withRunning(heldUp(by: .hold)) { fake in
            let first = KeyringCredentialStore(on: fake.bus)
            let second = isOfOneStore ? first : KeyringCredentialStore(on: fake.bus)
            async let written: Void = first.store(Credential(secret: .testing("first")), for: key)
            try await fake.waitForCall(of: .setSecret)
            let other = try CredentialKey(service: "clockify", account: "grace")
            try await StoreOperation.store.perform(on: second, other)
            try await fake.release()
            try await written
        }
    }

    @Test func doNotWaitForOneThatHasDied() async throws {
        try await FakeSecretService.withRunning(heldUp(by: .silent)) { fake in
            let address = fake.bus.address
            await #expect(processExitsWith: .success) { [address = address as String] in
                let key = try CredentialKey(service: "clockify", account: "ada")
                let store = KeyringCredentialStore(bus: .address(address), timeout: .milliseconds(500))
                let error = await StoreOperation.store.failure(on: store, key)
                // It is still at it, and holds what it had to hold, when this process ends.
                #expect(error?.applied == .unknown)
            }
            let store = KeyringCredentialStore(on: fake.bus)
            try await StoreOperation.store.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("written"))
        }
    }

    @Test func goOnWithoutARightThatASandboxDoesNotGive() async throws {
        try await PrivateKeyring.withRunning { keyring in
            try await keyring.bus.denyNames(below: "org.timetrackingkit")
            let store = KeyringCredentialStore(on: keyring.bus)
            for operation in [StoreOperation.store, .store, .read, .repair, .remove] {
                try await operation.perform(on: store, key)
            }
        }
    }
}
#endif
