import HTTPTypes
public import TimeTrackingKit

extension Clockwork {
    /// A client of the Clockwork Pro API: a cheap value over a transport that many share.
    ///
    /// ## Usage
    ///
    /// ```swift
    /// let client = Clockwork.Client(transport: transport, tokens: FixedTokenProvider(credential))
    /// for try await worklog in client.worklogs(from: monday, to: sunday) { print(worklog.issue) }
    /// ```
    ///
    /// Every call throws ``TimeTrackingKit/APIError``, what the token provider throws, or `CancellationError`. A
    /// request is repeated where ``TimeTrackingKit/RetryPolicy`` allows it, at no more than fifty requests a second,
    /// both as ``TimeTrackingKit/ClientConfiguration`` says. After a 401 it is sent once more if the provider then has
    /// another token.
    /// Clockwork has no call that lists running timers, so a program remembers which ones it started: ``TimerLedger``.
    ///
    /// ## Security
    ///
    /// A credential whose `origin` attribute names another origin than the endpoint's is not sent, unless the endpoint's
    /// origin is among the allowed ones. Redirects are errors.
    public struct Client: Sendable {
        package var session: APISession

        /// Creates a client.
        ///
        /// - Parameters:
        ///   - endpoint: Where the API is; Clockwork's own by default.
        ///   - transport: What sends the requests.
        ///   - tokens: What gives the API token.
        ///   - configuration: Deadlines, limits and repeats; ``TimeTrackingKit/ClientConfiguration/clockwork`` by default.
        ///   - clock: The clock that measures deadlines and waits.
        public init(
            endpoint: ServiceEndpoint = .clockwork,
            transport: any HTTPTransport,
            tokens: any TokenProvider,
            configuration: ClientConfiguration = .clockwork,
            clock: some Clock<Duration> = ContinuousClock()
        ) {
            self.session = APISession(
                service: .clockwork,
                endpoint: endpoint,
                transport: transport,
                tokens: tokens,
                configuration: configuration,
                clock: clock
            )
        }

        /// Where the API is.
        public var endpoint: ServiceEndpoint { session.endpoint }
    }
}

extension ServiceEndpoint {
    /// Clockwork's API, `https://api.clockwork.report/v1`.
    public static let clockwork = ServiceEndpoint(
        origin: Origin(scheme: "https", host: "api.clockwork.report", port: 443),
        pathPrefix: "/v1"
    )
}

extension ClientConfiguration {
    /// The usual configuration with answers of up to 32 MiB, because one answer may have 10,000 worklogs.
    public static let clockwork = ClientConfiguration(maximumResponseBytes: 32 * 1024 * 1024)
}
