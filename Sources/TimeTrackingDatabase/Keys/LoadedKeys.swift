#if EncryptedDatabase
import TimeTrackingKit
import TimeTrackingSealing

/// Keys as they were loaded, and what their files were like just before.
struct LoadedKeys: Sendable {
    let keys: EncryptionKeys
    let revision: EncryptionKeyRevision?

    /// Loads keys.
    ///
    /// - Throws: `CredentialStoreError` of the source.
    static func load(_ source: EncryptionKeySource) async throws(CredentialStoreError) -> LoadedKeys {
        // Asked before, so that a change during the reading is noticed later.
        let revision = source.revision()
        return LoadedKeys(keys: try await source.load(), revision: revision)
    }
}
#endif
