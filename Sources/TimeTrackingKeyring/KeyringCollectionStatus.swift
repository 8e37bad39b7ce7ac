#if Keyring
/// What is known of a collection without opening it.
public struct KeyringCollectionStatus: Sendable, Hashable {
    /// The name that a keyring viewer shows.
    public var label: String

    /// The object path.
    public var path: String

    /// Whether the collection is locked.
    public var isLocked: Bool

    /// Whether its items outlive the session.
    public var isPersistent: Bool
}
#endif
