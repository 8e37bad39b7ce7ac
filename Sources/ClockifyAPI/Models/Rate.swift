extension Clockify {
    /// A price per hour.
    public struct Rate: Hashable, Sendable, Decodable {
        /// The price in the currency's smallest unit, for example cents.
        public let amount: Int

        /// The currency as the workspace names it, or nil when it is not said.
        public let currency: String?
    }
}
