/// Scheme, host and port: the part of an address that decides who receives a credential.
///
/// ## Usage
///
/// ```swift
/// let origin = try Origin("https://api.clockify.me")
/// ```
public struct Origin: Sendable, Hashable {
    /// `https` or `http`.
    public let scheme: String

    /// The host in lower case; an IPv6 address keeps its brackets.
    public let host: String

    /// The port, also when it is the scheme's own.
    public let port: Int

    /// Reads an origin from a text such as `https://api.clockify.me` or `http://127.0.0.1:8080`.
    ///
    /// - Parameter text: The origin, without a path.
    /// - Throws: ``APIError`` with the code `invalidEndpoint`.
    public init(_ text: String) throws(APIError) {
        let address = try AddressParser.parse(text)
        guard address.path.isEmpty || address.path == "/" else {
            throw AddressParser.refusal("An origin ends after the host and port; leave out the path.")
        }
        self = address.origin
    }

    package init(scheme: String, host: String, port: Int) {
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// Whether the host is this machine: `localhost`, `[::1]` or an address within 127.0.0.0/8.
    public var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "127" else { return false }
        // Only the canonical spelling counts: "127.1" and "0177.0.0.1" mean different hosts to different resolvers.
        return parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }

    /// The host, with the port unless it is the scheme's own, as the `Host` header has it.
    public var authority: String {
        port == Self.defaultPort(of: scheme) ? host : "\(host):\(port)"
    }

    static func defaultPort(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }
}

extension Origin: CustomStringConvertible {
    /// The origin as a text that ``init(_:)`` reads, without the scheme's own port.
    public var description: String { "\(scheme)://\(authority)" }
}
