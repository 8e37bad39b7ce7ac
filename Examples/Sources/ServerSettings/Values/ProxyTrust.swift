/// Which proxies are believed, and what.
public struct ProxyTrust: Sendable, Hashable {
    /// The addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count; empty for none.
    public var ranges: [NetworkRange] = []

    /// The header in which such a proxy names the user whom it has signed in, or nil when none does.
    public var userHeader: String?

    /// The issuer of the users whom a proxy names.
    public var issuer = "proxy"
}
