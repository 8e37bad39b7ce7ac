extension Clockify {
    /// How a workspace takes time.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct TimeTrackingMode: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// From timers and by hand.
        public static let any = TimeTrackingMode(rawValue: "DEFAULT")
        /// From timers alone.
        public static let timerOnly = TimeTrackingMode(rawValue: "STOPWATCH_ONLY")
    }
}
