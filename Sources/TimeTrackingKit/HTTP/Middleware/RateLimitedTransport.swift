public import HTTPTypes

/// A transport that sends requests no faster than a limit allows, in the order in which they were asked for.
///
/// When the service answers 429 nevertheless, all calls pause: for the time that the answer asks for, at most five
/// seconds, and for one second when it asks for none. So the calls that follow do not run into the same refusal.
///
/// Waiting counts against the timeout of a call. A call whose turn would come too late fails at once instead of waiting
/// in vain. Copies of the value share one limit; make one value per service, not one per request.
///
/// ## Usage
///
/// See ``RetryingTransport`` for the order in which transports are put together: the limit belongs inside the retries.
public struct RateLimitedTransport<Base: HTTPTransport>: HTTPTransport {
    /// How long all calls pause after a 429 that does not say.
    private static var usualPause: Duration { .seconds(1) }

    /// The longest pause for all calls that one answer can bring about; the call that got it may wait longer by itself.
    private static var longestPause: Duration { .seconds(5) }

    private let base: Base
    private let bucket: TokenBucket
    private let clock: InjectedClock

    /// Wraps a transport.
    ///
    /// - Parameters:
    ///   - base: The transport that sends.
    ///   - limit: How many requests may be sent in a time.
    ///   - clock: The clock that measures the limit and the waits.
    public init(
        _ base: Base,
        limit: RateLimit = .fiftyPerSecond,
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        let clock = InjectedClock(clock)
        self.base = base
        self.bucket = TokenBucket(limit: limit, clock: clock)
        self.clock = clock
    }

    /// How many calls are waiting for their turn.
    package var waitingCount: Int { bucket.waitingCount }

    /// Waits for the request's turn and sends it.
    ///
    /// - Parameters:
    ///   - request: The request, without the credential.
    ///   - body: The body, or nil for none.
    ///   - authorization: The credential, or nil for none.
    ///   - timeout: How long the wait and the exchange may take together.
    ///   - maximumResponseBytes: The largest body to accept.
    /// - Returns: The response of the base.
    /// - Throws: ``TransportError`` with the code `rateLimited` and the delivery `notSent` when the turn would come too
    ///   late, `CancellationError`, or an error of the base.
    public func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        let start = clock.now()
        guard try await bucket.take(within: timeout) else { throw Self.tooLate(timeout) }
        let remaining = timeout - (clock.now() - start)
        guard remaining > .zero else { throw Self.tooLate(timeout) }
        let response = try await base.send(
            request,
            body: body,
            authorization: authorization,
            timeout: remaining,
            maximumResponseBytes: maximumResponseBytes
        )
        if response.0.status == .tooManyRequests {
            bucket.pause(
                for: min(RetryAfter.delay(in: response.0, localNow: { nil }) ?? Self.usualPause, Self.longestPause)
            )
        }
        return response
    }

    private static func tooLate(_ timeout: Duration) -> TransportError {
        TransportError(
            .rateLimited,
            delivery: .notSent,
            message:
                "The rate limit leaves no room within \(timeout.inWords); send fewer requests at once or allow more time."
        )
    }
}
