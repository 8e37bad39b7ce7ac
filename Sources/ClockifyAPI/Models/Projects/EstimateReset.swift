extension Clockify {
    /// When the estimate of a project begins anew, as Clockify describes it.
    public struct EstimateReset: Hashable, Sendable {
        /// How often, or nil when it is not said.
        public let interval: EstimateInterval?

        /// The month, for a yearly reset, else nil.
        public let month: Month?

        /// The day of the month, from 1, for a monthly or yearly reset, else nil.
        public let dayOfMonth: Int?

        /// The day of the week, for a weekly reset, else nil.
        public let dayOfWeek: Weekday?

        /// The hour of that day, from 0 to 23, or nil when it is not said.
        public let hour: Int?
    }
}

extension Clockify.EstimateReset: Decodable {
    private enum CodingKeys: String, CodingKey {
        case interval
        case month
        case dayOfMonth
        case dayOfWeek
        case hour
    }

    /// Reads a reset; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.interval = try container.name(.interval)
        self.month = try container.name(.month)
        self.dayOfMonth = try container.decodeIfPresent(Int.self, forKey: .dayOfMonth)
        self.dayOfWeek = try container.name(.dayOfWeek)
        self.hour = try container.decodeIfPresent(Int.self, forKey: .hour)
    }
}
