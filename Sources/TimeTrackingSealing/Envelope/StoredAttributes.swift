#if EncryptedDatabase
import TimeTrackingKit

/// The attributes of a credential as bytes: sorted by the UTF-8 bytes of their names, each name and value after its length.
enum StoredAttributes {
    /// Writes attributes.
    static func bytes(_ attributes: [String: String]) -> [UInt8] {
        guard !attributes.isEmpty else { return [] }
        let sorted = attributes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let count = sorted.reduce(0) { $0 + 8 + $1.key.utf8.count + $1.value.utf8.count }
        return [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
            var writer = FieldWriter(UnsafeMutableRawBufferPointer(target))
            for (name, value) in sorted {
                for text in [name, value] {
                    var text = text
                    text.withUTF8 { writer.append(UnsafeRawBufferPointer($0)) }
                }
            }
            initialized = writer.count
        }
    }

    /// Reads attributes, or returns nil when the bytes are not what ``bytes(_:)`` writes.
    static func dictionary(_ bytes: UnsafeRawBufferPointer) -> [String: String]? {
        guard !bytes.isEmpty else { return [:] }
        var attributes: [String: String] = [:]
        var offset = 0
        while offset < bytes.count {
            guard let name = text(bytes, &offset), let value = text(bytes, &offset),
                attributes.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        return attributes
    }

    private static func text(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) -> String? {
        guard bytes.count - offset >= 4 else { return nil }
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        offset += 4
        guard bytes.count - offset >= length else { return nil }
        defer { offset += length }
        let content = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
        var text = String(decoding: content, as: UTF8.self)
        // What is no UTF-8 was replaced.
        return text.withUTF8 { UnsafeRawBufferPointer($0).isEqual(to: content) } ? text : nil
    }
}

extension UnsafeRawBufferPointer {
    /// Compares byte by byte: sequences of bytes compare slower than they are made here.
    fileprivate func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var difference: UInt8 = 0
        for index in 0..<count { difference |= self[index] ^ other[index] }
        return difference == 0
    }
}
#endif
