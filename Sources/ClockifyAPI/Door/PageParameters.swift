extension Clockify {
    /// How a list calls the query parameters of its pages.
    public struct PageParameters: Sendable, Hashable {
        /// The name of the page's number.
        public var number: String

        /// The name of the page's size.
        public var size: String

        /// The number of the first page.
        public var first: Int

        /// Names the parameters.
        ///
        /// - Parameters:
        ///   - number: The name of the page's number.
        ///   - size: The name of the page's size.
        ///   - first: The number of the first page.
        public init(number: String, size: String, first: Int) {
            self.number = number
            self.size = size
            self.first = first
        }

        /// `page` from 1 on and `page-size`, as most lists have it.
        public static let standard = PageParameters(number: "page", size: "page-size", first: 1)
        /// `page` from 1 on and `pageSize`, as the list of shared reports has it.
        public static let camelCase = PageParameters(number: "page", size: "pageSize", first: 1)
        /// `page` from 0 on and `size`, as the logs of webhooks have it.
        public static let zeroBased = PageParameters(number: "page", size: "size", first: 0)
    }
}
