import HTTPTypes
import Hummingbird
import Logging
import ServerMetrics
import ServerPages
import ServerProtection
package import ServerRelay
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The page of `timetrack-server`, for the one person at this machine.
///
/// ## Security
///
/// It listens on 127.0.0.1 alone, answers to its own names alone, and to the one browser that came with the code of
/// ``Opening`` in time. What changes something needs the page's own token as well.
package struct LocalPage: Sendable {
    let opening: Opening

    private let clockify: LocalKeys
    private let clockwork: LocalKeys
    private let upstream: Upstream
    private let now: @Sendable () -> Date
    private let timers = StartedTimers()

    /// Describes the page.
    ///
    /// - Parameters:
    ///   - clockify: Where the keys of Clockify are.
    ///   - clockwork: Where the tokens of Clockwork are.
    ///   - upstream: Where the services are.
    ///   - opening: The one chance to open the page.
    ///   - now: Tells the time.
    package init(
        clockify: LocalKeys,
        clockwork: LocalKeys,
        upstream: Upstream,
        opening: Opening,
        now: @escaping @Sendable () -> Date
    ) {
        self.clockify = clockify
        self.clockwork = clockwork
        self.upstream = upstream
        self.opening = opening
        self.now = now
    }

    /// The routes, behind what protects them.
    ///
    /// - Parameters:
    ///   - port: Where the page listens.
    ///   - logger: Where next to nothing is logged.
    ///   - ending: Is told when the person quits.
    ///   - onOpened: Called when the code was redeemed.
    /// - Returns: The routes.
    /// - Throws: `ServerUserError`, which the fixed name does not cause.
    func router(
        port: Int,
        logger: Logger,
        ending: Ending,
        onOpened: @escaping @Sendable () -> Void
    ) throws -> Router<ServerRequestContext> {
        let session = LocalSession(
            user: try ServerUser(issuer: ServerUser.localIssuer, subject: "you"),
            port: port
        )
        let router = Router(context: ServerRequestContext.self)
        let rates = RequestRates()
        let measures = ServerMeasures(factory: MetricsRegistry())
        let draining = Draining()
        var protection = Protection(
            signIn: session.rules,
            rates: rates,
            measures: measures,
            draining: draining,
            accessLog: logger
        )
        protection.allowedHosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
        protection.install(on: router)
        router.add(middleware: LocalAdmission())
        router.add(middleware: LocalFailures(clockify: clockify, clockwork: clockwork))
        addOpening(to: router, session, onOpened)
        router.post("/quit") { _, _ in
            // Every answer from now on ends its connection, this one among them.
            draining.begin()
            ending.come(.success(.quit))
            return Response.emptyObject()
        }
        let (timers, now) = (timers, now)
        Relay(
            clockwork: tokens(clockwork, of: .clockwork),
            clockify: tokens(clockify, of: .clockify),
            rules: SharedTokenRules(),
            upstream: upstream,
            audit: NoAudit(),
            tokenTests: { caller in rates.waitBeforeTokenTest(of: caller, measures: measures) },
            onTimerChange: { change in timers.note(change) },
            now: now
        )
        .addRoutes(to: router)
        TimePage(mode: .local, week: week, csrfToken: { _ in session.csrfToken }, now: now).addRoutes(to: router)
        return router
    }

    private func addOpening(
        to router: Router<ServerRequestContext>,
        _ session: LocalSession,
        _ onOpened: @escaping @Sendable () -> Void
    ) {
        let opening = opening
        router.get("/open") { request, _ in
            guard let code = request.uri.queryParameters.get("code"), opening.redeem(Secret(utf8: code)) else {
                return Response.closed("This way in works once, and for a minute.")
            }
            onOpened()
            var response = Response.opened
            response.headers.append(session.settingCookie)
            return response
        }
    }

    private var week: LocalWeekSource {
        let (upstream, timers) = (upstream, timers)
        let base = ClockifyWeekSource(
            clockify: tokens(clockify, of: .clockify),
            clockwork: tokens(clockwork, of: .clockwork),
            sharedTokens: [],
            rules: SharedTokenRules(),
            standings: NoStandings(),
            audit: nil,
            client: { tokens in upstream.clockifyClient(tokens) },
            runningIssues: { _ in timers.running }
        )
        return LocalWeekSource(base: base, clockify: clockify, clockwork: clockwork)
    }

    private func tokens(_ keys: LocalKeys, of service: TimeService) -> ServiceTokens {
        ServiceTokens(
            service: service,
            header: nil,
            store: keys.store,
            shared: nil,
            spenders: .nobody,
            standings: NoStandings()
        )
    }
}
