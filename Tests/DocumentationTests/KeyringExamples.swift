#if Keyring
import TimeTrackingKeyring
import TimeTrackingKit

/// The short examples of docs/keyring.md, in its order.
enum KeyringExamples {
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
