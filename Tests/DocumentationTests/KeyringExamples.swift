#if Keyring
import TimeTrackingKeyring
import TimeTrackingKit

/// The examples of docs/keyring.md, in its order.
enum KeyringExamples {
    static func roundTrip(_ secret: Secret, _ key: CredentialKey) async throws -> Credential? {
        let store = KeyringCredentialStore()
        try await store.store(Credential(secret: secret, attributes: ["workspace_id": "w1"]), for: key)
        let credential = try await store.credential(for: key)
        return credential
    }

    static func prompting() -> KeyringCredentialStore {
        let store = KeyringCredentialStore(interaction: .allowed)
        return store
    }

    static func repair(_ store: KeyringCredentialStore, _ key: CredentialKey) async throws -> (Int, Int) {
        let items = try await store.items(for: key)
        let removed = try await store.repair(key, keeping: .mostRecentlyModified)
        return (items.count, removed)
    }
}
#endif
