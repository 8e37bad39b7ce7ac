public import HTTPTypes

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A transport that sends a request again when that is safe and may help.
///
/// The timeout of a call covers all of it: every attempt and every wait. An attempt gets what is left of it. A wait that
/// would not leave any of it is not begun: the last response is returned, or the last error thrown, at once. The same
/// holds for a `Retry-After` beyond ``RetryPolicy/maximumRetryAfter``.
///
/// ## Usage
///
/// ```swift
/// let transport = LoggingTransport(
///     RetryingTransport(RateLimitedTransport(base, limit: RateLimit(requests: 50, per: .seconds(1)))),
///     logger: logger
/// )
/// ```
///
/// The order matters. A rate limit goes inside, so that every attempt is counted; outside, retries would escape it.
/// Logging goes outside for one line per call with the time that the caller waited; put inside, next to the base, it
/// writes a line per attempt. Both may be used together.
///
/// ## Security
///
/// An answer of 401 is never a reason to send again: whoever resolved the token has to resolve it anew.
public struct RetryingTransport<Base: HTTPTransport>: HTTPTransport {
    private enum Ending {
        case response(HTTPResponse, [UInt8])
        case failure(TransportError)

        /// Whether the server may have acted on the request.
        var delivery: TransportError.Delivery {
            switch self {
            case .failure(let error): error.delivery
            // Such an answer says that nothing was done; any other comes from a server that may have done something.
            case .response(let head, _): head.status == .tooManyRequests ? .notSent : .unknown
            }
        }
    }

    private let base: Base
    private let policy: RetryPolicy
    private let clock: InjectedClock
    private let now: @Sendable () -> Date
    private let random: @Sendable () -> Double

    /// Wraps a transport.
    ///
    /// - Parameters:
    ///   - base: The transport that sends.
    ///   - policy: What may be sent again, how often, and how long to wait.
    ///   - clock: The clock that measures the timeout and the waits.
    ///   - now: The wall-clock time, which a date in `Retry-After` is compared with when the response has no `Date`.
    ///   - random: Gives random numbers from 0 to 1, which spread the waits.
    public init(
        _ base: Base,
        policy: RetryPolicy = RetryPolicy(),
        clock: some Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() },
        random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.base = base
        self.policy = policy
        self.clock = InjectedClock(clock)
        self.now = now
        self.random = random
    }

    /// Sends a request, again where the policy allows it.
    ///
    /// - Parameters:
    ///   - request: The request, without the credential.
    ///   - body: The body, or nil for none.
    ///   - authorization: The credential, or nil for none.
    ///   - timeout: How long all attempts and waits may take together.
    ///   - maximumResponseBytes: The largest body to accept.
    /// - Returns: The last response.
    /// - Throws: The last error of the base, or `CancellationError`.
    public func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        let deadline = clock.now() + timeout
        var remaining = timeout
        var attempts = 0
        // Of the attempts so far: whether the server may have acted on one of them.
        var delivery = TransportError.Delivery.notSent
        while true {
            let ending: Ending
            do {
                let (head, body) = try await base.send(
                    request,
                    body: body,
                    authorization: authorization,
                    timeout: remaining,
                    maximumResponseBytes: maximumResponseBytes
                )
                ending = .response(head, body)
            } catch let error as TransportError {
                ending = .failure(error)
            }
            attempts += 1
            if ending.delivery == .unknown { delivery = .unknown }
            if let delay = delay(after: ending, of: request.method, attempts: attempts),
                clock.now() + delay < deadline
            {
                try await clock.sleep(delay)
                remaining = deadline - clock.now()
                if remaining > .zero { continue }
            }
            switch ending {
            case .response(let head, let body): return (head, body)
            case .failure(var error):
                error.delivery = delivery
                throw error
            }
        }
    }

    /// How long to wait before the next attempt, or nil when there must be none.
    private func delay(after ending: Ending, of method: HTTPRequest.Method, attempts: Int) -> Duration? {
        let asked: Duration
        switch ending {
        case .failure(let error):
            guard attempts < policy.maximumAttempts, policy.allowsRetry(of: method, after: error) else { return nil }
            asked = .zero
        case .response(let head, _):
            let most =
                head.status == .tooManyRequests ? policy.maximumRateLimitedAttempts : policy.maximumAttempts
            guard attempts < most, policy.allowsRetry(of: method, after: head.status) else { return nil }
            asked = RetryAfter.delay(in: head, localNow: now) ?? .zero
        }
        guard asked <= policy.maximumRetryAfter else { return nil }
        return max(asked, policy.delay(afterAttempts: attempts, fraction: random()))
    }
}
