#if Keyring
/// The path of an object on the bus, by which a service names its collections, items and prompts.
struct ObjectPath: Sendable, Hashable {
    /// The path.
    let text: String

    /// What services give for "no object".
    static let none = ObjectPath(text: "/")

    /// The Secret Service itself.
    static let service = ObjectPath(text: "/org/freedesktop/secrets")

    /// The bus.
    static let bus = ObjectPath(text: "/org/freedesktop/DBus")

    /// The collection that ends with the session, where a service has one.
    static let sessionCollection = ObjectPath(text: "/org/freedesktop/secrets/collection/session")

    /// Whether this object lies below another.
    func isIn(_ parent: ObjectPath) -> Bool {
        text.utf8.starts(with: parent.text.utf8)
            && text.utf8.dropFirst(parent.text.utf8.count).first == UInt8(ascii: "/")
    }

    /// Whether this is the path of a collection, and no alias of one.
    var isCollection: Bool {
        let prefix = "/org/freedesktop/secrets/collection/"
        let name = text.utf8.dropFirst(prefix.utf8.count)
        return text.utf8.starts(with: prefix.utf8) && !name.isEmpty
            && name.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// The path of the collection that an item lies in, or nil when this is no item.
    var collection: ObjectPath? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.count == 5 else { return nil }
        return ObjectPath(text: "/" + parts.dropLast().joined(separator: "/"))
    }
}
#endif
