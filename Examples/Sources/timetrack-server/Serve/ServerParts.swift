import ClockifyAPI
import ClockworkAPI
import HTTPTypes
import Hummingbird
import Logging
import ServerMetrics
import ServerPages
import ServerProtection
import ServerRecords
import ServerRelay
import ServerRequests
import ServerSettings
import ServerSignIn
import ServerTokens
import ServerUsers
import TimeTrackingDatabase
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the server consists of, opened and ready to be used.
struct ServerParts: Sendable {
    /// The users' tokens, the audit, and what else is recorded of users.
    let stores: ServerStores

    /// Whether the server is about to stop.
    let draining = Draining()

    private let tokens: ConfirmedStore
    private let cache: RevocableStore
    private let settings: ServerSettings
    private let log: ServerLog
    private let signIn: SignInParts
    private let metrics: MetricsRegistry
    /// What is counted.
    let measures: ServerMeasures
    private let transport: any HTTPTransport
    private let now: @Sendable () -> Date

    private var records: ServerDatabase { stores.records }

    /// Opens the stores, which is where a missing or wrong key shows.
    ///
    /// - Throws: ``CommandFailure`` with a sentence that says what to do.
    init(
        _ settings: ServerSettings,
        environment: [String: String],
        transport: any HTTPTransport,
        log: ServerLog,
        now: @escaping @Sendable () -> Date = { Date() }
    ) async throws {
        self.settings = settings
        self.log = log
        self.now = now
        self.metrics = MetricsRegistry()
        self.measures = ServerMeasures(factory: metrics)
        measures.auditWritesFailed(0)
        self.transport = MeasuredTransport(
            base: transport,
            measures: measures,
            clockwork: settings.upstream.clockwork ?? .clockwork
        )
        let stores = try await ServerStores.open(settings, environment: environment)
        let records = stores.records
        self.stores = stores
        self.tokens = ConfirmedStore(base: stores.credentials)
        self.cache = RevocableStore(tokens) { try records.changeCount }
        do {
            self.signIn = try SignInParts(
                settings,
                keys: try await InstanceKeys.load(from: stores.credentials),
                records: records,
                transport: transport,
                now: now
            )
        } catch {
            try await stores.close()
            throw CommandFailure(CommandFailure.Status.configuration, "\(error)")
        }
        // What a restore or a forgetting that was killed half-way left behind.
        let count = try await RestoredCredentials(stores).forgetAgain()
        if count > 0 { log.logger.notice("Removed \(count) tokens of users who were forgotten.") }
        for problem in await signIn.tokens?.loadKeys() ?? [] { log.logger.warning("\(problem)") }
    }

    /// Writes what is not written yet and closes the stores.
    func end() async {
        do {
            try await stores.close()
        } catch {
            log.logger.error("The last lines of the audit could not be written: \(error)")
        }
    }

    /// The routes, behind what protects them.
    func router() -> Router<ServerRequestContext> {
        let router = Router(context: ServerRequestContext.self)
        let (rates, measures, stores, tokens) = (rates, measures, stores, tokens)
        let relay = Relay(
            clockwork: clockwork,
            clockify: clockify,
            rules: rules,
            upstream: upstream,
            audit: records,
            tokenTests: { caller in rates.waitBeforeTokenTest(of: caller, measures: measures) },
            onTimerChange: { change in await keep(change) },
            now: now
        )
        protection(rates).install(on: router)
        HealthRoutes(
            metrics: metrics,
            draining: draining,
            checks: [
                ReadinessCheck("tokens") { try await tokens.confirm() },
                ReadinessCheck("records") { try await stores.records.check() },
                ReadinessCheck("audit") { try Self.checkAudit(of: stores.records) },
            ],
            isMetricsReader: { [ranges = settings.metricsAllowed] address in
                ranges.contains { $0.contains(address) }
            }
        )
        .add(to: router)
        signIn.routes.add(to: router)
        relay.addRoutes(to: router)
        page.addRoutes(to: router)
        return router
    }

