#if Keyring && os(Linux)
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// What a call may be, for tests of what is the same for all of them.
enum StoreOperation: CaseIterable, Sendable {
    case read
    case keys
    case store
    case remove
    case items
    case repair
    case status

    /// Whether the call may change something.
    var isWrite: Bool { self == .store || self == .remove || self == .repair }

    /// Makes the call.
    func perform(on store: KeyringCredentialStore, _ key: CredentialKey) async throws(CredentialStoreError) {
        switch self {
        case .read: _ = try await store.credential(for: key)
        case .keys: _ = try await store.keys(service: key.service, after: nil, limit: 10)
        case .store: try await store.store(Credential(secret: .testing("written")), for: key)
        case .remove: try await store.removeCredential(for: key)
        case .items: _ = try await store.items(for: key)
        case .repair: try await store.repair(key, keeping: .mostRecentlyModified)
        case .status: _ = try await store.collectionStatus()
        }
    }

    /// Makes the call and returns its error, or nil when it has none.
    func failure(on store: KeyringCredentialStore, _ key: CredentialKey) async -> CredentialStoreError? {
        do throws(CredentialStoreError) {
            try await perform(on: store, key)
            return nil
        } catch {
            return error
        }
    }
}
#endif
