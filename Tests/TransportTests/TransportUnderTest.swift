#if AsyncHTTPClient
import Testing
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimeTrackingURLSession

/// A way to make a transport, so that one suite serves every transport.
struct TransportUnderTest: Sendable, CustomTestStringConvertible {
    /// What a test asks of a transport beyond its defaults.
    struct Options: Sendable {
        var trustRoots: [String] = []
        /// Long enough for a machine with much to do; who waits for it has missed what there was to see.
        var connectTimeout = Duration.seconds(3_600)
        var proxy = ProxySettings.none
        var clock: any Clock<Duration> = ContinuousClock()
    }

    /// The name of the transport.
    let testDescription: String

    private let run: @Sendable (Options, @Sendable (any HTTPTransport) async throws -> Void) async throws -> Void

    /// Makes a transport, gives it to a closure and disposes of it.
    func callAsFunction(
        _ options: Options = Options(),
        _ body: @Sendable (any HTTPTransport) async throws -> Void
    ) async throws {
        try await run(options, body)
    }

    /// Every transport.
    static let all = [asyncHTTPClient, urlSession]

    /// Those that can be given certificates to trust, a time to connect and a proxy.
    static let configurable = [asyncHTTPClient]

    /// Those that no response can bring to end the process; see the limits of `URLSessionTransport`.
    static let sturdy = [asyncHTTPClient]

    /// Those that look at the checksum at the end of a compressed body.
    static let checkingEnds = [asyncHTTPClient]

    private static let asyncHTTPClient = TransportUnderTest(testDescription: "async-http-client") { options, body in
        let configuration = AsyncHTTPClientTransport.Configuration(
            connectTimeout: options.connectTimeout,
            additionalTrustRoots: options.trustRoots,
            proxy: options.proxy
        )
        try await AsyncHTTPClientTransport.withTransport(configuration: configuration, clock: options.clock) {
            try await body($0)
        }
    }

    private static let urlSession = TransportUnderTest(testDescription: "URLSession") { options, body in
        try await URLSessionTransport.withTransport(clock: options.clock) { try await body($0) }
    }
}
#endif
