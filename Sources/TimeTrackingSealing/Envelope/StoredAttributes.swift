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
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let name = text(&rest), let value = text(&rest), attributes.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        return attributes
    }

    private static func text(_ rest: inout Slice<UnsafeRawBufferPointer>) -> String? {
        guard rest.count >= 4 else { return nil }
        let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        guard rest.count >= length else { return nil }
        defer { rest = rest.dropFirst(length) }
        return String(validating: rest.prefix(length), as: UTF8.self)
    }
}
#endif
