extension Clockify {
    /// What a list is sorted by, for example `.descending(.duration)`.
    public struct Sorting<Column: RawRepresentable<String> & Hashable & Sendable>: Hashable, Sendable {
        /// What to compare.
        public var column: Column

        /// The direction.
        public var order: SortOrder

        /// Creates a sorting.
        ///
        /// - Parameters:
        ///   - column: What to compare.
        ///   - order: The direction.
        public init(_ column: Column, _ order: SortOrder) {
            self.column = column
            self.order = order
        }

        /// The smallest first.
        public static func ascending(_ column: Column) -> Sorting { Sorting(column, .ascending) }

        /// The largest first.
        public static func descending(_ column: Column) -> Sorting { Sorting(column, .descending) }
    }
}
