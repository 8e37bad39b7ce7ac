public import HTTPTypes
public import TimeTrackingKit

/// A transport on Foundation's `URLSession`, which needs no package.
///
/// ## Usage
///
/// ```swift
/// try await URLSessionTransport.withTransport { transport in
///     let client = Clockify.Client(transport: transport, tokens: tokens)
/// }
/// ```
///
/// ## Traits
///
/// None. The module is a product of its own because it loads the whole of Foundation.
///
/// ## Limits
///
/// On Apple platforms the certificates and the proxy are those of the system, and a proxy for plain http can read the
/// token there: use https. On other platforms `URLSession` is made of
/// libcurl and cannot be told everything; `AsyncHTTPClientTransport` has none of these limits.
///
/// - **Certificates** are those that the system's libcurl trusts. A root of one's own is added to the system, on Debian with
///   `update-ca-certificates`.
/// - **Proxies** are libcurl's: it reads `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` in the environment of the process by
///   itself. Through a proxy https is tunnelled; plain http is refused.
/// - **The time to connect** is not limited by itself; the timeout of a request covers it. Who hits it learns that the
///   server may have acted on the request.
/// - **Crashes**: Foundation ends the process when a server ends a connection inside the head of its response, or sends
///   trailer fields after its body. Use it for servers that you trust not to.
/// - A path with a part `.` or `..` is refused, because libcurl would send another one. A redirect without a target has no
///   body, and the body of a redirect is held in memory before it is looked at. The end of a compressed body that was cut
///   off by whoever compressed it goes unnoticed.
/// - A body that is too large is given up at once, but libcurl goes on with what of it has arrived: decompressing it may
///   keep a core busy for some seconds.
/// - Of two fields with the same name one remains, with both values and a comma between them.
/// - Only GET uses a connection again. libcurl sends a request anew when the connection turns out dead, which may be done
///   to no other method, so each of them gets a connection of its own.
///
/// ## Security
///
/// Redirects are returned and not followed. Nothing is kept in a cache, a cookie store or a credential store. Where the
/// environment makes Foundation print headers or trust any certificate, the transport cannot be made.
public struct URLSessionTransport: HTTPTransport {
    private let configuration: Configuration
    private let clock: InjectedClock
    private let sessions: Sessions
    private let slots: ConnectionSlots

    /// Creates a transport that must be shut down with ``shutdown()``.
    ///
    /// - Parameters:
    ///   - configuration: How to connect.
    ///   - clock: The clock that measures the timeout of each request.
    /// - Throws: `TransportError` with the code `invalidRequest` when the environment of the process makes Foundation show
    ///   the token or trust any certificate.
    public init(
        configuration: Configuration = Configuration(),
        clock: some Clock<Duration> = ContinuousClock()
    ) throws(TransportError) {
        self.configuration = configuration
        self.clock = InjectedClock(clock)
        // For what it refuses; a request looks again.
        _ = try CurlEnvironment.ofThisProcess()
        self.sessions = Sessions()
        self.slots = ConnectionSlots(limit: max(1, configuration.connectionsPerHost))
    }

    /// Ends what is under way and closes all connections.
    ///
    /// - Throws: `TransportError` with the code `invalidRequest` when the transport was shut down before.
    public func shutdown() async throws {
        guard sessions.shutdown() else {
            throw TransportError(
                .invalidRequest,
                delivery: .notSent,
                message: "The transport was shut down before; shut it down only once."
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
        _ body: (URLSessionTransport) async throws -> Result
    ) async throws -> Result {
        let transport = try URLSessionTransport(configuration: configuration, clock: clock)
        // A closure that shut it down itself has done what is left to do.
        defer { _ = transport.sessions.shutdown() }
        return try await body(transport)
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
        let endpoint = try TransportEndpoint(request)
        // libcurl reads the variables anew each time. They say nothing that counts about https.
        if endpoint.scheme == "http" { try CurlEnvironment.ofThisProcess().check(endpoint) }
        let outgoing = try OutgoingRequest(request, to: endpoint, body: body, authorization: authorization)
        let exchange = Exchange(
            endpoint: endpoint,
            method: request.method,
            limit: max(0, min(maximumResponseBytes, configuration.maximumResponseBytes))
        )
        try Task.checkCancellation()
        guard timeout > .zero else { throw endpoint.timedOut(after: timeout, delivery: .notSent) }
        let outcome = await withDeadline(timeout, clock: clock) { [slots, sessions] in
            do {
                return Result<IncomingResponse, any Error>
                    .success(
                        try await slots.use(endpoint.description) {
                            try await sessions.run(exchange, outgoing)
                        }
                    )
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .finished(let result): return try result.get().parts()
        case .timedOut: throw endpoint.timedOut(after: timeout, delivery: exchange.hasBegun ? .unknown : .notSent)
        case .cancelled: throw CancellationError()
        }
    }
}

// What is below keeps requests for a while, with their headers; dumping a transport, or what holds one, must not show them.
extension URLSessionTransport: CustomStringConvertible, CustomReflectable {
    /// The name of the type.
    public var description: String { "URLSessionTransport" }

    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
