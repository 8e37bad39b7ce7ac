import Synchronization
import TimeTrackingKit

/// Keeps credentials in memory for a short time, and drops all of them when a user's standing changed or a credential did.
///
/// The server's commands change standings in other processes; what they revoke must not live on in this one's memory.
final class RevocableStore: WritableCredentialStore {
    private typealias Cache = CachingCredentialStore<ErasedCredentialStore>

    private let base: any WritableCredentialStore
    private let changeCount: @Sendable () throws -> UInt64
    private let state: Mutex<(count: UInt64?, cache: Cache)>

    /// Creates a cache that is dropped whenever a count moved.
    ///
    /// - Parameters:
    ///   - base: The store to read from and write to.
    ///   - changeCount: The count, which other processes move as well. When it cannot be read, nothing is answered.
    init(_ base: any WritableCredentialStore, changeCount: @escaping @Sendable () throws -> UInt64) {
        self.base = base
        self.changeCount = changeCount
        self.state = Mutex((nil, Cache(ErasedCredentialStore(base: base))))
    }

    var name: String { base.name }
    var capabilities: CredentialStoreCapabilities { base.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try await cache().credential(for: key)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await base.keys(service: service, after: key, limit: limit)
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        let cache = try cache()
        defer { drop(unless: cache) }
        try await cache.store(credential, for: key)
    }

    @discardableResult
    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        let cache = try cache()
        defer { drop(unless: cache) }
        return try await cache.removeCredential(for: key)
    }

    func forget(_ credential: Credential, for key: CredentialKey) async {
        let cache = state.withLock(\.cache)
        await cache.forget(credential, for: key)
    }

    /// The cache that holds nothing older than the last change.
    private func cache() throws(CredentialStoreError) -> Cache {
        let count: UInt64
        do {
            count = try changeCount()
        } catch {
            throw CredentialStoreError(
                .unavailable,
                store: name,
                message:
                    "The server's records cannot be read, so nobody knows who may use a token; see the server's log.",
                cause: error
            )
        }
        return state.withLock { state in
            if state.count != count { state = (count, Cache(ErasedCredentialStore(base: base))) }
            return state.cache
        }
    }

    /// Drops everything when a cache that was made meanwhile may have what a write through the former one replaced.
    private func drop(unless cache: Cache) {
        state.withLock { state in
            if state.cache !== cache { state.cache = Cache(ErasedCredentialStore(base: base)) }
        }
    }
}

/// A store of any kind, as the cache wants one of a kind.
private struct ErasedCredentialStore: WritableCredentialStore {
    let base: any WritableCredentialStore

    var name: String { base.name }
    var capabilities: CredentialStoreCapabilities { base.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try await base.credential(for: key)
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

    @discardableResult
    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await base.removeCredential(for: key)
    }

    func forget(_ credential: Credential, for key: CredentialKey) async {
        await base.forget(credential, for: key)
    }
}
