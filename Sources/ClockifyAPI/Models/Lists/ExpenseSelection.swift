extension Clockify {
    /// Which expenses of a project to return.
    public struct ExpenseSelection: Hashable, Sendable {
        /// How many at most, or nil for Clockify's own limit, which is 20.
        public var limit: Int?

        /// The day before which they lie, or nil for any.
        public var before: CalendarDay?

        /// Creates a selection.
        ///
        /// - Parameters:
        ///   - limit: How many at most, or nil for Clockify's own limit.
        ///   - before: The day before which they lie, or nil for any.
        public init(limit: Int? = nil, before: CalendarDay? = nil) {
            self.limit = limit
            self.before = before
        }
    }
}
