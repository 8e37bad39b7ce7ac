/// How the clients of both services send: deadlines, limits and repeats.
///
/// ## Usage
///
/// ```swift
/// let client = Clockify.Client(
///     transport: transport,
///     tokens: tokens,
///     configuration: ClientConfiguration(timeout: .seconds(10))
/// )
/// ```
///
/// Copies of a client share one rate limit. A program that makes a client per request, as a server does, wraps the
/// transport that they all use in a ``RateLimitedTransport`` and sets ``rateLimit`` to nil.
public struct ClientConfiguration: Sendable, Hashable {
    /// How long one call may take, its repeats and all waits included.
    public var timeout: Duration

    /// The largest answer to accept, in bytes, counted after decompression.
    public var maximumResponseBytes: Int

    /// What may be sent again and how often, or nil to send everything once.
    public var retry: RetryPolicy?

    /// How many requests may be sent in a time, or nil for no limit.
    public var rateLimit: RateLimit?

    /// Origins to which a credential that belongs to another origin may be sent all the same.
    public var allowedOrigins: Set<Origin>

    /// Creates a configuration.
    ///
    /// - Parameters:
    ///   - timeout: How long one call may take, repeats and waits included; 30 seconds by default.
    ///   - maximumResponseBytes: The largest answer to accept, in bytes; 16 MiB by default.
    ///   - retry: What may be sent again and how often, or nil to send everything once.
    ///   - rateLimit: How many requests may be sent in a time, or nil for no limit; fifty a second by default.
    ///   - allowedOrigins: Origins to which a credential that belongs to another origin may be sent all the same.
    public init(
        timeout: Duration = .seconds(30),
        maximumResponseBytes: Int = 16 * 1024 * 1024,
        retry: RetryPolicy? = RetryPolicy(),
        rateLimit: RateLimit? = .fiftyPerSecond,
        allowedOrigins: Set<Origin> = []
    ) {
        self.timeout = timeout
        self.maximumResponseBytes = maximumResponseBytes
        self.retry = retry
        self.rateLimit = rateLimit
        self.allowedOrigins = allowedOrigins
    }

    /// The same configuration for requests that go out once and at once: no repeats, no rate limit.
    public var sendingOnce: ClientConfiguration {
        var configuration = self
        configuration.retry = nil
        configuration.rateLimit = nil
        return configuration
    }
}

extension ClientConfiguration {
    /// Wraps a transport in the repeats and the limit; the limit is inside, so that every attempt is counted.
    func wrap(_ transport: any HTTPTransport, clock: some Clock<Duration>) -> any HTTPTransport {
        switch (retry, rateLimit) {
        case (nil, nil): transport
        case (let retry?, nil): RetryingTransport(AnyTransport(base: transport), policy: retry, clock: clock)
        case (nil, let limit?): RateLimitedTransport(AnyTransport(base: transport), limit: limit, clock: clock)
        case (let retry?, let limit?):
            RetryingTransport(
                RateLimitedTransport(AnyTransport(base: transport), limit: limit, clock: clock),
                policy: retry,
                clock: clock
            )
        }
    }
}
