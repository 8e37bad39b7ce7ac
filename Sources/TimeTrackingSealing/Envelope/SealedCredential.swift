#if EncryptedDatabase
import TimeTrackingKit

/// A credential as it is stored: attributes in clear, and an envelope that hides the secret and is bound to everything
/// around it.
///
/// The format is described byte by byte in `docs/encryption.md`.
public struct SealedCredential: Sendable, Hashable {
    /// The attributes, sorted by the UTF-8 bytes of their names; each name and value after its length, four bytes with the
    /// most significant first.
    public var attributes: [UInt8]

    /// Version, key identifier, nonce, ciphertext and tag.
    public var envelope: [UInt8]

    /// Takes in what was stored.
    public init(attributes: [UInt8], envelope: [UInt8]) {
        self.attributes = attributes
        self.envelope = envelope
    }

    /// The identifier of the key that the envelope names.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reason `malformed` when
    ///   it is no envelope of this format.
    public var keyID: EncryptionKeyID {
        get throws(CredentialStoreError) {
            try envelope.withUnsafeBufferPointer { bytes throws(CredentialStoreError) in
                try Envelope(UnsafeRawBufferPointer(bytes)).keyID
            }
        }
    }
}
#endif
