public import ServerTokens
public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Hears whether a caller may test a token now: nil when so, else how long to wait.
///
/// Every call counts as a test. Tests have a limit of their own, because a token that somebody found can be tried out
/// with them.
public typealias RateGate = @Sendable (Caller) -> Duration?

/// Hands the requests of signed-in people and of programs on to Clockwork and Clockify, each with the token of who asks.
///
/// ## Usage
///
/// ```swift
/// let relay = Relay(
///     clockwork: clockworkTokens, clockify: clockifyTokens, rules: rules, upstream: Upstream(transport: transport),
///     audit: audit, tokenTests: { caller in limit.delay(for: caller) }, now: { Date() }
/// )
/// relay.addRoutes(to: router)
/// ```
///
/// ## Security
///
/// - A token is looked for once per request and used for nothing else.
/// - With the shared token only the configured workspace and the people mapped to the caller can be reached, and nothing
///   is changed unless the rules allow it.
/// - Answers hold values that were read out of the services' answers, never an answer as it came, and no token.
public struct Relay: Sendable {
    let clockwork: ServiceTokens
    let clockify: ServiceTokens
    let rules: SharedTokenRules
    let upstream: Upstream
    let audit: any AuditTrail
    let tokenTests: RateGate
    let onTimerChange: (@Sendable (ClockworkTimerChange) async -> Void)?
    let now: @Sendable () -> Date

    /// Describes a relay.
    ///
    /// - Parameters:
    ///   - clockwork: Where the tokens for Clockwork are.
    ///   - clockify: Where the keys for Clockify are.
    ///   - rules: What may be done with the shared tokens.
    ///   - upstream: Where the services are.
    ///   - audit: Keeps what was done.
    ///   - tokenTests: Hears whether a caller may test a token now.
    ///   - onTimerChange: Hears of Clockwork's timers, or nil when nobody remembers them.
    ///   - now: Tells the time.
    public init(
        clockwork: ServiceTokens,
        clockify: ServiceTokens,
        rules: SharedTokenRules,
        upstream: Upstream,
        audit: any AuditTrail,
        tokenTests: @escaping RateGate,
        onTimerChange: (@Sendable (ClockworkTimerChange) async -> Void)? = nil,
        now: @escaping @Sendable () -> Date
    ) {
        self.clockwork = clockwork
        self.clockify = clockify
        self.rules = rules
        self.upstream = upstream
        self.audit = audit
        self.tokenTests = tokenTests
        self.onTimerChange = onTimerChange
        self.now = now
    }
}
