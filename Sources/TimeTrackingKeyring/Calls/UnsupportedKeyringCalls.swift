#if Keyring && !os(Linux)
import TimeTrackingKit

/// The calls of a store on a system that has no Secret Service: each of them says so.
struct KeyringCalls: Sendable {
    init(
        library: String,
        bus: KeyringBus,
        collection: KeyringCollection,
        mayPrompt: Bool,
        timeout: Duration,
        clock: InjectedClock
    ) {}

    private func unsupported(_ store: KeyringCredentialStore, isWrite: Bool) -> CredentialStoreError {
        CredentialStoreError(
            .unavailable,
            store: store.name,
            message: "There is no Secret Service on this system; use another store.",
            reason: .unsupportedPlatform,
            applied: isWrite ? .no : nil
        )
    }

    func credential(
        for key: CredentialKey,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Credential? {
        throw unsupported(store, isWrite: false)
    }

    func keys(
        service: String?,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Set<CredentialKey> {
        throw unsupported(store, isWrite: false)
    }

    func store(
        _ credential: Credential,
        for key: CredentialKey,
        label: String,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) {
        throw unsupported(store, isWrite: true)
    }

    func removeCredential(
        for key: CredentialKey,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Removal {
        throw unsupported(store, isWrite: true)
    }

    func status(of store: KeyringCredentialStore) async throws(CredentialStoreError) -> KeyringCollectionStatus {
        throw unsupported(store, isWrite: false)
    }

    func items(
        for key: CredentialKey,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> [KeyringItem] {
        throw unsupported(store, isWrite: false)
    }

    func removeDuplicates(
        of key: CredentialKey,
        keeping choice: KeyringItemChoice,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Int {
        throw unsupported(store, isWrite: true)
    }
}
#endif
