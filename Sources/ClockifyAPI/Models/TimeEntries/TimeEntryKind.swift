extension Clockify {
    /// What kind of time an entry records.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct TimeEntryKind: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Work.
        public static let regular = TimeEntryKind(rawValue: "REGULAR")
        /// A break.
        public static let pause = TimeEntryKind(rawValue: "BREAK")
        /// A public holiday.
        public static let holiday = TimeEntryKind(rawValue: "HOLIDAY")
        /// Time off.
        public static let timeOff = TimeEntryKind(rawValue: "TIME_OFF")
    }
}
