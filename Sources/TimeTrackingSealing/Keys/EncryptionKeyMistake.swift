#if EncryptedDatabase
import TimeTrackingKit

/// What is wrong with a text that should be an encryption key.
enum EncryptionKeyMistake: Error {
    case blank
    case wrongLength(Int)
    case notHexadecimal
    case notBase64

    /// The error that says it without a character of the text.
    func error(_ origin: String) -> CredentialStoreError {
        let found =
            switch self {
            case .blank: "is blank"
            case .wrongLength(let count): "has \(count) \(count == 1 ? "character" : "characters")"
            case .notHexadecimal: "has 64 characters that are not all hexadecimal"
            case .notBase64: "has 44 characters that are not the base64 of 32 bytes"
            }
        return CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "The encryption key in \(origin) \(found); give 64 hexadecimal or 44 base64 characters, as "
                + "`openssl rand -hex 32` prints them.",
            reason: .malformed
        )
    }
}
#endif
