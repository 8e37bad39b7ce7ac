import Synchronization
import TimeTrackingKit

/// A store before whose first read something happens.
final class LateStore: WritableCredentialStore {
    private let base: InMemoryCredentialStore
    private let hook = Mutex<(@Sendable () async throws -> Void)?>(nil)

    init(_ base: InMemoryCredentialStore) {
        self.base = base
    }

    var beforeRead: (@Sendable () async throws -> Void)? {
        get { hook.withLock { $0 } }
        set { hook.withLock { $0 = newValue } }
    }

    var name: String { base.name }
    var capabilities: CredentialStoreCapabilities { base.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        let first = hook.withLock { hook in
            defer { hook = nil }
            return hook
        }
        do {
            try await first?()
        } catch {
            throw CredentialStoreError(.failed, store: name, message: "What was to happen before the read failed.")
        }
        return try await base.credential(for: key)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await base.keys(service: service, after: key, limit: limit)
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await base.store(credential, for: key)
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await base.removeCredential(for: key)
    }
}
