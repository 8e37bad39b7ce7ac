import HTTPTypes
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
    /// request is sent once; only after a 401 is it sent a second time, and only if the provider then has another token.
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
        ///   - endpoint: Where the API is; Clockify's global one by default.
        ///   - transport: What sends the requests.
        ///   - tokens: What gives the API key.
        ///   - allowedOrigins: Origins to which a credential that belongs to another origin may be sent all the same.
        ///   - timeout: How long one exchange may take; 30 seconds by default.
        ///   - maximumResponseBytes: The largest answer to accept, in bytes; 16 MiB by default.
        public init(
            endpoint: ServiceEndpoint = .clockify,
            transport: any HTTPTransport,
            tokens: any TokenProvider,
            allowedOrigins: Set<Origin> = [],
            timeout: Duration = .seconds(30),
            maximumResponseBytes: Int = 16 * 1024 * 1024
        ) {
            self.session = APISession(
                service: .clockify,
                endpoint: endpoint,
                transport: transport,
                tokens: tokens,
                allowedOrigins: allowedOrigins,
                timeout: timeout,
                maximumResponseBytes: maximumResponseBytes
            )
        }

        /// Where the API is.
        public var endpoint: ServiceEndpoint { session.endpoint }
    }
}

extension ServiceEndpoint {
    /// Clockify's global API, `https://api.clockify.me/api/v1`.
    public static let clockify = ServiceEndpoint(
        origin: Origin(scheme: "https", host: "api.clockify.me", port: 443),
        pathPrefix: "/api/v1"
    )
}
