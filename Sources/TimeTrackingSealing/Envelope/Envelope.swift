#if EncryptedDatabase
import TimeTrackingKit

/// The parts of an envelope, in memory that somebody else owns.
///
/// | bytes | what |
/// |---|---|
/// | 1 | version, 1 |
/// | 8 | key identifier |
/// | 12 | nonce |
/// | as the secret | ciphertext |
/// | 16 | tag |
struct Envelope {
    static let version: UInt8 = 1
    static let nonceByteCount = 12
    static let tagByteCount = 16
    static let headerByteCount = 1 + EncryptionKeyID.byteCount
    static let minimumByteCount = headerByteCount + nonceByteCount + tagByteCount

    /// The key that the envelope names.
    let keyID: EncryptionKeyID

    /// Nonce, ciphertext and tag.
    let box: UnsafeRawBufferPointer

    /// Finds the parts.
    ///
    /// - Throws: `CredentialStoreError` with the code `undecryptable` and the reason `malformed`.
    init(_ bytes: UnsafeRawBufferPointer) throws(CredentialStoreError) {
        guard bytes.count >= Self.minimumByteCount, bytes[0] == Self.version else {
            throw CredentialStoreError.malformedEnvelope(bytes)
        }
        self.keyID = EncryptionKeyID(number: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt64.self)))
        self.box = UnsafeRawBufferPointer(rebasing: bytes[Self.headerByteCount...])
    }
}

extension CredentialStoreError {
    fileprivate static func malformedEnvelope(_ bytes: UnsafeRawBufferPointer) -> CredentialStoreError {
        let found =
            bytes.count < Envelope.minimumByteCount
            ? "has \(bytes.count) bytes, fewer than an envelope"
            : "has the version \(bytes[0]), which is not known here"
        return CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "The stored secret \(found); restore it from a backup, or store the credential again.",
            reason: .malformed
        )
    }
}
#endif
