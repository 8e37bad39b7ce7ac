import Synchronization
import TimeTrackingKit

/// Looks at the account alone.
struct MixesServices: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[taken(key)]
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await checkedStore(credential, for: taken(key))
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await checkedRemoval(of: taken(key))
    }

    private func taken(_ key: CredentialKey) -> CredentialKey {
        backing.credentials.withLock { credentials in
            credentials.keys.first { $0.account.utf8.elementsEqual(key.account.utf8) } ?? key
        }
    }
}

/// Takes accounts that differ in case for one another, as some databases do.
struct IgnoresCase: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[taken(key)]
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await checkedStore(credential, for: taken(key))
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await checkedRemoval(of: taken(key))
    }

    private func taken(_ key: CredentialKey) -> CredentialKey {
        backing.credentials.withLock { credentials in
            credentials.keys.first {
                $0.service.utf8.elementsEqual(key.service.utf8)
                    && $0.account.lowercased().utf8.elementsEqual(key.account.lowercased().utf8)
            } ?? key
        }
    }
}

/// Compares keys as Swift compares strings, which merges composed and decomposed accents.
struct ComparesCharacters: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[taken(key)]
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await checkedStore(credential, for: taken(key))
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await checkedRemoval(of: taken(key))
    }

    private func taken(_ key: CredentialKey) -> CredentialKey {
        backing.credentials.withLock { credentials in
            credentials.keys.first { $0.service == key.service && $0.account == key.account } ?? key
        }
    }
}

/// Cuts accounts to the length of a file name.
struct ComparesTheFirst255Bytes: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[taken(key)]
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await checkedStore(credential, for: taken(key))
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await checkedRemoval(of: taken(key))
    }

    private func taken(_ key: CredentialKey) -> CredentialKey {
        backing.credentials.withLock { credentials in
            credentials.keys.first {
                $0.service.utf8.elementsEqual(key.service.utf8)
                    && $0.account.utf8.prefix(255).elementsEqual(key.account.utf8.prefix(255))
            } ?? key
        }
    }
}

/// Removes every account of the service.
struct RemovesTheWholeService: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        let removal = try await checkedRemoval(of: key)
        backing.credentials.withLock { credentials in
            credentials = credentials.filter { !$0.key.service.utf8.elementsEqual(key.service.utf8) }
        }
        return removal
    }
}
