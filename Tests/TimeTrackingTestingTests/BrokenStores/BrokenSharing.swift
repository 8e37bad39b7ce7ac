import Synchronization
import TimeTrackingKit

/// Acknowledges every second write before anyone else could see it.
final class WritesLater: StoreOverBacking {
    let backing: MemoryBacking
    private let pending = Mutex<(key: CredentialKey, credential: Credential)?>(nil)

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        let own = pending.withLock { $0?.key == key ? $0?.credential : nil }
        return own ?? backing[key]
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkCancellation(appliedSoFar: .no)
        try refuseEmpty(credential.secret)
        flush()
        pending.withLock { $0 = (key, credential) }
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        flush()
        return try await checkedRemoval(of: key)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        flush()
        return allKeys(ofService: service).page(service: service, after: key, limit: limit)
    }

    private func flush() {
        guard let write = pending.withLock({ $0.take() }) else { return }
        backing[write.key] = write.credential
    }
}

/// Reads everything, changes it and writes everything back, without a lock around the three.
struct RewritesWithoutLock: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkCancellation(appliedSoFar: .no)
        try refuseEmpty(credential.secret)
        var all = backing.credentials.withLock(\.self)
        all[key] = credential
        for _ in 0..<100 { await Task.yield() }
        backing.credentials.withLock { $0 = all }
    }
}
