extension Clockify {
    /// The plan that a workspace is on.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct WorkspacePlan: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Without charge.
        public static let free = WorkspacePlan(rawValue: "FREE")
        /// Basic.
        public static let basic = WorkspacePlan(rawValue: "BASIC")
        /// Standard.
        public static let standard = WorkspacePlan(rawValue: "STANDARD")
        /// Pro.
        public static let pro = WorkspacePlan(rawValue: "PRO")
        /// Enterprise.
        public static let enterprise = WorkspacePlan(rawValue: "ENTERPRISE")
    }
}
