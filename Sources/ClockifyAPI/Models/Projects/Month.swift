extension Clockify {
    /// A month of the year.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct Month: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// January.
        public static let january = Month(rawValue: "JANUARY")
        /// February.
        public static let february = Month(rawValue: "FEBRUARY")
        /// March.
        public static let march = Month(rawValue: "MARCH")
        /// April.
        public static let april = Month(rawValue: "APRIL")
        /// May.
        public static let may = Month(rawValue: "MAY")
        /// June.
        public static let june = Month(rawValue: "JUNE")
        /// July.
        public static let july = Month(rawValue: "JULY")
        /// August.
        public static let august = Month(rawValue: "AUGUST")
        /// September.
        public static let september = Month(rawValue: "SEPTEMBER")
        /// October.
        public static let october = Month(rawValue: "OCTOBER")
        /// November.
        public static let november = Month(rawValue: "NOVEMBER")
        /// December.
        public static let december = Month(rawValue: "DECEMBER")
    }
}
