extension Clockify {
    /// A day of the calendar, in whatever time zone it is meant.
    public struct CalendarDay: Hashable, Sendable, CustomStringConvertible {
        /// The year, from 1 to 9999.
        public let year: Int

        /// The month, from 1 to 12.
        public let month: Int

        /// The day of the month, from 1.
        public let day: Int

        /// Creates a day, or returns nil when the calendar has no such day.
        ///
        /// - Parameters:
        ///   - year: The year, from 1 to 9999.
        ///   - month: The month, from 1 to 12.
        ///   - day: The day of the month, from 1.
        public init?(year: Int, month: Int, day: Int) {
            guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
            let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            guard day <= lengths[month - 1] else { return nil }
            self.year = year
            self.month = month
            self.day = day
        }

        /// The day as `2026-01-09`.
        public var description: String {
            [(year, 4), (month, 2), (day, 2)]
                .map { number, width in
                    let digits = String(number)
                    return String(repeating: "0", count: width - digits.count) + digits
                }
                .joined(separator: "-")
        }
    }
}
