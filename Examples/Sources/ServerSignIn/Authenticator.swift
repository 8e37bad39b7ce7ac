public import HTTPTypes
public import ServerUsers
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Finds out who sent a request: by the token in its header, else by the session in its cookie, else by the word of the
/// proxy that signs people in.
///
/// ## Security
///
/// What is present and bad is an error and no reason to try the next: a request never counts as somebody else than the
/// one whom it names first. The server's records are asked each time, so that a user who is disabled and a session that is
/// ended are refused at once.
public struct Authenticator: Sendable {
    /// Signs the sessions.
    public let sessions: SessionSigner

    /// The cookie of the sessions.
    public let cookie: SessionCookie

    private let tokens: SessionTokens?
    private let proxies: TrustedProxies
    private let proxySignIn: ProxySignIn?
    private let now: @Sendable () -> Date
    private let standings: CheckedStandings

    /// Describes how people sign in.
    ///
    /// - Parameters:
    ///   - tokens: Verifies tokens, or nil when none are accepted.
    ///   - sessions: Signs the sessions.
    ///   - cookie: The cookie of the sessions.
    ///   - proxies: The proxies whose word is believed.
    ///   - proxySignIn: The header in which they name users, or nil when they do not.
    ///   - now: Says what time it is.
    ///   - standing: Says what is recorded of a user; throws when the records cannot be read.
    ///   - isEnded: Says whether the session of an id was ended; throws when the records cannot be read.
    public init(
        tokens: SessionTokens?,
        sessions: SessionSigner,
        cookie: SessionCookie,
        proxies: TrustedProxies = TrustedProxies(),
        proxySignIn: ProxySignIn? = nil,
        now: @escaping @Sendable () -> Date,
        standing: @escaping @Sendable (ServerUser) throws -> UserStanding,
        isEnded: @escaping @Sendable (_ sessionID: String) throws -> Bool
    ) {
        self.tokens = tokens
        self.sessions = sessions
        self.cookie = cookie
        self.proxies = proxies
        self.proxySignIn = proxySignIn
        self.now = now
        self.standings = CheckedStandings(standing: standing, isEnded: isEnded)
    }

    /// Finds out who sent a request.
    ///
    /// - Parameters:
    ///   - fields: The header fields of the request.
    ///   - peer: The address at the other end of the connection, without a port, or nil when it has none.
    ///   - isPeerSecure: Whether that connection is encrypted by this server.
    /// - Returns: Who sent it, which may be nobody.
    /// - Throws: ``SignInRefusal``.
    public func authenticate(
        _ fields: HTTPFields,
        peer: String?,
        isPeerSecure: Bool
    ) async throws(SignInRefusal) -> Authentication {
        let address = clientAddress(fields, peer: peer, isPeerSecure: isPeerSecure)
        var found = Authentication(
            caller: Caller(user: nil, signIn: .none, address: address.text),
            address: address,
            ignoredProxyHeader: !address.isPeerTrusted && proxySignIn?.isPresent(in: fields) ?? false
        )
        if let token = try fields.bearerToken {
            let token = try await verify(token)
            found.caller.user = token.user
            found.caller.signIn = .bearer
            found.expiresAt = token.expiresAt
        } else if let user = try proxySignIn?.user(in: fields, from: address) {
            // Whom the proxy names now counts for more than a cookie of before, which may be somebody else's.
            try standings.check(user, from: .proxy)
            found.caller.user = user
            found.caller.signIn = .proxy
        } else if let value = try cookie.value(in: fields) {
            let session = try sessions.session(from: value, at: now())
            try standings.check(session)
            found.caller.user = session.user
            found.caller.signIn = .session(session.id)
            found.session = session
            found.expiresAt = session.expiresAt
        }
        return found
    }

    /// Begins a session of somebody who shows a token.
    ///
    /// - Parameter token: The token, without `Bearer`.
    /// - Returns: The session, which ends with the token at the latest.
    /// - Throws: ``SignInRefusal``.
    public func startSession(with token: Secret) async throws(SignInRefusal) -> Session {
        let session = sessions.session(for: try await verify(token), at: now())
        // The allowance for clocks that differ is none for a session, which would end before it begins.
        guard session.startedAt < session.expiresAt else {
            throw SignInRefusal(.expired, message: "The token has expired; sign in again.")
        }
        return session
    }

    /// Finds out where a request came from, for limits and logs of those that are refused as well.
    ///
    /// - Parameters:
    ///   - fields: The header fields of the request.
    ///   - peer: The address at the other end of the connection, without a port, or nil when it has none.
    ///   - isPeerSecure: Whether that connection is encrypted by this server.
    /// - Returns: The addresses.
    public func clientAddress(_ fields: HTTPFields, peer: String?, isPeerSecure: Bool) -> ClientAddress {
        proxies.clientAddress(peer: peer, isPeerSecure: isPeerSecure, fields: fields)
    }

    /// Takes the token out of the header `Authorization`.
    ///
    /// - Parameter fields: The header fields of the request.
    /// - Returns: The token, or nil when there is no such header.
    /// - Throws: ``SignInRefusal`` with the code `malformed` when there are several values, or one that is no token.
    public static func bearerToken(in fields: HTTPFields) throws(SignInRefusal) -> Secret? {
        try fields.bearerToken
    }

    private func verify(_ token: Secret) async throws(SignInRefusal) -> VerifiedToken {
        guard let tokens else {
            throw SignInRefusal(
                .issuer,
                message: "This server accepts no tokens; leave the header Authorization out, or configure an issuer."
            )
        }
        let verified = try await tokens.verify(token)
        try standings.check(verified)
        return verified
    }
}
