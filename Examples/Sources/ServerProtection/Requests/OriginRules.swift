import HTTPTypes

/// From which sites browsers may send requests.
public struct OriginRules: Sendable, Hashable {
    /// The origins of the server itself; empty when it is the one that the request's host names.
    let own: Set<String>

    /// The origins of others that may use the server.
    let allowed: Set<String>

    /// Describes the sites.
    ///
    /// - Parameters:
    ///   - own: The origins of the server itself, for example `https://time.example.com`; empty when it is the one that
    ///     the request's host names.
    ///   - allowed: The origins of others that may use the server, each spelled out.
    public init(own: [String] = [], allowed: [String] = []) {
        self.own = Set(own.map { $0.lowercased() })
        self.allowed = Set(allowed.map { $0.lowercased() })
    }

    /// Whether an origin is one of the others.
    func allows(_ origin: String) -> Bool {
        allowed.contains(origin.lowercased())
    }

    /// Whether a request that changes something may come from where it comes from.
    ///
    /// A browser says where, in one field or the other. What says nothing is a program, which has no cookies of somebody
    /// else's.
    func admits(_ headers: HTTPFields, authority: String?) -> Bool {
        if let origin = headers[.origin] { return isOwn(origin, authority: authority) || allows(origin) }
        guard let site = headers[.fetchSite] else { return true }
        return site == "same-origin" || site == "none"
    }

    private func isOwn(_ origin: String, authority: String?) -> Bool {
        let origin = origin.lowercased()
        guard own.isEmpty else { return own.contains(origin) }
        guard let authority = authority?.lowercased() else { return false }
        return origin == "http://\(authority)" || origin == "https://\(authority)"
    }
}
