import Synchronization
import TimeTrackingKit

/// Shows all keys but one.
struct LeavesOutTheLastKey: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        let shown = allKeys(ofService: service).sorted().dropLast()
        return shown.page(service: service, after: key, limit: limit)
    }
}

/// Ignores the service that was asked for.
struct ListsEveryService: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return allKeys(ofService: service).page(service: nil, after: key, limit: limit)
    }
}

/// Takes services for the same as Swift does.
struct MergesSpellingsOfServices: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        let shown = allKeys(ofService: nil).filter { service == nil || $0.service == service }
        return shown.page(service: nil, after: key, limit: limit)
    }
}

/// Orders keys as Swift orders strings.
struct OrdersByCharacters: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        let page = allKeys(ofService: service).page(service: service, after: key, limit: limit)
        return page.sorted { $0.description < $1.description }
    }
}

/// Returns the first page whatever page is asked for.
struct IgnoresAfter: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return allKeys(ofService: service).page(service: service, after: nil, limit: limit)
    }
}

/// Returns one key more than it was asked for.
struct ExceedsThePage: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return allKeys(ofService: service).page(service: service, after: key, limit: limit + 1)
    }
}

/// Reads the secrets in order to list the keys, and cannot.
struct DecryptsToList: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        throw CredentialStoreError(.undecryptable, store: name, message: "Give the right key.", reason: .wrongKey)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        throw CredentialStoreError(.undecryptable, store: name, message: "Give the right key.", reason: .wrongKey)
    }
}

/// Takes items of other programs for its own.
struct ListsForeignItems: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return backing.credentials.withLock { $0.keys.page(service: service, after: key, limit: limit) }
    }
}
