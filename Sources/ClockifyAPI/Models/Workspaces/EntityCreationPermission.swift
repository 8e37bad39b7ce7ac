extension Clockify {
    /// Who may create something.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct EntityCreationPermission: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Administrators.
        public static let administrators = EntityCreationPermission(rawValue: "ADMINS")
        /// Administrators and managers of projects.
        public static let administratorsAndProjectManagers = EntityCreationPermission(
            rawValue: "ADMINS_AND_PROJECT_MANAGERS"
        )
        /// Everyone.
        public static let everyone = EntityCreationPermission(rawValue: "EVERYONE")
    }
}
