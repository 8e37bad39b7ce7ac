import TimeTrackingAsyncHTTPClient
import TimeTrackingKit

/// What a client of either service needs: where to send, through what, and with whose key.
struct Connection: Sendable {
    let service: TimeTrackingService
    let endpoint: ServiceEndpoint
    let transport: any HTTPTransport
    let tokens: any TokenProvider
    let allowedOrigins: Set<Origin>
    let timeout: Duration

    /// Opens a connection for a command and closes it when the closure ends.
    static func open<Result>(
        to service: TimeTrackingService,
        _ options: ConnectionOptions,
        environment: [String: String],
        _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        let endpoint = try service.endpoint(at: options.endpoint)
        let resolver = try resolver(of: service, options, environment)
        let user = UserID(options.user ?? ConnectionOptions.defaultUser)
        let isAllowed = isAllowed(endpoint.origin, options.allowHost)
        let tokens = OriginBoundTokens(
            tokens: resolver.provider(for: TokenRequest(user: user)),
            destination: endpoint.origin,
            home: service.endpoint.origin,
            isAllowed: isAllowed
        )
        return try await withTransport { transport in
            try await body(
                Connection(
                    service: service,
                    endpoint: endpoint,
                    transport: transport,
                    tokens: tokens,
                    allowedOrigins: isAllowed ? [endpoint.origin] : [],
                    timeout: .seconds(options.timeout)
                )
            )
        }
    }

    /// The transport of all commands: at most fifty requests a second, repeated where that can do no harm.
    static func withTransport<Result>(_ body: (any HTTPTransport) async throws -> Result) async throws -> Result {
        try await AsyncHTTPClientTransport.withTransport { transport in
            try await body(RetryingTransport(RateLimitedTransport(transport)))
        }
    }

    /// The stored key of a user, else the environment; for a user who was named, nothing else.
    private static func resolver(
        of service: TimeTrackingService,
        _ options: ConnectionOptions,
        _ environment: [String: String]
    ) throws -> TokenResolver {
        let key = try CredentialKey(service: service.name, account: "shared token")
        return TokenResolver(
            service: service.name,
            store: CachingCredentialStore(try CredentialFile.store(environment)),
            environment: SharedToken(
                environment: EnvironmentCredentialStore([key: service.variable], environment: environment),
                key: key
            ),
            fallback: options.user == nil ? .whenAbsent : .never
        )
    }

    /// Whether the user allowed the host by name, or by name and port.
    private static func isAllowed(_ destination: Origin, _ hosts: [String]) -> Bool {
        let names = [destination.host, destination.authority, "\(destination.host):\(destination.port)"]
        return hosts.contains { names.contains($0.lowercased()) }
    }
}

/// Where this program keeps keys.
enum CredentialFile {
    /// `$XDG_CONFIG_HOME/timetrack/credentials.json`.
    static func store(_ environment: [String: String]) throws(CredentialStoreError) -> FileCredentialStore {
        try FileCredentialStore(application: "timetrack", environment: environment)
    }
}
