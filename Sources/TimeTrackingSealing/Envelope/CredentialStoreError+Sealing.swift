#if EncryptedDatabase
import TimeTrackingKit

extension CredentialStoreError {
    static func tampered(_ key: CredentialKey) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message:
                "The stored secret of \(key) was changed or moved after it was sealed; restore it from a backup, or "
                + "store the credential again.",
            reason: .tampered
        )
    }

    static func unknownKeyID(_ id: EncryptionKeyID, _ key: CredentialKey) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message:
                "The secret of \(key) is sealed with the encryption key \(id), which is not among the keys at hand; "
                + "add that key to them, or store the credential again.",
            reason: .unknownKeyID
        )
    }

    static func malformedAttributes(_ key: CredentialKey) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message:
                "The attributes of \(key) are not in the form that they are stored in; store the credential again.",
            reason: .malformed
        )
    }

    static func cipherFailed(_ cause: (any Error)?) -> CredentialStoreError {
        CredentialStoreError(
            .failed,
            store: nil,
            message: "The secret could not be sealed; try again, and report it if it happens again.",
            cause: cause
        )
    }
}
#endif
