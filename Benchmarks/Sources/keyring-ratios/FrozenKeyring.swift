#if os(Linux)
import PairedTimings
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// Calls of a keyring that does not answer: when they end, and what they leave behind.
struct FrozenKeyring {
    private let keyring: PrivateKeyring
    private let clock = ForwardedClock()
    private let timeout = Duration.milliseconds(20)
    private let key: CredentialKey

    init(_ keyring: PrivateKeyring) throws {
        self.keyring = keyring
        key = try CredentialKey(service: "benchmark", account: "frozen")
    }

    func report() async throws {
        let store = KeyringCredentialStore(bus: .address(keyring.busAddress), timeout: timeout, clock: clock)
        let patient = KeyringCredentialStore(bus: .address(keyring.busAddress))
        try await patient.store(Credential(secret: Secret(utf8: "token")), for: key)
        // Everything that is made once is there after the first calls.
        try await waitForAnswer(from: store)
        await keyring.freeze()
        _ = try await overruns(of: store, count: 50)
        await keyring.thaw()
        try await waitForAnswer(from: store)

        let before = try ProcessUse()
        await keyring.freeze()
        let overruns = try await overruns(of: store, count: 1000).sorted()
        let after = try ProcessUse()
        await keyring.thaw()
        try await waitForAnswer(from: store)
        let later = try ProcessUse()

        let latest = overruns[overruns.count - 1] / .milliseconds(1)
        print("Frozen keyring, 1,000 calls with a deadline of \(timeout / .milliseconds(1)) ms:")
        print(
            "  after the deadline: median \(overruns[500] / .milliseconds(1)) ms, at most \(latest) ms",
            terminator: ""
        )
        print("  target <= 100 ms: \(latest <= 100 ? "met" : "MISSED")")
        for (moment, use) in [("while it is frozen", after), ("once it answers again", later)] {
            let left = use.beyond(before)
            print(
                "  left behind \(moment): \(left.threads) threads, \(left.descriptors) descriptors, "
                    + "\(left.kilobytes) KB  target 0, 0, < 1024: "
                    + (left.threads <= 0 && left.descriptors <= 0 && left.kilobytes < 1024 ? "met" : "MISSED")
            )
        }
    }

    /// How long after their deadlines calls ended, one after the other.
    private func overruns(of store: KeyringCredentialStore, count: Int) async throws -> [Duration] {
        var overruns: [Duration] = []
        for _ in 0..<count {
            let begin = ContinuousClock.now
            do throws(CredentialStoreError) {
                _ = try await store.credential(for: key)
                throw CredentialStoreError(.corrupted, store: store.name, message: "A frozen keyring answered.")
            } catch {
                guard error.code == .timedOut else { throw error }
            }
            let overrun = begin.duration(to: .now) - timeout
            // The pause that follows a call without an answer would let the next one fail at once.
            guard overrun >= .zero else { throw SideError(description: "a call ended before its deadline") }
            overruns.append(overrun)
            clock.forward(by: .seconds(5))
        }
        return overruns
    }

    /// Calls until an answer comes, which is after the keyring has answered all that waited.
    private func waitForAnswer(from store: KeyringCredentialStore) async throws {
        for _ in 0..<1000 {
            do throws(CredentialStoreError) {
                _ = try await store.credential(for: key)
                return
            } catch {
                guard error.code == .timedOut else { throw error }
                clock.forward(by: .seconds(5))
            }
        }
        throw SideError(description: "the keyring does not answer again")
    }
}
#endif
