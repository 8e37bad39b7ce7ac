#if AsyncHTTPClient
import Testing
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit

/// A way to make a transport, so that one suite serves every transport.
struct TransportUnderTest: Sendable, CustomTestStringConvertible {
    /// What a test asks of a transport beyond its defaults.
    struct Options: Sendable {
        var trustRoots: [String] = []
        var connectTimeout = Duration.seconds(10)
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

    static let all = [asyncHTTPClient]

    private static let asyncHTTPClient = TransportUnderTest(testDescription: "async-http-client") { options, body in
        let configuration = AsyncHTTPClientTransport.Configuration(
            connectTimeout: options.connectTimeout,
            additionalTrustRoots: options.trustRoots
        )
        try await AsyncHTTPClientTransport.withTransport(configuration: configuration) { transport in
            try await body(transport)
        }
    }
}
#endif
