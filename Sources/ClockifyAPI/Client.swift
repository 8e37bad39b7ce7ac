public import TimeTrackingKit

extension Clockify {
    /// A client of the Clockify API: a cheap value over a transport that many share.
    ///
    /// ## Usage
    ///
    /// ```swift
    /// let client = Clockify.Client(transport: transport, tokens: FixedTokenProvider(credential))
    /// let entry = try await client.runningTimeEntry(in: workspace, user: user.id)
    /// ```
    ///
    /// Every call throws ``TimeTrackingKit/APIError``, what the token provider throws, or `CancellationError`. A
    /// request is repeated where ``TimeTrackingKit/RetryPolicy`` allows it, at no more than fifty requests a second,
    /// both as ``TimeTrackingKit/ClientConfiguration`` says. After a 401 it is sent once more if the provider then has
    /// another token.
    ///
    /// ## Security
    ///
    /// A credential whose `origin` attribute names another origin than the endpoint's is not sent, unless the endpoint's
    /// origin is among the allowed ones. Redirects are errors.
    public struct Client: Sendable {
        /// Where Clockify is.
        public let site: Site

        package var session: APISession

        /// Creates a client.
        ///
        /// - Parameters:
        ///   - site: Where Clockify is; the global profile by default.
        ///   - transport: What sends the requests.
        ///   - tokens: What gives the API key or the add-on token.
        ///   - tokenKind: Which of the two it is; a request carries exactly one.
        ///   - configuration: Deadlines, limits and repeats.
        ///   - clock: The clock that measures deadlines and waits.
        public init(
            site: Site = .global,
            transport: any HTTPTransport,
            tokens: any TokenProvider,
            tokenKind: TokenKind = .apiKey,
            configuration: ClientConfiguration = ClientConfiguration(),
            clock: some Clock<Duration> = ContinuousClock()
        ) {
            self.site = site
            self.session = APISession(
                service: .clockify(tokenKind),
                endpoint: site.api,
                transport: transport,
                tokens: tokens,
                configuration: configuration,
                clock: clock
            )
        }
    }
}
