extension Clockify {
    /// What a list of users is sorted by.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct UserSortColumn: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The id.
        public static let id = UserSortColumn(rawValue: "ID")
        /// The e-mail address.
        public static let email = UserSortColumn(rawValue: "EMAIL")
        /// The name, capitals before small letters.
        public static let name = UserSortColumn(rawValue: "NAME")
        /// The name, whatever its letters.
        public static let lowercaseName = UserSortColumn(rawValue: "NAME_LOWERCASE")
        /// What the user may do.
        public static let access = UserSortColumn(rawValue: "ACCESS")
        /// The billable rate.
        public static let hourlyRate = UserSortColumn(rawValue: "HOURLYRATE")
        /// The cost rate.
        public static let costRate = UserSortColumn(rawValue: "COSTRATE")
    }
}
