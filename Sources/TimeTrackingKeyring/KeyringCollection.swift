#if Keyring
/// Which collection of the keyring a store works in.
public struct KeyringCollection: Sendable, Hashable {
    /// The collection's path, or nil for the default one.
    let path: ObjectPath?

    /// The collection that the desktop uses for new items.
    ///
    /// Items of every other collection are found as well, as other
    /// programs find them.
    public static let `default` = KeyringCollection(path: nil)

    /// The collection that is gone when the session ends: nothing in it is persistent.
    public static let session = KeyringCollection(path: .sessionCollection)

    /// The collection at an object path, for example `/org/freedesktop/secrets/collection/work`; items elsewhere are
    /// neither found nor changed.
    public static func path(_ path: String) -> KeyringCollection {
        KeyringCollection(path: ObjectPath(text: path))
    }
}
#endif
