#if os(Linux)
import PairedTimings
import TimeTrackingKeyring
import TimeTrackingKit

/// Lookups from many tasks at once.
struct ConcurrentLookups {
    private let store: KeyringCredentialStore
    private let tasks = 64
    private let lookups = 200

    init(_ store: KeyringCredentialStore) {
        self.store = store
    }

    func report() async throws {
        let keys = try (0..<tasks).map { try CredentialKey(service: "benchmark", account: "user-\($0)") }
        for key in keys {
            try await store.store(Credential(secret: Secret(utf8: "token of \(key.account)")), for: key)
        }
        let begin = ContinuousClock.now
        let failures = await withTaskGroup(of: Int.self) { group in
            for key in keys {
                group.addTask { await self.failures(of: key) }
            }
            return await group.reduce(0, +)
        }
        let seconds = begin.duration(to: .now) / .seconds(1)
        let rate = Int(Double(tasks * lookups) / seconds)
        print("\(tasks) tasks, \(lookups) lookups each: \(rate) a second")
        print("  errors and wrong answers \(failures)  target 0: \(failures == 0 ? "met" : "MISSED")")
    }

    private func failures(of key: CredentialKey) async -> Int {
        let expected = Secret(utf8: "token of \(key.account)")
        var failures = 0
        for _ in 0..<lookups {
            do throws(CredentialStoreError) {
                if try await store.credential(for: key)?.secret != expected { failures += 1 }
            } catch {
                failures += 1
            }
        }
        return failures
    }
}
#endif
