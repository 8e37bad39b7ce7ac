import ServerRecords
import TimeTrackingKit

/// Uses the credentials that the server began with, and none that took their place.
///
/// When the database is removed while the server runs, it looks as if nobody had ever connected, and everybody would
/// go over to the shared token. So nothing is believed to be absent, stored or removed unless the server's own keys,
/// without which it does not start, are still there.
struct ConfirmedStore: WritableCredentialStore {
    let base: any WritableCredentialStore

    var name: String { base.name }
    var capabilities: CredentialStoreCapabilities { base.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        if let credential = try await base.credential(for: key) { return credential }
        try await confirm()
        return nil
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await base.keys(service: service, after: key, limit: limit)
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await confirm()
        try await base.store(credential, for: key)
    }

    @discardableResult
    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await confirm()
        return try await base.removeCredential(for: key)
    }

    func forget(_ credential: Credential, for key: CredentialKey) async {
        await base.forget(credential, for: key)
    }

    /// Looks whether the server's own keys are there, which shows as well that the store can be read.
    ///
    /// - Throws: `CredentialStoreError`, with the code `unavailable` when they are not.
    func confirm() async throws(CredentialStoreError) {
        guard try await base.keys(service: InstanceKeys.service, after: nil, limit: 1).isEmpty else { return }
        throw CredentialStoreError(
            .unavailable,
            store: name,
            message: "The tokens that the server began with are gone; stop it, restore a backup, and start it anew."
        )
    }
}
