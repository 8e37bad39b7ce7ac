#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// A search ends with an item of another key.
@Suite("A Secret Service that finds the wrong item", .timeLimit(.minutes(5)))
struct WrongItemTests {
    private let key: CredentialKey
    private let scenario: Scenario

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
        let other = try CredentialKey(service: "clockify", account: "grace")
        let wrong = Fault.Effect.answer(
            signature: "aoao",
            [["/org/freedesktop/secrets/collection/login/1"], [String]()]
        )
        scenario = Scenario(
            collections: [.login([.init(other, secret: "of another")])],
            faults: [.on(.searchItems, wrong)]
        )
    }

    @Test(arguments: [StoreOperation.read, .store, .remove, .repair])
    func isNotBelieved(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .corrupted)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            let report = try await fake.report()
            #expect(report.items.map(\.text) == ["of another"])
            #expect(report.count(of: .setSecret) + report.count(of: .deleteItem) == 0)

            try await fake.change()
            try await operation.perform(on: store, key)
        }
    }
}
#endif
