#if EncryptedDatabase
import GRDB
public import TimeTrackingKit

extension DatabaseCredentialStore {
    /// Returns the credential under a key, or nil when the database has none or does not exist.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reasons `tampered`,
    ///   `unknownKeyID`, `malformed` and `wrongKey`, and with the other codes of ``open()``.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        let database = database
        let found = try await attempts(on: queues.read, isWrite: false) { call, keys throws(CredentialStoreError) in
            try database.read(for: call, keys) { session throws(CredentialStoreError) in
                try sqlite(at: session.database.path) {
                    try session.database.pool.unsafeRead { connection in
                        try CredentialReader(connection, session.keys).credential(for: key)
                    }
                }
            }
        }
        // Neither is there without a file.
        return found ?? nil
    }

    /// Returns the credentials under several keys, without those that are absent, in much less time than one by one.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``credential(for:)`` does. One key that fails fails the call.
    public func credentials(
        for keys: [CredentialKey]
    ) async throws(CredentialStoreError) -> [CredentialKey: Credential] {
        let database = database
        let found = try await attempts(on: queues.read, isWrite: false) { call, loaded throws(CredentialStoreError) in
            try database.read(for: call, loaded) { session throws(CredentialStoreError) in
                try BatchRead(session: session, keys: keys).credentials(for: call)
            }
        }
        return found ?? [:]
    }

    /// Returns a page of keys in ascending order, without reading a secret; no encryption key is needed.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``open()`` does, without `undecryptable`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        let database = database
        let listing = KeyListing(service: service, after: key, limit: limit)
        let keys = try await attempts(on: queues.read, isWrite: false) { call, loaded throws(CredentialStoreError) in
            try database.readWithoutKeys(for: call, loaded) { opened throws(CredentialStoreError) in
                try sqlite(at: opened.path) { try opened.pool.unsafeRead { try listing.keys($0) } }
            }
        }
        return keys ?? []
    }
}
#endif
