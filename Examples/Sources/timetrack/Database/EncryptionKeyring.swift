import TimeTrackingKit

/// The keyring as the last place where an encryption key is looked for: that there is none says that there is no key.
struct EncryptionKeyring: CredentialStore {
    private let keyring: any CredentialStore
    private let places: [String]

    /// - Parameters:
    ///   - keyring: The keyring.
    ///   - places: The names of the places that were asked before.
    init(_ keyring: any CredentialStore, besides places: [String]) {
        self.keyring = keyring
        self.places = places
    }

    var name: String { keyring.name }
    var capabilities: CredentialStoreCapabilities { keyring.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        do throws(CredentialStoreError) {
            return try await keyring.credential(for: key)
        } catch {
            guard error.code == .unavailable else { throw error }
            throw CredentialStoreError(
                .unavailable,
                store: "database",
                message:
                    "There is no encryption key in \(places.joined(separator: " or in ")), and no keyring that could "
                    + "have one; run `timetrack keys add` to make one, or put the key of the database there.",
                reason: .notConfigured
            )
        }
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await keyring.keys(service: service, after: key, limit: limit)
    }
}
