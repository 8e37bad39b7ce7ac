/// A setting that is one value, by its name in the file; tables have names of their own.
enum SettingKey: String, Sendable, CaseIterable {
    case listen
    case publicURL = "public_url"
    case production
    case dataDirectory = "data_directory"
    case secretsDirectory = "secrets_directory"
    case logLevel = "log_level"
    case logFormat = "log_format"
    case tlsCertificate = "tls_certificate"
    case tlsKey = "tls_key"
    case trustedProxies = "trusted_proxies"
    case proxyUserHeader = "proxy_user_header"
    case proxyIssuer = "proxy_issuer"
    case allowedOrigins = "allowed_origins"
    case allowedHosts = "allowed_hosts"
    case sharedToken = "shared_token"
    case sharedTokenWrites = "shared_token_writes"
    case clockifyEndpoint = "clockify_endpoint"
    case clockworkEndpoint = "clockwork_endpoint"
    case upstreamTimeout = "upstream_timeout"
    case requestsPerUser = "requests_per_minute_per_user"
    case requestsPerAddress = "requests_per_minute_per_address"
    case tokenTests = "token_tests_per_minute"
    case maximumConnections = "maximum_connections"
    case sessionLifetime = "session_lifetime"
    case signInURL = "sign_in_url"
    case metricsAllowed = "metrics_allowed"

    /// What kind of value it takes.
    enum Kind {
        case text
        case number
        case flag
        case list
    }

    var kind: Kind {
        switch self {
        case .production, .sharedTokenWrites: .flag
        case .requestsPerUser, .requestsPerAddress, .tokenTests, .maximumConnections: .number
        case .trustedProxies, .allowedOrigins, .allowedHosts, .metricsAllowed: .list
        default: .text
        }
    }

    /// The variable that wins over the file.
    var variable: String { "TIMETRACK_SERVER_\(rawValue.uppercased())" }

    /// What its values look like, to stand after "has to be".
    var form: String {
        switch self {
        case .listen: "a host and a port such as 127.0.0.1:8080 or [::1]:8080"
        case .publicURL: "an address without a path such as https://time.example.com"
        case .production, .sharedTokenWrites: "true or false"
        case .dataDirectory, .secretsDirectory, .tlsCertificate, .tlsKey: "an absolute path"
        case .logLevel: "trace, debug, info, notice, warning or error"
        case .logFormat: "text or json"
        case .trustedProxies, .metricsAllowed: "a list of addresses or ranges such as 10.0.0.0/8 and ::1/128"
        case .proxyUserHeader: "the name of a header such as X-Auth-Request-User"
        case .proxyIssuer: "1 to 200 visible ASCII characters"
        case .allowedOrigins: "a list of addresses without paths such as https://app.example.com"
        case .allowedHosts: "a list of names of hosts such as time.example.com, without ports"
        case .sharedToken: "off, signed-in or anonymous"
        case .clockifyEndpoint, .clockworkEndpoint:
            "an https address, or http to this machine, such as https://api.clockify.me/api/v1"
        case .upstreamTimeout: "a length from 100ms to 5m such as 10s"
        case .requestsPerUser, .requestsPerAddress: "a number from 1 to 1000000"
        case .tokenTests: "a number from 1 to 10000"
        case .maximumConnections: "a number from 1 to 1000000"
        case .sessionLifetime: "a length from 1m to 30d such as 8h"
        case .signInURL: "an https address, or http to this machine"
        }
    }
}
