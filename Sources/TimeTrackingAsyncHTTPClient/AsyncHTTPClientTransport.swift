#if AsyncHTTPClient
import AsyncHTTPClient
public import HTTPTypes
import NIOCore
public import TimeTrackingKit

/// A transport on async-http-client.
///
/// It owns its client, because one that a caller made might follow redirects and carry a credential to another host.
///
/// ## Usage
///
/// ```swift
/// try await AsyncHTTPClientTransport.withTransport { transport in
///     let client = Clockify.Client(transport: transport, tokens: tokens)
/// }
/// ```
///
/// A transport that was made with ``init(configuration:clock:)`` must be shut down before its last copy goes away.
///
/// ## Traits
///
/// The type exists when the trait `AsyncHTTPClient` is on.
///
/// ## Security
///
/// Redirects are returned and not followed. Certificates and host names are always verified. Nothing is logged or
/// traced, because the logs and traces of the library below contain header values and queries.
public struct AsyncHTTPClientTransport: HTTPTransport {
    /// For hosts that are reached directly.
    private let client: HTTPClient
    /// For hosts behind the proxy, or nil when there is none: the library has one proxy for all hosts of a client.
    private let proxied: HTTPClient?
    private let configuration: Configuration
    private let deadlines: Deadlines

    /// Creates a transport that must be shut down with ``shutdown()``.
    ///
    /// - Parameters:
    ///   - configuration: How to connect.
    ///   - clock: The clock that measures the timeout of each request.
    /// - Throws: `TransportError` with the code `untrusted` when a file of trust roots cannot be read.
    public init(
        configuration: Configuration = Configuration(),
        clock: some Clock<Duration> = ContinuousClock()
    ) throws(TransportError) {
        let direct = try configuration.makeClientConfiguration()
        self.client = HTTPClient(configuration: direct)
        self.proxied = configuration.proxy.anyProxy.map { proxy in
            var configured = direct
            configured.proxy = configuration.libraryProxy(proxy)
            return HTTPClient(configuration: configured)
        }
        self.configuration = configuration
        self.deadlines = Deadlines(clock: InjectedClock(clock))
    }

    /// Ends what is under way and closes all connections.
    ///
    /// - Throws: `TransportError` with the code `invalidRequest` when the transport was shut down before.
    public func shutdown() async throws {
        do {
            try await client.shutdown()
            try await proxied?.shutdown()
        } catch {
            throw TransportError(
                .invalidRequest,
                delivery: .notSent,
                message: "The transport was shut down before; shut it down only once.",
                cause: error
            )
        }
    }

    /// Creates a transport, gives it to a closure and shuts it down when the closure ends.
    ///
    /// - Parameters:
    ///   - configuration: How to connect.
    ///   - clock: The clock that measures the timeout of each request.
    ///   - body: What to do with the transport.
    /// - Returns: What the closure returns.
    /// - Throws: What ``init(configuration:clock:)`` and the closure throw.
    public static func withTransport<Result>(
        configuration: Configuration = Configuration(),
        clock: some Clock<Duration> = ContinuousClock(),
        _ body: (AsyncHTTPClientTransport) async throws -> Result
    ) async throws -> Result {
        let transport = try AsyncHTTPClientTransport(configuration: configuration, clock: clock)
        let result: Result
        do {
            result = try await body(transport)
        } catch {
            // The closure's error says more than one about shutting down would.
            do { try await transport.shutdown() } catch _ {}
            throw error
        }
        try await transport.shutdown()
        return result
    }

    /// Sends a request and reads the whole response.
    ///
    /// - Parameters:
    ///   - request: The request, with scheme, authority and path, and without the credential.
    ///   - body: The body, or nil for none.
    ///   - authorization: The credential to add as a header, or nil for none.
    ///   - timeout: How long the whole exchange may take.
    ///   - maximumResponseBytes: The largest body to accept, counted after decompression.
    /// - Returns: The response's head and its body. The head of a body that was decompressed has no `Content-Encoding`
    ///   and no `Content-Length`, because both would speak of other bytes.
    /// - Throws: `TransportError`, or `CancellationError` when the task was cancelled.
    public func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        var endpoint = try TransportEndpoint(request)
        let proxy = configuration.proxy.proxy(for: endpoint)
        endpoint = endpoint.through(proxy)
        let client = proxy == nil ? client : proxied ?? client
        let outgoing = try HTTPClientRequest(request, to: endpoint, body: body, authorization: authorization)
        let limit = max(0, min(maximumResponseBytes, configuration.maximumResponseBytes))
        try Task.checkCancellation()
        guard timeout > .zero else { throw endpoint.timedOut(after: timeout, delivery: .notSent) }
        do {
            let response = try await deadlines.run(within: timeout) { [endpoint] in
                let response = try await client.execute(outgoing, deadline: .distantFuture)
                return try await IncomingResponse(response, method: request.method, endpoint: endpoint)
                    .read(upTo: limit)
            }
            guard let response else { throw endpoint.timedOut(after: timeout, delivery: .unknown) }
            return response
        } catch {
            // However the library says that it was interrupted, to the caller it was cancelled.
            try Task.checkCancellation()
            throw endpoint.transportError(for: error, limit: limit)
        }
    }
}

// What is below keeps requests for a while, with their headers; dumping a transport, or what holds one, must not show them.
extension AsyncHTTPClientTransport: CustomStringConvertible, CustomReflectable {
    /// The name of the type.
    public var description: String { "AsyncHTTPClientTransport" }

    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
#endif
