extension Clockify {
    /// What one of several time entries is to be.
    public struct TimeEntryReplacement: Hashable, Sendable, Identifiable {
        /// The entry.
        public let id: TimeEntryID

        /// All that it is to be.
        public var changes: TimeEntryChanges

        /// Creates a replacement.
        ///
        /// - Parameters:
        ///   - id: The entry.
        ///   - changes: All that it is to be.
        public init(_ id: TimeEntryID, _ changes: TimeEntryChanges) {
            self.id = id
            self.changes = changes
        }
    }
}

extension Clockify.TimeEntryReplacement: Encodable {
    /// Writes everything, as ``Clockify/TimeEntryChanges`` does, and the id.
    public func encode(to encoder: any Encoder) throws {
        try changes.encode(to: encoder)
        var container = encoder.container(keyedBy: Clockify.TimeEntryChanges.CodingKeys.self)
        try container.encode(id, forKey: .id)
    }
}
