#if EncryptedDatabase
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

extension CredentialStoreError {
    /// The error for a database that is there while its keys cannot be had.
    static func keysUnavailable(_ error: CredentialStoreError, _ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "The database \(path) cannot be opened without its encryption key. \(error.message)",
            reason: .wrongKey,
            cause: error
        )
    }

    /// The error for keys that were changed twice during one call.
    static func keysChangeAllTheTime(_ source: String) -> CredentialStoreError {
        CredentialStoreError(
            .failed,
            store: nil,
            message: "The encryption keys in \(source) were changed while they were loaded; try again when they rest."
        )
    }

    /// The error for sealing with a key that the database has forgotten.
    static func retiredKey(_ id: EncryptionKeyID, _ path: FilePath, _ source: String) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "The encryption key \(id) was retired from the database \(path), so nothing is sealed with it any "
                + "more; make another key the first one in \(source).",
            reason: .wrongKey,
            applied: .no
        )
    }

    /// The error for a file that lost its name before something was written to it.
    static func replacedBeforeWrite(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .failed,
            store: nil,
            message:
                "The database \(path) was moved, removed or replaced before the write, so nothing was changed; try "
                + "again.",
            applied: .no
        )
    }

    /// The error for a file that lost its name while something was written to it.
    static func replacedDuringWrite(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .failed,
            store: nil,
            message:
                "The database \(path) was moved, removed or replaced during the write; read the credential back to "
                + "see whether the change took place, then try again.",
            applied: .unknown
        )
    }
}
#endif
