import TimeTrackingKit

/// A store that fails with one code, always.
struct FailingStore: CredentialStore {
    static let allCodes: [CredentialStoreError.Code] = [
        .locked, .denied, .dismissed, .unavailable, .failed, .timedOut, .ambiguous, .undecryptable, .corrupted,
        .insecurePermissions, .invalidKey, .tooLarge, .unsupported,
    ]

    let name = "failing"
    let error: CredentialStoreError

    init(_ code: CredentialStoreError.Code) {
        self.error = CredentialStoreError(code, store: "failing", message: "Unlock the store and try again.")
    }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: false, isPersistent: true, isSharedBetweenProcesses: true)
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? { throw error }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] { throw error }
}
