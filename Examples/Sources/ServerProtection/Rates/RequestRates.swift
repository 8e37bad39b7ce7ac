import HTTPTypes
import ServerRequests
public import ServerUsers
import TimeTrackingKit

/// How many requests a user and an address may send.
public struct RequestRates: Sendable {
    let perUser: RateLimiter
    let perAddress: RateLimiter
    let tokenTests: RateLimiter
    let signIns: RateLimiter

    /// Describes the limits.
    ///
    /// - Parameters:
    ///   - perUser: How many requests a user may send.
    ///   - perAddress: How many requests an address may send, those of all its users together.
    ///   - tokenTests: How many tokens a user, or an address of nobody, may have tested.
    ///   - signIns: How many sign-ins an address may try.
    ///   - now: What time it is.
    public init(
        perUser: RateLimiter.Rate = .init(300, per: .seconds(60)),
        perAddress: RateLimiter.Rate = .init(600, per: .seconds(60)),
        tokenTests: RateLimiter.Rate = .init(10, per: .seconds(60)),
        signIns: RateLimiter.Rate = .init(30, per: .seconds(60)),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.perUser = RateLimiter(perUser, now: now)
        self.perAddress = RateLimiter(perAddress, now: now)
        self.tokenTests = RateLimiter(tokenTests, now: now)
        self.signIns = RateLimiter(signIns, now: now)
    }

    /// Counts a test of a token by a caller, which would help to guess tokens.
    ///
    /// - Parameters:
    ///   - caller: Who has a token tested.
    ///   - measures: Counts what is refused.
    /// - Returns: Nil when it may be tested, otherwise how long to wait.
    public func waitBeforeTokenTest(of caller: Caller, measures: ServerMeasures) -> Duration? {
        let wait = tokenTests.take(caller.user?.id.rawValue ?? AddressKey.key(of: caller.address))
        if wait != nil { measures.rateLimited(by: "token-test") }
        return wait
    }

    /// Counts a request of an address, before it is known whose it is.
    ///
    /// - Throws: ``RequestFailure`` with status 429.
    func admit(from address: String, isSignIn: Bool, measures: ServerMeasures) throws {
        let key = AddressKey.key(of: address)
        try take(perAddress, key, "address", measures)
        if isSignIn { try take(signIns, key, "sign-in", measures) }
    }

    /// Counts a request of a user.
    ///
    /// - Throws: ``RequestFailure`` with status 429.
    func admit(_ user: ServerUser, measures: ServerMeasures) throws {
        try take(perUser, user.id.rawValue, "user", measures)
    }

    private func take(_ limiter: RateLimiter, _ key: String, _ name: String, _ measures: ServerMeasures) throws {
        guard let wait = limiter.take(key) else { return }
        measures.rateLimited(by: name)
        let seconds = wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0)
        throw RequestFailure(
            .tooManyRequests,
            "TOO_MANY_REQUESTS",
            "Too many requests; ask again in \(seconds) s.",
            headerFields: [.retryAfter: String(seconds)]
        )
    }
}
