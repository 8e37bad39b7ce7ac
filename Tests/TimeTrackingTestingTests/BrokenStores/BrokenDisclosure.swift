import Synchronization
import TimeTrackingKit

/// Quotes the secret in an error, in hexadecimal.
struct QuotesSecretsInErrors: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        guard !Task.isCancelled else {
            let digits = credential.secret.withRevealedBytes { bytes in
                bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
            let message = "INSERT INTO secrets VALUES (x'\(digits)') was interrupted; try again."
            throw CredentialStoreError(.cancelled, store: name, message: message, applied: .no)
        }
        try await checkedStore(credential, for: key)
    }
}

/// Throws errors that say nothing.
struct ThrowsWithoutSentence: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        guard credential.secret.count > 0 else {
            throw CredentialStoreError(.unsupported, store: name, message: " ", applied: .no)
        }
        try await checkedStore(credential, for: key)
    }
}

/// Shows what it holds when it is dumped.
struct ShowsItsBytes: StoreOverBacking, CustomReflectable {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    var customMirror: Mirror {
        let bytes = backing.credentials.withLock { credentials in
            credentials.values.map { $0.secret.withRevealedBytes(Array.init) }
        }
        return Mirror(self, children: ["cache": bytes])
    }
}
