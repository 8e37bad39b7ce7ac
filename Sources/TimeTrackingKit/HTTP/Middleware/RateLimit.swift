/// How many requests may be sent in a time, and how many of them at once.
public struct RateLimit: Sendable, Hashable {
    /// The time after which one more request may be sent.
    public let interval: Duration

    /// How many requests may be sent at once after a pause.
    public let burst: Int

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - requests: How many requests may be sent in the period; values below 1 count as 1.
    ///   - period: The period, longer than zero.
    ///   - burst: How many requests may be sent at once after a pause; values below 1 count as 1. A service that counts
    ///     in windows may see `requests + burst` in one.
    public init(requests: Int, per period: Duration, burst: Int = 1) {
        self.interval = max(.zero, period) / max(1, requests)
        self.burst = max(1, burst)
    }

    /// Fifty requests a second, evenly spaced: the rate that Clockify documents for add-ons.
    public static let fiftyPerSecond = RateLimit(requests: 50, per: .seconds(1))
}
