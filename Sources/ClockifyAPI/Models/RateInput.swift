#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// A price per hour, to be written.
    ///
    /// Clockify takes it in the currency of the client or the workspace.
    public struct RateInput: Hashable, Sendable, Encodable {
        /// The price in the currency's smallest unit, for example cents; not negative.
        public var amount: Int

        /// The moment from which it holds, entries of the past included, or nil for new entries only.
        public var since: Date?

        /// Creates a price.
        ///
        /// - Parameters:
        ///   - amount: The price in the currency's smallest unit.
        ///   - since: The moment from which it holds, or nil for new entries only.
        public init(_ amount: Int, since: Date? = nil) {
            self.amount = amount
            self.since = since
        }
    }
}