    /// Throws while the audit cannot be written, because nothing is to be done then that it has to know of.
    private static func checkAudit(of records: ServerDatabase) throws {
        guard records.isAuditFailing else { return }
        throw CommandFailure(CommandFailure.Status.unexpected, "The audit cannot be written; make room on the disk.")
    }

    private var rates: RequestRates {
        RequestRates(
            perUser: .init(settings.limits.requestsPerMinutePerUser, per: .seconds(60)),
            perAddress: .init(settings.limits.requestsPerMinutePerAddress, per: .seconds(60)),
            tokenTests: .init(settings.limits.tokenTestsPerMinute, per: .seconds(60))
        )
    }

    private func protection(_ rates: RequestRates) -> Protection {
        var protection = Protection(
            signIn: signIn.rules,
            rates: rates,
            measures: measures,
            draining: draining,
            accessLog: log.logger
        )
        protection.origins = OriginRules(
            own: settings.publicURL.map { [$0.description] } ?? [],
            allowed: settings.allowedOrigins.map(\.description)
        )
        protection.allowedHosts = Set(settings.allowedHosts)
        protection.isSecure = settings.isReachedOverTLS
        protection.isTrustedProxy = { [ranges = settings.proxy.ranges] address in
            ranges.contains { $0.contains(address) }
        }
        return protection
    }

    private var page: TimePage {
        let upstream = upstream
        let source = ClockifyWeekSource(
            clockify: clockify,
            clockwork: clockwork,
            sharedTokens: Set(TimeService.allCases.filter { settings.shared.token(for: $0) != nil }),
            rules: rules,
            standings: records,
            audit: records,
            client: { tokens in upstream.clockifyClient(tokens) },
            runningIssues: { user in
                try await records.runningTimers(of: user)
                    .map { RunningIssue(issueKey: $0.issue.rawValue, comment: $0.comment, start: $0.start) }
            }
        )
        return TimePage(
            mode: .server(signInHint: settings.signInURL),
            week: source,
            csrfToken: { context in signIn.csrfToken(for: context.caller) },
            now: now
        )
    }

    private var upstream: Upstream {
        Upstream(
            transport: transport,
            clockwork: settings.upstream.clockwork ?? .clockwork,
            clockify: settings.upstream.clockify.map { Clockify.Site(api: $0) } ?? .global,
            timeout: settings.upstream.timeout
        )
    }

    private var rules: SharedTokenRules {
        SharedTokenRules(
            spenders: spenders,
            allowsWrites: settings.shared.allowsWrites,
            accounts: .init(ofUsers: settings.shared.accounts, ofAnybody: settings.shared.anonymousAccounts),
            workspaceID: settings.shared.workspaceID
        )
    }

    private var spenders: SharedTokenRules.Spenders {
        switch settings.shared.use {
        case .off: .nobody
        case .signedIn: .signedIn
        case .anonymous: .anybody
        }
    }

    private var clockify: ServiceTokens { tokens(for: .clockify, header: nil) }

    private var clockwork: ServiceTokens {
        tokens(for: .clockwork, header: HTTPField.Name("X-Clockwork-Token"))
    }

    private func tokens(for service: TimeService, header: HTTPField.Name?) -> ServiceTokens {
        ServiceTokens(
            service: service,
            header: header,
            store: cache,
            shared: settings.shared.token(for: service),
            spenders: spenders,
            standings: records
        )
    }

    /// Keeps in mind which timers run, because Clockwork does not say.
    private func keep(_ change: ClockworkTimerChange) async {
        do {
            let issue = try Clockwork.IssueKey(change.issue)
            switch change.kind {
            case .started:
                try await records.timerStarted(issue, of: change.user, at: change.time, comment: change.comment)
            case .stopped:
                try await records.timerStopped(issue, of: change.user)
            }
        } catch {
            log.logger.warning(
                "A timer that was changed at Clockwork cannot be recorded; the page shows the former state."
            )
        }
    }
}
