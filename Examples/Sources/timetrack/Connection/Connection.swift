import ClockworkAPI
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimetrackKeys

/// What a client of either service needs: where to send, through what, and with whose key.
struct Connection: Sendable {
    let service: TimeTrackingService
    /// The name by which the program knows the user whose key it is.
    let user: String
    /// The name under which caches file what is learned with the key.
    let cacheUser: String
    let endpoint: ServiceEndpoint
    let transport: any HTTPTransport
    let tokens: any TokenProvider
    /// Deadlines, and the origins that the user allowed by name.
    let configuration: ClientConfiguration

    /// Opens a connection for a command and closes it when the closure ends.
    static func open<Result>(
        to service: TimeTrackingService,
        _ options: ConnectionOptions,
        _ context: Context,
        _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        let chain = try await context.stores.chain(
            for: service,
            user: try options.user(in: context),
            source: options.tokenSource,
            unlock: options.keyring.unlock
        )
        let endpoint = try chain.endpoint(at: options.endpoint)
        let tokens = try tokens(of: chain, to: endpoint, options, context)
        return try await withTransport(context.environment) { transport in
            try await body(
                Connection(
                    service: service,
                    user: chain.user,
                    cacheUser: chain.cacheUser,
                    endpoint: endpoint,
                    transport: transport,
                    tokens: tokens,
                    configuration: service.configuration(
                        timeout: .seconds(options.timeout),
                        allowedOrigins: tokens.isAllowed ? [endpoint.origin] : []
                    )
                )
            )
        }
    }

    /// The tokens of a chain, for requests to one address.
    static func tokens(
        of chain: CredentialChain,
        to endpoint: ServiceEndpoint,
        _ options: ConnectionOptions,
        _ context: Context
    ) throws -> OriginBoundTokens {
        let resolver = try chain.resolver(context.stores, unlock: options.keyring.unlock)
        return OriginBoundTokens(
            tokens: ChainTokens(
                tokens: resolver.provider(for: chain.request),
                chain: chain,
                environment: context.environment,
                console: context.console
            ),
            destination: endpoint.origin,
            home: chain.service.endpoint.origin,
            isAllowed: isAllowed(endpoint.origin, options.allowHost)
        )
    }

    /// The transport of all commands.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process, of which those about proxies count.
    ///   - body: What to do with the transport.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws, and `TransportError` for a proxy that cannot be used.
    static func withTransport<Result>(
        _ environment: [String: String],
        _ body: (any HTTPTransport) async throws -> Result
    ) async throws -> Result {
        let configuration = AsyncHTTPClientTransport.Configuration(proxy: try ProxySettings(environment: environment))
        return try await AsyncHTTPClientTransport.withTransport(configuration: configuration) { transport in
            try await body(transport)
        }
    }

    /// Whether the user allowed the host by name, or by name and port.
    private static func isAllowed(_ destination: Origin, _ hosts: [String]) -> Bool {
        let names = [destination.host, destination.authority, "\(destination.host):\(destination.port)"]
        return hosts.contains { names.contains($0.lowercased()) }
    }
}

extension TimeTrackingService {
    /// How a client of the service sends, for at most a time and also to the origins that the user allowed.
    func configuration(timeout: Duration, allowedOrigins: Set<Origin> = []) -> ClientConfiguration {
        var configuration = name == TimeTrackingService.clockwork.name ? .clockwork : ClientConfiguration()
        configuration.timeout = timeout
        configuration.allowedOrigins = allowedOrigins
        return configuration
    }
}
