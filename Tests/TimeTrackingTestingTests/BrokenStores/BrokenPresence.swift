import TimeTrackingKit

/// Takes writes and says that it does not.
struct ClaimsToBeReadOnly: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: false, isPersistent: true, isSharedBetweenProcesses: false)
    }
}

/// Answers absence with an error.
struct ThrowsForAbsent: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        guard let credential = backing[key] else {
            throw CredentialStoreError(.locked, store: name, message: "Unlock the store, then try again.")
        }
        return credential
    }
}

/// Has a credential for every key.
struct InventsCredentials: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[key] ?? Credential(secret: Secret(utf8: "invented"))
    }
}

/// Answers nil while it is locked, as a plain lookup in a locked keyring does.
struct ReadsLockedAsAbsent: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        nil
    }
}

/// Returns the bytes of a secret in reverse.
struct ReturnsOtherBytes: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return backing[key].map { Credential(secret: $0.secret.withRevealedBytes { Secret($0.reversed()) }) }
    }
}

/// Removes a credential when it hears that it was refused.
struct ForgetsForGood: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func forget(_ credential: Credential, for key: CredentialKey) async {
        backing[key] = nil
    }
}

/// Does not replace what is there.
struct KeepsTheFirst: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        let before = backing[key]
        try await checkedStore(credential, for: key)
        if let before { backing[key] = before }
    }
}

/// Says `.removed` whatever there was.
struct SaysRemovedForAbsent: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        _ = try await checkedRemoval(of: key)
        return .removed
    }
}

/// Says `.removed` and keeps the credential.
struct RemovesNothing: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try checkCancellation(appliedSoFar: .no)
        return backing[key] == nil ? .absent : .removed
    }
}
