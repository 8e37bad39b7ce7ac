extension Clockify {
    /// How the time entries of a workspace get locked as time goes by.
    public struct AutomaticLock: Hashable, Sendable {
        /// When it happens: `WEEKLY`, `MONTHLY` or `OLDER_THAN`, or nil when it is not said.
        public let kind: String?

        /// The day of the week on which entries get locked, or nil when it is not weekly.
        public let changeDay: Weekday?

        /// The day of the month on which entries get locked, or nil when it is not monthly.
        public let dayOfMonth: Int?

        /// The day with which a locked week begins, or nil when it is not weekly.
        public let firstDay: Weekday?

        /// How old an entry may be, in the unit of ``olderThanPeriod``, or nil when age does not count.
        public let olderThanValue: Int?

        /// The unit of ``olderThanValue``: `DAYS`, `WEEKS` or `MONTHS`, or nil when age does not count.
        public let olderThanPeriod: String?
    }
}

extension Clockify.AutomaticLock: Decodable {
    private enum CodingKeys: String, CodingKey {
        case kind = "type"
        case changeDay
        case dayOfMonth
        case firstDay
        case olderThanValue
        case olderThanPeriod
    }

    /// Reads a lock; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try container.text(.kind)
        self.changeDay = try container.name(.changeDay)
        self.dayOfMonth = try container.decodeIfPresent(Int.self, forKey: .dayOfMonth)
        self.firstDay = try container.name(.firstDay)
        self.olderThanValue = try container.decodeIfPresent(Int.self, forKey: .olderThanValue)
        self.olderThanPeriod = try container.text(.olderThanPeriod)
    }
}
