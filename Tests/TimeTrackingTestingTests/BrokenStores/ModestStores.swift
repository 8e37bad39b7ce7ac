import TimeTrackingKit

/// A sound store that keeps short texts without attributes, and refuses everything else.
struct TextStore: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: true,
            isSharedBetweenProcesses: false,
            keepsAnyBytes: false,
            keepsAttributes: false,
            maximumSecretByteCount: 4096
        )
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        guard credential.attributes.isEmpty else {
            throw refusal(.unsupported, "Store the credential without its attributes.")
        }
        guard credential.secret.count <= 4096 else {
            throw refusal(.tooLarge, "Shorten the secret to 4096 bytes.", limit: 4096)
        }
        let isText = credential.secret.withRevealedBytes { bytes in
            String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
        }
        guard isText else { throw refusal(.unsupported, "Store a secret of UTF-8 text without NUL.") }
        try await checkedStore(credential, for: key)
    }

    private func refusal(
        _ code: CredentialStoreError.Code,
        _ message: String,
        limit: Int? = nil
    ) -> CredentialStoreError {
        CredentialStoreError(code, store: name, message: message, applied: .no, limit: limit)
    }
}

/// A sound store that is locked: it shows its keys and no secret.
struct LockedStore: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        throw CredentialStoreError(.locked, store: name, message: "Unlock the store, then try again.")
    }
}
