import Crypto
import HTTPTypes
import ServerProtection
import ServerRecords
import ServerRequests
import ServerSettings
import ServerSignIn
import ServerUsers
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How people and programs sign in at this server: what the settings say, put together.
struct SignInParts: Sendable {
    /// Verifies the tokens of the issuers, or nil when there is no issuer.
    let tokens: SessionTokens?

    private let authenticator: Authenticator
    private let sessions: SessionSigner
    private let cookie: SessionCookie
    private let isTLS: Bool
    private let longestSession: TimeInterval
    /// Whether anybody may spend the shared token because only this machine reaches the server.
    private let isForThisMachine: Bool
    private let records: ServerDatabase
    private let now: @Sendable () -> Date

    /// Puts the parts together.
    ///
    /// - Throws: A sentence about a setting that cannot be used.
    init(
        _ settings: ServerSettings,
        keys: InstanceKeys,
        records: ServerDatabase,
        transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date
    ) throws {
        var issuers: [Issuer] = []
        for issuer in settings.signIn { issuers.append(try Issuer(issuer)) }
        if settings.acceptsDevelopmentTokens {
            // Made now, so that tokens which are made while the server runs sign in.
            let secret = try DevelopmentKey.readOrCreate(in: settings.dataDirectory)
            issuers.append(try Issuer.development(secret: secret))
        }
        let proxies = try TrustedProxies(parsing: settings.proxy.ranges.map(\.description))
        self.tokens = issuers.isEmpty ? nil : try SessionTokens(issuers: issuers, transport: transport, now: now)
        self.sessions = try SessionSigner(
            key: keys.sessionKey.withUnsafeBytes { Secret($0) },
            longestSession: settings.limits.sessionLifetime
        )
        self.cookie = settings.isReachedOverTLS ? .secure : .loopback
        self.isTLS = settings.tls != nil
        self.isForThisMachine = settings.isLocal && settings.shared.use == .anonymous
        self.longestSession = settings.limits.sessionLifetime / .seconds(1)
        self.authenticator = Authenticator(
            tokens: tokens,
            sessions: sessions,
            cookie: cookie,
            proxies: proxies,
            proxySignIn: try settings.proxy.userHeader.map { header in
                try ProxySignIn(header: header, issuer: settings.proxy.issuer)
            },
            now: now,
            standing: { user in try records.standing(of: user) },
            isEnded: { session in try records.isEnded(session) }
        )
        self.records = records
        self.now = now
    }

    /// What the protection of requests needs to know.
    var rules: SignInRules {
        let (authenticator, sessions, isTLS) = (authenticator, sessions, isTLS)
        let isForThisMachine = isForThisMachine
        return SignInRules { fields, peer in
            if isForThisMachine { try Self.refuseForwarded(fields) }
            do throws(SignInRefusal) {
                return try await authenticator.authenticate(fields, peer: peer, isPeerSecure: isTLS).caller
            } catch {
                throw CallerRefusal(error)
            }
        } address: { fields, peer in
            authenticator.clientAddress(fields, peer: peer, isPeerSecure: isTLS).text
        } confirm: { token, caller in
            sessions.accepts(csrfToken: token, from: caller)
        }
    }

    /// Refuses what came over a proxy that no setting names: then others than this machine reach the server.
    private static func refuseForwarded(_ fields: HTTPFields) throws(RequestFailure) {
        let names = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"]
        let isForwarded = names.contains { name in HTTPField.Name(name).map { fields.contains($0) } ?? false }
        guard isForwarded else { return }
        throw .forbidden(
            "This server is for its own machine alone, and the request came over a proxy; name the proxy in trusted_proxies."
        )
    }

    /// The routes of the page's sessions.
    var routes: SessionRoutes {
        SessionRoutes { token, context in
            try await open(token, context)
        } end: { context in
            try await end(context)
        } csrfToken: { caller in
            csrfToken(for: caller)
        }
    }

    /// The token that the caller's page has to send with changes, or nil when it needs none.
    func csrfToken(for caller: Caller) -> String? { sessions.csrfToken(for: caller) }

    private func open(_ token: Secret, _ context: ServerRequestContext) async throws -> OpenedSession {
        let session: Session
        do throws(SignInRefusal) {
            session = try await authenticator.startSession(with: token)
        } catch {
            try await audit(nil, .signIn, context, result: error.code.description)
            throw CallerRefusal(error)
        }
        try await audit(session.user, .signIn, context, result: "ok")
        return OpenedSession(
            user: session.user,
            expiresAt: session.expiresAt,
            cookie: cookie.setting(session, signedBy: sessions, at: now())
        )
    }

    private func end(_ context: ServerRequestContext) async throws -> HTTPField {
        if case .session(let id) = context.caller.signIn {
            // No session lives longer, whenever it began.
            do {
                try await records.endSession(id: id, expiresAt: now().addingTimeInterval(longestSession))
            } catch is ServerRecordsError {
                throw RequestFailure(Self.unavailable)
            }
            try await audit(context.caller.user, .signOut, context, result: "ok")
        }
        return cookie.clearing
    }

    private func audit(
        _ user: ServerUser?,
        _ action: AuditEvent.Action,
        _ context: ServerRequestContext,
        result: String
    ) async throws {
        do {
            try await records.record(
                AuditEvent(time: now(), user: user, action: action, requestID: context.requestID, result: result)
            )
        } catch is ServerRecordsError {
            throw Self.unavailable
        }
    }

    private static var unavailable: CallerRefusal {
        CallerRefusal(.unavailable, "The server's records cannot be written at the moment; try again in a minute.")
    }
}

extension CallerRefusal {
    /// What becomes of a request that was refused for this.
    init(_ refusal: SignInRefusal) {
        let kind: Kind =
            if refusal.isUnavailable {
                .unavailable
            } else if refusal.code == .disabled {
                .disabled
            } else if refusal.endsSession {
                .session
            } else {
                .unauthorized
            }
        self.init(kind, refusal.message)
    }
}

extension Issuer {
    /// An issuer as the settings describe it.
    fileprivate init(_ settings: SignInIssuer) throws {
        var secret: Secret?
        var keySet: KeySetSource?
        switch settings.keys {
        case .secret(let value): secret = value
        case .jwksFile(let path): keySet = .file(path)
        case .jwksURL(let address): keySet = .address(try KeySetAddress(address))
        }
        let algorithms = settings.algorithms.compactMap { TokenAlgorithm(rawValue: $0.rawValue) }
        try self.init(
            settings.issuer,
            audiences: Set(settings.audiences),
            algorithms: Set(algorithms),
            secret: secret,
            keySet: keySet,
            skew: settings.clockSkew,
            role: settings.role.map { RequiredRole(value: $0) }
        )
    }
}
