public import HTTPTypes

/// What may be sent again, how often, and how long to wait before it.
///
/// A request is sent again only when that cannot do a thing twice. A method that is idempotent (`GET`, `HEAD`,
/// `OPTIONS`, `PUT`, `DELETE`) may be repeated after a failure whose effect is unknown. Any other method may be repeated
/// only when the server cannot have seen the request, or when it answered 429 and thereby said that it did nothing.
public struct RetryPolicy: Sendable, Hashable {
    /// The most times that a request is sent, the first one included.
    public var maximumAttempts: Int

    /// The most times that a request is sent while the service answers 429, the first one included.
    ///
    /// Such an answer says that nothing was done, so a request may be repeated more often than after other failures.
    public var maximumRateLimitedAttempts: Int

    /// The longest wait before the second attempt; it doubles with each further one.
    public var initialDelay: Duration

    /// The longest wait before any attempt that the server did not name a time for.
    public var maximumDelay: Duration

    /// The longest wait that a server may ask for with `Retry-After`.
    ///
    /// A response that asks for more is returned at once.
    public var maximumRetryAfter: Duration

    /// Creates a policy.
    ///
    /// - Parameters:
    ///   - maximumAttempts: The most times that a request is sent; values below 1 count as 1.
    ///   - maximumRateLimitedAttempts: The most times that a request is sent while the service answers 429.
    ///   - initialDelay: The longest wait before the second attempt.
    ///   - maximumDelay: The longest wait before any attempt.
    ///   - maximumRetryAfter: The longest wait that a server may ask for.
    public init(
        maximumAttempts: Int = 3,
        maximumRateLimitedAttempts: Int = 10,
        initialDelay: Duration = .milliseconds(250),
        maximumDelay: Duration = .seconds(5),
        maximumRetryAfter: Duration = .seconds(30)
    ) {
        self.maximumAttempts = maximumAttempts
        self.maximumRateLimitedAttempts = maximumRateLimitedAttempts
        self.initialDelay = initialDelay
        self.maximumDelay = maximumDelay
        self.maximumRetryAfter = maximumRetryAfter
    }

    /// Whether a request may be sent again after this response.
    ///
    /// - Parameters:
    ///   - method: The request's method.
    ///   - status: The status of the response.
    /// - Returns: False for every status that is final, 401 among them.
    public func allowsRetry(of method: HTTPRequest.Method, after status: HTTPResponse.Status) -> Bool {
        switch status.code {
        case 429: true
        case 502, 503, 504: Self.isRepeatable(method)
        default: false
        }
    }

    /// Whether a request may be sent again after this error.
    ///
    /// - Parameters:
    ///   - method: The request's method.
    ///   - error: What the transport threw.
    /// - Returns: False for every error that another attempt cannot cure.
    public func allowsRetry(of method: HTTPRequest.Method, after error: TransportError) -> Bool {
        switch error.code {
        case .unreachable, .disconnected, .timedOut: error.delivery == .notSent || Self.isRepeatable(method)
        default: false
        }
    }

    /// The wait before the next attempt: a random part of a time that doubles with each attempt.
    ///
    /// - Parameters:
    ///   - attempts: How many attempts there were, at least 1.
    ///   - fraction: A random number from 0 to 1.
    /// - Returns: The wait.
    package func delay(afterAttempts attempts: Int, fraction: Double) -> Duration {
        var bound = min(initialDelay, maximumDelay)
        for _ in 1..<max(1, attempts) where bound < maximumDelay {
            bound = min(bound * 2, maximumDelay)
        }
        return max(.zero, bound * min(max(0, fraction), 1))
    }

    /// Whether a second delivery of a request with this method leaves things as the first one did.
    private static func isRepeatable(_ method: HTTPRequest.Method) -> Bool {
        switch method {
        case .get, .head, .options, .put, .delete: true
        default: false
        }
    }
}
