import ServerUsers
public import SystemPackage
public import TimeTrackingKit

/// What the operator of the server has chosen.
///
/// ## Usage
///
/// ```swift
/// let source = SettingsSource(environment: environment, file: "/etc/timetrack-server.toml")
/// let settings = try await ServerSettings.read(source)
/// ```
///
/// ## Security
///
/// Secrets come from files and variables of their own and never from the settings file. No description and no dump of the
/// settings shows one.
public struct ServerSettings: Sendable {
    /// Where the server listens.
    public var listen: ListenAddress

    /// The address that people open, or nil when none is set.
    public var publicURL: Origin?

    /// Whether the server is for a company and not to try it out: development tokens and short secrets are refused.
    public var isProduction = false

    /// The directory of the databases.
    public var dataDirectory: FilePath

    /// What is logged, and how.
    public var log = LogSettings()

    /// The files for TLS, or nil when the server speaks plain HTTP.
    public var tls: TLSFiles?

    /// Which proxies are believed.
    public var proxy = ProxyTrust()

    /// The origins whose pages may call the server; empty for none but its own.
    public var allowedOrigins: [Origin] = []

    /// The hosts, without ports, that requests may name: those that are set, or those that follow from the addresses;
    /// empty for any.
    public var allowedHosts: [String] = []

    /// The tokens that the server shares.
    public var shared = SharedTokenSettings()

    /// Where the services are.
    public var upstream = UpstreamSettings()

    /// How much callers may ask for.
    public var limits = CallerLimits()

    /// Whose tokens sign people in.
    public var signIn: [SignInIssuer] = []

    /// The names of the issuers in the settings, also where their secrets were not read.
    public internal(set) var issuerNames: [String] = []

    /// Where the page sends people who have to sign in, or nil when they paste a token.
    public var signInURL: String?

    /// From where metrics may be read.
    public var metricsAllowed = NetworkRange.loopback

    /// The directory of mounted secrets, or nil when there is none.
    public var secretsDirectory: FilePath?

    /// What the operator should know, one sentence each.
    public internal(set) var warnings: [String] = []

    /// Whether there is a way to sign in: an issuer, or a proxy that names users.
    public var isSignInConfigured: Bool { !signIn.isEmpty || proxy.userHeader != nil }

    /// Whether users of an issuer can sign in: one of the tables, the proxy, or this machine's own one.
    ///
    /// - Parameter issuer: The issuer.
    /// - Returns: Whether the settings name it.
    public func knows(issuer: String) -> Bool {
        issuerNames.contains(issuer) || proxy.userHeader != nil && proxy.issuer == issuer
            || acceptsDevelopmentTokens && issuer == ServerUser.localIssuer
    }

    /// Whether tokens of `timetrack-server dev-token` may sign people in.
    public var acceptsDevelopmentTokens: Bool { !isProduction }

    /// Whether only programs of this machine reach the server, as far as the settings say: it listens on loopback, and no
    /// proxy or public address is named.
    public var isLocal: Bool {
        listen.isLoopback && proxy.ranges.isEmpty && publicURL?.isLoopback != false
    }
}
