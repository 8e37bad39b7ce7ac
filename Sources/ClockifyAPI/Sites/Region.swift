extension Clockify {
    /// Where Clockify keeps the data of a workspace.
    ///
    /// Clockify may add regions; one that is not listed here is made from its subdomain of `clockify.me`.
    public struct Region: Hashable, Sendable {
        /// The region's subdomain of `clockify.me`, for example `euc1`.
        public let subdomain: Subdomain

        /// Wraps the subdomain of a region.
        public init(_ subdomain: Subdomain) {
            self.subdomain = subdomain
        }

        /// Germany, `euc1`.
        public static let germany = Region(Subdomain(unchecked: "euc1"))
        /// The United States, `use2`.
        public static let unitedStates = Region(Subdomain(unchecked: "use2"))
        /// The United Kingdom, `euw2`.
        public static let unitedKingdom = Region(Subdomain(unchecked: "euw2"))
        /// Australia, `apse2`.
        public static let australia = Region(Subdomain(unchecked: "apse2"))
    }
}
