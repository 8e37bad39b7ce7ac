#if Keyring && os(Linux)
import CLibsecret

/// A value as it travels over the bus, owned.
final class BusValue {
    let pointer: OpaquePointer

    /// Takes over a reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// Shares a value that somebody else owns.
    init(referring pointer: OpaquePointer) {
        self.pointer = ttk_g_variant_ref_sink(pointer)
    }

    /// Takes over a value that was just made and that nobody owns yet.
    private init(sinking pointer: OpaquePointer) {
        self.pointer = ttk_g_variant_ref_sink(pointer)
    }

    deinit {
        ttk_g_variant_unref(pointer)
    }
}

// Making values. A text must not contain NUL, at which it would end.
extension BusValue {
    static func string(_ text: String) -> BusValue {
        BusValue(sinking: ttk_g_variant_new_string(text))
    }

    static func path(_ path: ObjectPath) -> BusValue {
        BusValue(sinking: ttk_g_variant_new_object_path(path.text))
    }

    static func boolean(_ value: Bool) -> BusValue {
        BusValue(sinking: ttk_g_variant_new_boolean(value ? 1 : 0))
    }

    static func number(_ value: UInt32) -> BusValue {
        BusValue(sinking: ttk_g_variant_new_uint32(value))
    }

    static func variant(_ value: BusValue) -> BusValue {
        BusValue(sinking: ttk_g_variant_new_variant(value.pointer))
    }

    static func tuple(_ members: BusValue...) -> BusValue {
        let pointers: [OpaquePointer?] = members.map(\.pointer)
        return BusValue(sinking: ttk_g_variant_new_tuple(pointers, pointers.count))
    }

    static func paths(_ paths: [ObjectPath]) -> BusValue {
        array(of: "o", paths.map { .path($0) })
    }

    static func texts(_ texts: [String: String]) -> BusValue {
        array(of: "{ss}", texts.map { entry(.string($0.key), .string($0.value)) })
    }

    static func properties(_ values: [String: BusValue]) -> BusValue {
        array(of: "{sv}", values.map { entry(.string($0.key), .variant($0.value)) })
    }

    private static func entry(_ key: BusValue, _ value: BusValue) -> BusValue {
        BusValue(sinking: ttk_g_variant_new_dict_entry(key.pointer, value.pointer))
    }

    private static func array(of type: String, _ members: [BusValue]) -> BusValue {
        let pointers: [OpaquePointer?] = members.map(\.pointer)
        return type.withCString { type in
            // GLib's type strings and their texts are the same thing.
            BusValue(sinking: ttk_g_variant_new_array(OpaquePointer(type), pointers, pointers.count))
        }
    }
}

// Reading values. A service may answer anything, so another type than expected gives nil.
extension BusValue {
    /// The type, in the notation of D-Bus.
    var type: String { String(cString: ttk_g_variant_get_type_string(pointer)) }

    /// The members of a tuple or an array.
    var members: [BusValue]? {
        guard let first = type.utf8.first, first == UInt8(ascii: "(") || first == UInt8(ascii: "a") else { return nil }
        return (0..<ttk_g_variant_n_children(pointer))
            .map { index in
                BusValue(owning: ttk_g_variant_get_child_value(pointer, index))
            }
    }

    var text: String? {
        guard ["s", "o"].contains(type) else { return nil }
        return String(cString: ttk_g_variant_get_string(pointer, nil))
    }

    var objectPath: ObjectPath? {
        guard type == "o", let text else { return nil }
        return ObjectPath(text: text)
    }

    var objectPaths: [ObjectPath]? {
        guard type == "ao", let members else { return nil }
        return members.compactMap(\.objectPath)
    }

    var flag: Bool? {
        guard type == "b" else { return nil }
        return ttk_g_variant_get_boolean(pointer) != 0
    }

    var number: UInt32? {
        guard type == "u" else { return nil }
        return ttk_g_variant_get_uint32(pointer)
    }

    var seconds: UInt64? {
        guard type == "t" else { return nil }
        return ttk_g_variant_get_uint64(pointer)
    }

    /// What a variant holds.
    var content: BusValue? {
        guard type == "v" else { return nil }
        return BusValue(owning: ttk_g_variant_get_variant(pointer))
    }

    /// The entries of a dictionary from text to text.
    var textDictionary: [String: String]? {
        guard type == "a{ss}" else { return nil }
        var texts: [String: String] = [:]
        for index in 0..<ttk_g_variant_n_children(pointer) {
            let entry = BusValue(owning: ttk_g_variant_get_child_value(pointer, index))
            let key = BusValue(owning: ttk_g_variant_get_child_value(entry.pointer, 0))
            let value = BusValue(owning: ttk_g_variant_get_child_value(entry.pointer, 1))
            texts[key.text ?? ""] = value.text
        }
        return texts
    }
}
#endif
