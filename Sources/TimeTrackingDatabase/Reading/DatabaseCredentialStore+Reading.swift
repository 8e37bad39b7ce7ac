#if EncryptedDatabase
public import TimeTrackingKit

extension DatabaseCredentialStore {
    /// Returns the credential under a key, or nil when the database has none or does not exist.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reasons `tampered`,
    ///   `unknownKeyID`, `malformed` and `wrongKey`, and with the other codes of ``open()``.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        throw unfinished
    }

    /// Returns the credentials under several keys, without those that are absent, in much less time than one by one.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``credential(for:)`` does. One key that fails fails the call.
    public func credentials(
        for keys: [CredentialKey]
    ) async throws(CredentialStoreError) -> [CredentialKey: Credential] {
        throw unfinished
    }

    /// Returns a page of keys in ascending order, without reading a secret; no encryption key is needed.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``open()`` does, without `undecryptable`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        throw unfinished
    }
}
#endif
