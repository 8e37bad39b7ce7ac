#if EncryptedDatabase
/// How far ``DatabaseCredentialStore/rewrapAll(progress:)`` has come.
public struct RewrapProgress: Sendable, Hashable {
    /// How many rows have been looked at, those included that could not be opened.
    public var done: Int

    /// How many rows were not sealed with the current key at the beginning.
    ///
    /// Rows that others seal with an older key in the meantime come on top, so that ``done`` may end a little above it.
    public var total: Int

    /// Puts a progress together.
    public init(done: Int, total: Int) {
        self.done = done
        self.total = total
    }
}
#endif
