public import Hummingbird
public import Logging
public import ServerRequests

/// Everything that stands between a connection and the routes.
///
/// ## Usage
///
/// ```swift
/// let router = Router(context: ServerRequestContext.self)
/// protection.install(on: router)
/// router.get("/") { … }
/// ```
public struct Protection: Sendable {
    /// A policy for answers that are no pages: nothing is loaded, nobody shows them in a frame.
    public static let contentSecurityPolicy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// Says how people and programs sign in.
    public var signIn: SignInRules

    /// How many requests a user and an address may send.
    public var rates: RequestRates

    /// Counts requests.
    public var measures: ServerMeasures

    /// Whether the server is about to stop.
    public var draining: Draining

    /// Where each request has a line, at the level `info`.
    public var accessLog: Logger

    /// From which sites browsers may send requests.
    public var origins = OriginRules()

    /// The names that the server has, each with a port or for any port; empty when it answers to any.
    public var allowedHosts: Set<String> = []

    /// How large the parts of a request may be.
    public var limits = RequestLimits()

    /// What an answer may load that a browser shows as a page.
    ///
    /// A route that answers with a page says its own.
    public var contentSecurityPolicy = Protection.contentSecurityPolicy

    /// Whether browsers come over TLS, here or at a proxy, and should never come without.
    public var isSecure = false

    /// Whether the address of a connection is that of a proxy whose word is good.
    public var isTrustedProxy: @Sendable (String) -> Bool = { _ in false }

    /// What time it is, for durations.
    public var now: @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }

    /// Begins with what has no default; the rest is set afterwards.
    ///
    /// - Parameters:
    ///   - signIn: How people and programs sign in.
    ///   - rates: How many requests a user and an address may send.
    ///   - measures: Counts requests.
    ///   - draining: Whether the server is about to stop.
    ///   - accessLog: Where each request has a line.
    public init(
        signIn: SignInRules,
        rates: RequestRates,
        measures: ServerMeasures,
        draining: Draining,
        accessLog: Logger
    ) {
        self.signIn = signIn
        self.rates = rates
        self.measures = measures
        self.draining = draining
        self.accessLog = accessLog
    }

    /// Adds the middleware to a router that has no route yet, from the outermost to the innermost.
    ///
    /// 1. ``RequestIDs``: everything below logs with the identifier.
    /// 2. ``AccessLog``: sees every answer as it goes out.
    /// 3. ``DrainingAnswers``, ``SecurityHeaders`` and ``CrossOriginAnswers``: are in every answer, those to errors too.
    /// 4. ``ErrorAnswers``: makes answers of the errors of what follows.
    /// 5. ``RequestChecks``: refuses what needs no look at who sends it.
    /// 6. ``Admission``: counts the address, looks at the origin, signs the caller in, and counts the user.
    ///
    /// - Parameter router: The router.
    public func install(on router: Router<ServerRequestContext>) {
        router.add(middleware: RequestIDs(isTrustedProxy: isTrustedProxy))
        router.add(middleware: AccessLog(logger: accessLog, measures: measures, now: now))
        router.add(middleware: DrainingAnswers(draining: draining))
        router.add(middleware: SecurityHeaders(contentSecurityPolicy: contentSecurityPolicy, isSecure: isSecure))
        router.add(middleware: CrossOriginAnswers(rules: origins))
        router.add(middleware: ErrorAnswers())
        router.add(
            middleware: RequestChecks(limits: limits, allowedHosts: Set(allowedHosts.map { $0.lowercased() }))
        )
        router.add(middleware: Admission(signIn: signIn, rates: rates, origins: origins, measures: measures))
    }
}
