#if EncryptedDatabase
import Crypto
public import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension EncryptionKeys {
    /// Seals a credential with the current key and a fresh random nonce, bound to its key, its attributes and the
    /// encryption key.
    ///
    /// - Parameters:
    ///   - credential: What to seal.
    ///   - key: The key that it will be stored under.
    /// - Returns: What to store.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `failed` when the cipher fails.
    public func seal(
        _ credential: Credential,
        for key: CredentialKey
    ) throws(CredentialStoreError) -> SealedCredential {
        let attributes = StoredAttributes.bytes(credential.attributes)
        let envelope = attributes.withUnsafeBytes { attributes in
            key.withAssociatedData(attributes, current.id) { bound in
                Result { () throws(CredentialStoreError) in try current.seal(credential.secret, bound: bound) }
            }
        }
        return SealedCredential(attributes: attributes, envelope: try envelope.get())
    }

    /// Opens what was sealed for a key.
    ///
    /// - Parameters:
    ///   - sealed: What was stored.
    ///   - key: The key it was stored under.
    /// - Returns: The credential.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `undecryptable` and the reasons `malformed` when
    ///   it is no envelope of a known version, `unknownKeyID` when it names a key that is not among these, and `tampered`
    ///   when it, its key or its attributes were changed after it was sealed.
    public func open(_ sealed: SealedCredential, for key: CredentialKey) throws(CredentialStoreError) -> Credential {
        try sealed.envelope.withUnsafeBufferPointer { envelope throws(CredentialStoreError) in
            try sealed.attributes.withUnsafeBufferPointer { attributes throws(CredentialStoreError) in
                try open(
                    envelope: UnsafeRawBufferPointer(envelope),
                    attributes: UnsafeRawBufferPointer(attributes),
                    for: key
                )
            }
        }
    }

    /// Opens what was sealed for a key, in memory that somebody else owns.
    package func open(
        envelope bytes: UnsafeRawBufferPointer,
        attributes: UnsafeRawBufferPointer,
        for key: CredentialKey
    ) throws(CredentialStoreError) -> Credential {
        let envelope = try Envelope(bytes)
        guard let encryptionKey = self[envelope.keyID] else {
            throw isOfKeyAtHand(envelope, attributes, key) ? .tampered(key) : .unknownKeyID(envelope.keyID, key)
        }
        let secret = key.withAssociatedData(attributes, encryptionKey.id) { encryptionKey.open(envelope, bound: $0) }
        guard let secret else { throw .tampered(key) }
        if attributes.isEmpty { return Credential(secret: secret) }
        guard let dictionary = StoredAttributes.dictionary(attributes) else { throw .malformedAttributes(key) }
        return Credential(secret: secret, attributes: dictionary)
    }

    /// Whether a key that is at hand opens an envelope that names another one: then its identifier was changed.
    private func isOfKeyAtHand(
        _ envelope: Envelope,
        _ attributes: UnsafeRawBufferPointer,
        _ key: CredentialKey
    ) -> Bool {
        all.contains { other in
            key.withAssociatedData(attributes, other.id) { other.open(envelope, bound: $0) } != nil
        }
    }
}

extension CredentialKey {
    fileprivate func withAssociatedData<Value>(
        _ attributes: UnsafeRawBufferPointer,
        _ id: EncryptionKeyID,
        _ body: (UnsafeRawBufferPointer) -> Value
    ) -> Value {
        var service = service
        var account = account
        return service.withUTF8 { service in
            account.withUTF8 { account in
                AssociatedData.withBytes(service: service, account: account, attributes: attributes, keyID: id, body)
            }
        }
    }
}
#endif
