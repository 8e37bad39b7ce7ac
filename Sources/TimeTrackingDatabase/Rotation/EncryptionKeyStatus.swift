#if EncryptedDatabase
public import TimeTrackingSealing

/// What a database and a program have to do with one encryption key.
public struct EncryptionKeyStatus: Sendable, Hashable {
    /// The part that a key has for a program.
    public enum Role: String, Sendable, Hashable, CustomStringConvertible {
        /// New secrets are sealed with it.
        case current
        /// It is at hand to open what was sealed with it.
        case readable
        /// It is not at hand, so that nothing sealed with it can be opened.
        case notAtHand

        /// The name of the case, for diagnostics.
        public var description: String { rawValue }
    }

    /// The key.
    public var id: EncryptionKeyID

    /// The part that it has.
    public var role: Role

    /// How many rows are sealed with it.
    public var rowCount: Int

    /// Puts a status together.
    public init(id: EncryptionKeyID, role: Role, rowCount: Int) {
        self.id = id
        self.role = role
        self.rowCount = rowCount
    }
}
#endif
