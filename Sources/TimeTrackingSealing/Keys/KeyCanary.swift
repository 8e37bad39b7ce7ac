#if EncryptedDatabase
package import TimeTrackingKit

/// A known text sealed with a key, by which a store recognises that key.
///
/// It is bound to names that no credential can have, so that it can be put in no row, and no row in its place.
package enum KeyCanary {
    private static let text = "TimeTrackingKit"

    /// Seals the text with a key.
    ///
    /// - Throws: `CredentialStoreError` with the code `failed` when the cipher fails.
    package static func sealed(with key: EncryptionKey) throws(CredentialStoreError) -> [UInt8] {
        let sealed = withAssociatedData(key) { bound in
            Result { () throws(CredentialStoreError) in try key.seal(Secret(utf8: text), bound: bound) }
        }
        return try sealed.get()
    }

    /// Whether an envelope is the text sealed with a key.
    package static func isValid(_ envelope: [UInt8], of key: EncryptionKey) -> Bool {
        envelope.withUnsafeBytes { bytes in
            // What is no envelope is no valid one either.
            guard let envelope = try? Envelope(bytes), envelope.keyID == key.id else { return false }
            return withAssociatedData(key) { key.open(envelope, bound: $0) } == Secret(utf8: text)
        }
    }

    private static func withAssociatedData<Value>(
        _ key: EncryptionKey,
        _ body: (UnsafeRawBufferPointer) -> Value
    ) -> Value {
        // A control character, which no service of a credential may contain.
        let service: [UInt8] = [0]
        return service.withUnsafeBufferPointer { service in
            AssociatedData.withBytes(
                service: service,
                account: UnsafeBufferPointer(start: nil, count: 0),
                attributes: UnsafeRawBufferPointer(start: nil, count: 0),
                keyID: key.id,
                body
            )
        }
    }
}
#endif
