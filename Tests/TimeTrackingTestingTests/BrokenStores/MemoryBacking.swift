import Synchronization
import TimeTrackingKit

/// What several stores of the tests share, as they would share a file.
final class MemoryBacking: Sendable {
    let credentials = Mutex<[CredentialKey: Credential]>([:])

    /// The keys that another program wrote.
    let foreign = Mutex<Set<CredentialKey>>([])

    subscript(key: CredentialKey) -> Credential? {
        get { credentials.withLock { $0[key] } }
        set { credentials.withLock { $0[key] = newValue } }
    }

    /// Adds an item as another program would.
    func plantForeignItem(_ key: CredentialKey) {
        foreign.withLock { _ = $0.insert(key) }
        self[key] = Credential(secret: Secret(utf8: "written by another program"))
    }

    /// The backings of one test by their names.
    final class Directory: Sendable {
        private let backings = Mutex<[String: MemoryBacking]>([:])

        func open(_ name: String) -> MemoryBacking {
            backings.withLock { backings in
                if let backing = backings[name] { return backing }
                let backing = MemoryBacking()
                backings[name] = backing
                return backing
            }
        }

        /// Every secret that was stored and is still there.
        var secrets: [Secret] {
            backings.withLock { backings in
                backings.values.flatMap { $0.credentials.withLock { $0.values.map(\.secret) } }
            }
        }
    }
}

/// A store over a backing that keeps the whole contract, so that a type which replaces one method breaks one line of it.
protocol StoreOverBacking: WritableCredentialStore {
    var backing: MemoryBacking { get }

    init(_ backing: MemoryBacking)
}

extension StoreOverBacking {
    var name: String { "backed" }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: true, isPersistent: true, isSharedBetweenProcesses: false)
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[key]
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return allKeys(ofService: service).page(service: service, after: key, limit: limit)
    }

    /// The keys to choose from: those of other programs only when their service was named.
    func allKeys(ofService service: String?) -> Set<CredentialKey> {
        let keys = backing.credentials.withLock { Set($0.keys) }
        return service == nil ? keys.subtracting(backing.foreign.withLock(\.self)) : keys
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await checkedStore(credential, for: key)
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await checkedRemoval(of: key)
    }

    /// What `store` does, for types that replace it in one case.
    func checkedStore(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkCancellation(appliedSoFar: .no)
        try refuseEmpty(credential.secret)
        backing[key] = credential
    }

    /// What `removeCredential` does, for types that replace it in one case.
    func checkedRemoval(of key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try checkCancellation(appliedSoFar: .no)
        return backing.credentials.withLock { $0.removeValue(forKey: key) } == nil ? .absent : .removed
    }
}

/// A store that breaks nothing.
struct SoundStore: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }
}
