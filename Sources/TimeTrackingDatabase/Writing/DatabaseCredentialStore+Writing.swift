#if EncryptedDatabase
public import TimeTrackingKit

extension DatabaseCredentialStore {
    /// Seals a credential and inserts or replaces it; the disk has it when the call returns.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the codes `tooLarge`, `unsupported` for an empty secret,
    ///   `unavailable` with the reasons `storageFull` and `readOnly`, and with the codes of ``open()``.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        throw unfinished
    }

    /// Removes a credential, and neither creates nor writes anything when there is none.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the same codes as ``store(_:for:)`` except `tooLarge`.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        throw unfinished
    }
}
#endif
