public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Who sent a request, and how that is known.
public struct Authentication: Sendable, Hashable {
    /// Who sent it, with a user who is nil when nobody is signed in.
    public var caller: Caller

    /// The session of the cookie, or nil when the request is signed in otherwise or not at all.
    public var session: Session?

    /// When the sign-in ends, or nil when it has no end of its own.
    public var expiresAt: Date?

    /// Where the request came from.
    public var address: ClientAddress

    /// Whether the request has the header of the proxy that signs people in without having come through that proxy.
    ///
    /// The header counted for nothing then.
    public var ignoredProxyHeader: Bool

    /// Describes a sign-in.
    ///
    /// - Parameters:
    ///   - caller: Who sent the request.
    ///   - session: The session of the cookie, or nil when there is none.
    ///   - expiresAt: When the sign-in ends, or nil when it has no end of its own.
    ///   - address: Where the request came from.
    ///   - ignoredProxyHeader: Whether the request has a proxy's header that counted for nothing.
    public init(
        caller: Caller,
        session: Session? = nil,
        expiresAt: Date? = nil,
        address: ClientAddress,
        ignoredProxyHeader: Bool = false
    ) {
        self.caller = caller
        self.session = session
        self.expiresAt = expiresAt
        self.address = address
        self.ignoredProxyHeader = ignoredProxyHeader
    }
}
