#if Keyring
/// An item of the keyring, without its secret.
public struct KeyringItem: Sendable, Hashable, Identifiable {
    /// The object path of an item, which names it for as long as the keyring runs.
    public struct ID: Sendable, Hashable, CustomStringConvertible {
        let path: ObjectPath

        /// The object path.
        public var description: String { path.text }
    }

    /// The object path of the item.
    public var id: ID

    /// The name that a keyring viewer shows.
    public var label: String

    /// The attributes by which programs find the item; they are not secret.
    public var attributes: [String: String]

    /// Whether the item is locked.
    public var isLocked: Bool

    /// When it was created, in seconds since 1970.
    public var created: UInt64

    /// When it was last modified, in seconds since 1970.
    public var modified: UInt64
}

/// Which of several items to keep.
public struct KeyringItemChoice: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case mostRecentlyModified
        case item(KeyringItem.ID)
    }

    let kind: Kind

    /// The one that was modified last.
    public static let mostRecentlyModified = KeyringItemChoice(kind: .mostRecentlyModified)

    /// A particular one.
    public static func item(_ id: KeyringItem.ID) -> KeyringItemChoice {
        KeyringItemChoice(kind: .item(id))
    }
}
#endif
