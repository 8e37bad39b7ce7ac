extension Clockify {
    /// The state of a task.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct TaskStatus: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// To be worked on.
        public static let active = TaskStatus(rawValue: "ACTIVE")
        /// Done; only then can it be deleted.
        public static let done = TaskStatus(rawValue: "DONE")
    }
}
