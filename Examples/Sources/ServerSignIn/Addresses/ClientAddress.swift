/// Where a request came from.
public struct ClientAddress: Sendable, Hashable {
    /// The address at the other end of the connection, or nil when it has none, as that of a local socket.
    public var peer: IPAddress?

    /// The client's address: the peer's own, or the one that trusted proxies name; nil when the peer has none.
    public var client: IPAddress?

    /// Whether the peer is a proxy whose headers are believed.
    public var isPeerTrusted: Bool

    /// Whether the client speaks HTTPS, with this server or with the trusted proxies before it.
    public var isSecure: Bool

    /// The client's address as text, or `unknown`.
    public var text: String { client.map(\.description) ?? "unknown" }

    /// What requests of one client have in common: the address, and of an IPv6 one the network of 64 bits, in which
    /// anybody has as many addresses as wanted.
    public var rateLimitKey: String {
        guard let client else { return "unknown" }
        return client.isIPv6 ? "\(client.network(prefixLength: 64))/64" : client.description
    }
}
