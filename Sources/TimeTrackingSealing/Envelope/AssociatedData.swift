#if EncryptedDatabase
/// What an envelope is bound to: each field after its length, four bytes with the most significant first.
///
/// The fields are the format version, the service, the account, the attributes as they are stored, and the key identifier.
enum AssociatedData {
    private static let fieldCount = 5
    private static let lengthByteCount = 4

    /// Puts the fields together and gives the bytes to a closure, which must not keep the pointer.
    ///
    /// - Parameters:
    ///   - service: The UTF-8 bytes of the service.
    ///   - account: The UTF-8 bytes of the account.
    ///   - attributes: The attributes as they are stored.
    ///   - keyID: The key that is used.
    ///   - body: What to do with the bytes.
    /// - Returns: What the closure returns.
    static func withBytes<Value>(
        service: UnsafeBufferPointer<UInt8>,
        account: UnsafeBufferPointer<UInt8>,
        attributes: UnsafeRawBufferPointer,
        keyID: EncryptionKeyID,
        _ body: (UnsafeRawBufferPointer) -> Value
    ) -> Value {
        let count =
            fieldCount * lengthByteCount + 1 + service.count + account.count + attributes.count
            + EncryptionKeyID.byteCount
        // On the stack where it fits: it is made anew for every envelope.
        return withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { target in
            var writer = FieldWriter(target)
            withUnsafeBytes(of: Envelope.version) { writer.append($0) }
            writer.append(UnsafeRawBufferPointer(service))
            writer.append(UnsafeRawBufferPointer(account))
            writer.append(attributes)
            withUnsafeBytes(of: keyID.number.bigEndian) { writer.append($0) }
            return body(UnsafeRawBufferPointer(target))
        }
    }
}

/// Writes fields after their lengths into memory that has room for them.
struct FieldWriter {
    private let target: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ target: UnsafeMutableRawBufferPointer) {
        self.target = target
    }

    @inline(__always)
    mutating func append(_ field: UnsafeRawBufferPointer) {
        target.storeBytes(of: UInt32(field.count).bigEndian, toByteOffset: count, as: UInt32.self)
        count += 4
        guard let start = field.baseAddress, let place = target.baseAddress else { return }
        (place + count).copyMemory(from: start, byteCount: field.count)
        count += field.count
    }
}
#endif
