public import TimeTrackingKit

extension Clockwork {
    /// A day of the calendar, in whatever time zone it is meant.
    public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
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

        /// Reads a day such as `2026-01-09`.
        ///
        /// - Parameter text: Year, month and day with four, two and two digits.
        /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` when the text is no day.
        public init(_ text: String) throws(APIError) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
                let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
                let value = CalendarDay(year: year, month: month, day: day)
            else {
                throw APIError(
                    .invalidRequest,
                    operation: nil,
                    message: "That is no day of the calendar; write year, month and day, such as 2026-01-09."
                )
            }
            self = value
        }

        /// Orders by time.
        public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
            (left.year, left.month, left.day) < (right.year, right.month, right.day)
        }

        /// The day as ``init(_:)`` reads it.
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
