#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A keyring that is frozen among writes", .timeLimit(.minutes(5)))
struct FrozenMidWriteTests {
    private struct Ending: Sendable {
        let key: CredentialKey
        let error: CredentialStoreError?
    }

    /// Freezes it at different moments; what each write said of itself must still be true when the keyring goes on.
    @Test(arguments: [0, 1, 8, 20])
    func doesNothingLaterThatItWasSaidNotToHaveDone(_ acknowledged: Int) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            let store = KeyringCredentialStore(on: keyring.bus, clock: clock)
            try await StoreOperation.store.perform(on: store, CredentialKey(service: "clockify", account: "first"))
            if acknowledged == 0 { await keyring.freeze() }
            let endings = try await withThrowingTaskGroup(of: Ending.self) { group in
                for number in 0..<40 {
                    let key = try CredentialKey(service: "clockify", account: "user \(number)")
                    group.addTask { Ending(key: key, error: await StoreOperation.store.failure(on: store, key)) }
                }
                var endings: [Ending] = []
                for _ in 0..<acknowledged {
                    if let ending = try await group.next() { endings.append(ending) }
                }
                await keyring.freeze()
                let mover = Task {
                    while !Task.isCancelled {
                        await clock.waitForSleepers()
                        if !Task.isCancelled { clock.advance(by: .seconds(60)) }
                    }
                }
                while let ending = try await group.next() { endings.append(ending) }
                mover.cancel()
                await mover.value
                return endings
            }
            await keyring.thaw()
            clock.advance(by: .seconds(60))
            let reader = KeyringCredentialStore(on: keyring.bus)
            // Writes that had begun come to their end; this one goes through the same connection after them.
            try await StoreOperation.read.perform(on: store, CredentialKey(service: "clockify", account: "first"))
            for ending in endings {
                switch ending.error?.applied {
                case nil:
                    #expect(ending.error == nil)
                    let found = try await reader.credential(for: ending.key)
                    #expect(found?.secret == .testing("written"))
                case .no:
                    let items = try await reader.items(for: ending.key)
                    #expect(items.isEmpty)
                case .unknown:
                    #expect(ending.error?.code == .timedOut)
                    try await StoreOperation.store.perform(on: reader, ending.key)
                    let found = try await reader.credential(for: ending.key)
                    #expect(found?.secret == .testing("written"))
                }
            }
        }
    }
}
#endif
