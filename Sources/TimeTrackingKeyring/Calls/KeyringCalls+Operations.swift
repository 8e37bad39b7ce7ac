#if Keyring && os(Linux)
import TimeTrackingKit

// What a store may be asked for, each as one call of its keyring.
extension KeyringCalls {
    private typealias Work<Value> = @Sendable (Keyring, KeyringCall) async throws(KeyringFailure) -> Value

    func credential(
        for key: CredentialKey,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Credential? {
        try await perform(for: store, isWrite: false) { keyring, call throws(KeyringFailure) in
            try await keyring.read(key, for: call)
        }
    }

    func keys(
        service: String?,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Set<CredentialKey> {
        try await perform(for: store, isWrite: false) { keyring, call throws(KeyringFailure) in
            try await keyring.keys(service: service, for: call)
        }
    }

    func store(
        _ credential: Credential,
        for key: CredentialKey,
        label: String,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) {
        let isStored: Work<Void?> = { keyring, call throws(KeyringFailure) in
            try await keyring.read(key, for: call) == credential ? () : nil
        }
        let write: Work<Void> = { keyring, call throws(KeyringFailure) in
            try await keyring.write(credential, for: key, label: label, for: call)
        }
        try await perform(for: store, isWrite: true, write, readBack: isStored)
    }

    func removeCredential(
        for key: CredentialKey,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Removal {
        let isGone: Work<Removal?> = { keyring, call throws(KeyringFailure) in
            try await keyring.read(key, for: call) == nil ? .removed : nil
        }
        let remove: Work<Removal> = { keyring, call throws(KeyringFailure) in
            try await keyring.remove(key, for: call)
        }
        return try await perform(for: store, isWrite: true, remove, readBack: isGone)
    }

    func status(of store: KeyringCredentialStore) async throws(CredentialStoreError) -> KeyringCollectionStatus {
        try await perform(for: store, isWrite: false) { keyring, call throws(KeyringFailure) in
            try await keyring.status(for: call)
        }
    }

    func items(
        for key: CredentialKey,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> [KeyringItem] {
        try await perform(for: store, isWrite: false) { keyring, call throws(KeyringFailure) in
            try await keyring.listing(of: key, for: call)
        }
    }

    func removeDuplicates(
        of key: CredentialKey,
        keeping choice: KeyringItemChoice,
        of store: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> Int {
        try await perform(for: store, isWrite: true) { keyring, call throws(KeyringFailure) in
            try await keyring.removeDuplicates(of: key, keeping: choice, for: call)
        }
    }
}
#endif
