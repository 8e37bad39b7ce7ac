#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A keyring that is killed among writes", .timeLimit(.minutes(5)))
struct KilledMidWriteTests {
    private struct Ending: Sendable {
        let key: CredentialKey
        let error: CredentialStoreError?
    }

    /// Kills it at different moments; what each write said of itself must be true of what is there afterwards.
    @Test(arguments: [1, 8, 20])
    func hasWhatItAcknowledgedAndNothingThatItDidNotDo(_ acknowledged: Int) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            let endings = try await withThrowingTaskGroup(of: Ending.self) { group in
                for number in 0..<40 {
                    let key = try CredentialKey(service: "clockify", account: "user \(number)")
                    group.addTask {
                        Ending(key: key, error: await StoreOperation.store.failure(on: store, key))
                    }
                }
                var endings: [Ending] = []
                while let ending = try await group.next() {
                    endings.append(ending)
                    if endings.count == acknowledged { try await keyring.kill() }
                }
                return endings
            }
            try await keyring.restart()
            #expect(endings.count == 40)
            for ending in endings {
                switch ending.error?.applied {
                case nil:
                    #expect(ending.error == nil)
                    let secret = try await store.credential(for: ending.key)?.secret
                    #expect(secret == .testing("written"))
                case .no:
                    let found = try await store.credential(for: ending.key)
                    #expect(found == nil)
                case .unknown:
                    // Storing it again brings it about, whatever is there now.
                    try await StoreOperation.store.perform(on: store, ending.key)
                    let secret = try await store.credential(for: ending.key)?.secret
                    #expect(secret == .testing("written"))
                }
            }
        }
    }
}
#endif
