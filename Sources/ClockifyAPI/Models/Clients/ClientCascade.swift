extension Clockify {
    /// What else happens when a client is archived.
    public struct ClientCascade: OptionSet, Hashable, Sendable {
        /// The set as bits.
        public let rawValue: Int

        /// Creates a set from bits.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// The client's projects are archived too.
        public static let archivesProjects = ClientCascade(rawValue: 1 << 0)
        /// The tasks of those projects are marked as done.
        public static let completesTasks = ClientCascade(rawValue: 1 << 1)
    }
}
