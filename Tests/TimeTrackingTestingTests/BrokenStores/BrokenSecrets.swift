import TimeTrackingKit

/// Keeps a secret up to its first NUL, as C strings do.
struct CutsAtNUL: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        let kept = credential.secret.withRevealedBytes { Secret($0.prefix { $0 != 0 }) }
        try refuseEmpty(credential.secret)
        try checkCancellation(appliedSoFar: .no)
        backing[key] = Credential(secret: kept, attributes: credential.attributes)
    }
}

/// Takes the line feed off the end.
struct Trims: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        let kept = credential.secret.withRevealedBytes { Secret($0.last == 0x0A ? $0.dropLast() : $0[...]) }
        try await checkedStore(Credential(secret: kept, attributes: credential.attributes), for: key)
    }
}

/// Says that it keeps text alone and takes any bytes.
struct TakesBytesItCannotKeep: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: true,
            isSharedBetweenProcesses: false,
            keepsAnyBytes: false
        )
    }
}

/// Stores a secret of no bytes.
struct TakesEmptySecrets: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkCancellation(appliedSoFar: .no)
        backing[key] = credential
    }
}

/// Keeps the first 32 KiB of a secret and says nothing.
struct CutsAt32KiB: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        let kept = credential.secret.withRevealedBytes { Secret($0.prefix(32_768)) }
        try await checkedStore(Credential(secret: kept, attributes: credential.attributes), for: key)
    }
}

/// Names a limit and takes more.
struct ExceedsItsLimit: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: true,
            isSharedBetweenProcesses: false,
            maximumSecretByteCount: 1000
        )
    }
}

/// Keeps the secret and drops its attributes.
struct DropsAttributes: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await checkedStore(Credential(secret: credential.secret), for: key)
    }
}

/// Keeps attributes of the credential that was replaced.
struct MergesAttributes: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        let merged = (backing[key]?.attributes ?? [:]).merging(credential.attributes) { $1 }
        try await checkedStore(Credential(secret: credential.secret, attributes: merged), for: key)
    }
}
