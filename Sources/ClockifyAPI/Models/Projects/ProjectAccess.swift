extension Clockify {
    /// Who may use a project.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ProjectAccess: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Everyone in the workspace.
        public static let everyone = ProjectAccess(rawValue: "PUBLIC")
        /// Its members alone.
        public static let members = ProjectAccess(rawValue: "PRIVATE")
    }
}
