import Synchronization

/// Counts what somebody does, and says when it is too much.
///
/// Everybody has a bucket of permits that fills at a steady rate up to a limit. A table has room for many and no more:
/// who has a full bucket is forgotten first, which changes nothing for them, then who has the fullest.
public final class RateLimiter: Sendable {
    /// How often something may be done.
    public struct Rate: Sendable, Hashable {
        /// The time in which one permit comes back.
        public let interval: Duration

        /// The permits of a full bucket.
        public let burst: Int

        /// Describes a rate.
        ///
        /// - Parameters:
        ///   - permits: How many permits come back in a period; at least one.
        ///   - period: The period.
        ///   - burst: The permits of a full bucket, or nil for those of a period.
        public init(_ permits: Int, per period: Duration, burst: Int? = nil) {
            self.interval = period / max(1, permits)
            self.burst = max(1, burst ?? permits)
        }
    }

    private let rate: Rate
    private let capacity: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let fullTimes = Mutex<[String: ContinuousClock.Instant]>([:])

    /// Begins with a full bucket for everybody.
    ///
    /// - Parameters:
    ///   - rate: How often something may be done.
    ///   - capacity: For how many a bucket is kept.
    ///   - now: What time it is.
    public init(_ rate: Rate, capacity: Int = 50_000, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.rate = rate
        self.capacity = max(1, capacity)
        self.now = now
    }

    /// Takes one permit.
    ///
    /// - Parameter key: Who does something.
    /// - Returns: Nil when there was a permit, otherwise how long it takes until there is one.
    public func take(_ key: String) -> Duration? {
        let now = now()
        return fullTimes.withLock { times in
            if times.count >= capacity, times[key] == nil { Self.makeRoom(in: &times, capacity: capacity, now: now) }
            // A bucket is known by when it is full again.
            let next = max(times[key] ?? now, now) + rate.interval
            let wait = next - now - rate.interval * rate.burst
            guard wait <= .zero else { return wait }
            times[key] = next
            return nil
        }
    }

    /// For how many a bucket is kept now.
    var count: Int { fullTimes.withLock(\.count) }

    /// Forgets the full buckets, and a tenth of the others if that is not enough.
    private static func makeRoom(
        in times: inout [String: ContinuousClock.Instant],
        capacity: Int,
        now: ContinuousClock.Instant
    ) {
        times = times.filter { $0.value > now }
        let excess = times.count - capacity + max(1, capacity / 10)
        guard excess > 0 else { return }
        for (key, _) in times.sorted(by: { $0.value < $1.value }).prefix(excess) { times[key] = nil }
    }
}
