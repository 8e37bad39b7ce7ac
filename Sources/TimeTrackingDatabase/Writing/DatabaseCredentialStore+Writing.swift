#if EncryptedDatabase
import GRDB
public import TimeTrackingKit
import TimeTrackingSealing

extension DatabaseCredentialStore {
    /// Seals a credential and inserts or replaces it; the disk has it when the call returns.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the codes `tooLarge`, `unsupported` for an empty secret,
    ///   `unavailable` with the reasons `storageFull` and `readOnly`, and with the codes of ``open()``.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkSize(of: credential.secret)
        let database = database
        let stored: Void? = try await attempts(on: queues.write, isWrite: true) {
            call,
            loaded throws(CredentialStoreError) in
            try database.seal(for: call, loaded, isCreating: true) { connection, keys in
                try CredentialWriter.store(keys.seal(credential, for: key), for: key, connection)
            }
        }
        guard stored != nil else { throw removedMeanwhile }
    }

    /// Removes a credential, and neither creates nor writes anything when there is none.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the same codes as ``store(_:for:)`` except `tooLarge`.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        let database = database
        let removal = try await attempts(on: queues.write, isWrite: true) {
            call,
            loaded throws(CredentialStoreError) -> Attempt<Removal> in
            // Nothing waits for other writers, nor for the disk, when there is nothing to remove.
            let found = try database.read(for: call, loaded) { session throws(CredentialStoreError) in
                try sqlite(at: session.database.path) {
                    try session.database.pool.unsafeRead { try CredentialWriter.contains(key, $0) }
                }
            }
            switch found {
            case .missing: return .missing
            case .needsKeys(let missing): return .needsKeys(missing)
            case .finished(false): return .finished(Removal.absent)
            case .finished(true):
                return try database.change(for: call, loaded) { connection, _ in
                    try CredentialWriter.remove(key, connection)
                }
            }
        }
        return removal ?? .absent
    }

    /// The error of a write whose file went away before it began.
    var removedMeanwhile: CredentialStoreError {
        CredentialStoreError(
            .failed,
            store: name,
            message: "The database \(path) was removed while it was in use; bring it back, or try again to begin anew.",
            applied: .no
        )
    }
}
#endif
