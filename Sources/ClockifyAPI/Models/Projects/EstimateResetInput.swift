extension Clockify {
    /// When the estimate of a project is to begin anew.
    public struct EstimateResetInput: Hashable, Sendable {
        let interval: EstimateInterval
        private let month: Month?
        private let dayOfMonth: Int?
        private let dayOfWeek: Weekday?
        private let hour: Int

        /// Once a week.
        ///
        /// - Parameters:
        ///   - day: The day.
        ///   - hour: The hour of that day, from 0 to 23.
        /// - Returns: The reset.
        public static func weekly(on day: Weekday, hour: Int = 0) -> EstimateResetInput {
            EstimateResetInput(interval: .weekly, month: nil, dayOfMonth: nil, dayOfWeek: day, hour: hour)
        }

        /// Once a month.
        ///
        /// - Parameters:
        ///   - day: The day of the month, from 1 to 31.
        ///   - hour: The hour of that day, from 0 to 23.
        /// - Returns: The reset.
        public static func monthly(onDay day: Int, hour: Int = 0) -> EstimateResetInput {
            EstimateResetInput(interval: .monthly, month: nil, dayOfMonth: day, dayOfWeek: nil, hour: hour)
        }

        /// Once a year.
        ///
        /// - Parameters:
        ///   - month: The month.
        ///   - day: The day of the month, from 1 to 31.
        ///   - hour: The hour of that day, from 0 to 23.
        /// - Returns: The reset.
        public static func yearly(in month: Month, onDay day: Int, hour: Int = 0) -> EstimateResetInput {
            EstimateResetInput(interval: .yearly, month: month, dayOfMonth: day, dayOfWeek: nil, hour: hour)
        }
    }
}

extension Clockify.EstimateResetInput: Encodable {
    private enum CodingKeys: String, CodingKey {
        case active
        case interval
        case month
        case dayOfMonth
        case dayOfWeek
        case hour
    }

    /// Writes what belongs to the interval.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(true, forKey: .active)
        try container.encode(interval, forKey: .interval)
        try container.encodeIfPresent(month, forKey: .month)
        try container.encodeIfPresent(dayOfMonth, forKey: .dayOfMonth)
        try container.encodeIfPresent(dayOfWeek, forKey: .dayOfWeek)
        try container.encode(hour, forKey: .hour)
    }
}
