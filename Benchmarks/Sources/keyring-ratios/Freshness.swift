#if os(Linux)
import ChildPrograms
import TimeTrackingKeyring
import TimeTrackingKit

/// Whether the store shows at once what another program has just stored, which a cache would not.
struct Freshness {
    private let store: KeyringCredentialStore
    private let environment: [String: String]

    init(_ store: KeyringCredentialStore, environment: [String: String]) {
        self.store = store
        self.environment = environment
    }

    func report() async throws {
        let key = try CredentialKey(service: "benchmark", account: "fresh")
        try await store.store(Credential(secret: Secret(utf8: "old")), for: key)
        var isFresh = true
        for number in 0..<20 {
            // Warm, so that a value could have been kept.
            _ = try await store.credential(for: key)
            let text = "stored by another program \(number)"
            let tool = try ChildProgram(
                ["/usr/bin/secret-tool", "store", "--label=x", "service", key.service, "username", key.account],
                environment: environment
            )
            try tool.write(text)
            _ = try tool.outputToEnd()
            let found = try await store.credential(for: key)
            isFresh = isFresh && found?.secret == Secret(utf8: text)
        }
        print("What secret-tool stores is what the next call finds, 20 times: \(isFresh ? "met" : "MISSED")")
    }
}
#endif
