import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServerMetrics
import ServerProtection
import ServerRequests
import ServerUsers
import ServiceLifecycle
import Synchronization
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a test wants to be different.
struct Change {
    let apply: (inout Protection) -> Void

    init(_ apply: @escaping (inout Protection) -> Void) {
        self.apply = apply
    }
}

/// A protected server on a port of its own.
struct TestServer: Sendable {
    let port: Int
    let metrics: MetricsRegistry
    let log: LogRecorder
    let draining: Draining
    let deadlines: RequestDeadlines
    /// How many requests the handlers have begun to serve.
    let begun: Begun
    /// Begins to stop the server, as a signal does.
    let stop: @Sendable () async -> Void

    /// Serves while a closure runs.
    static func run(
        rates: RequestRates = RequestRates(),
        limits: ConnectionLimits = ConnectionLimits(),
        with change: Change = Change { _ in },
        _ body: @Sendable (TestServer) async throws -> Void
    ) async throws {
        let metrics = MetricsRegistry()
        let log = LogRecorder()
        let draining = Draining()
        let deadlines = RequestDeadlines(limit: .seconds(5))
        let begun = Begun()
        var protection = Protection(
            signIn: People.rules,
            rates: rates,
            measures: ServerMeasures(factory: metrics),
            draining: draining,
            accessLog: log.logger("access")
        )
        change.apply(&protection)
        let router = Router(context: ServerRequestContext.self)
        protection.install(on: router)
        TestRoutes.add(to: router, begun: begun)
        HealthRoutes(
            metrics: metrics,
            draining: draining,
            checks: [ReadinessCheck("records") { if begun.areRecordsBroken { throw TestRoutes.Failure() } }]
        )
        .add(to: router)
        TestRoutes.sessions.add(to: router)
        let logger = log.logger("server")
        let (ports, announce) = AsyncStream<Int>.makeStream()
        let application = Application(
            responder: deadlines.responder(for: router),
            server: ServerChannels.http1(limits: limits),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: 0),
                backlog: limits.waitingConnectionCount,
                availableConnectionsDelegate: ServerChannels.availability(limits: limits, logger: Logger(label: "none"))
            ),
            onServerRunning: { channel in announce.yield(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        let services = ServiceGroup(
            configuration: .init(
                services: [deadlines, application, DrainingService(draining, for: .zero)],
                logger: logger
            )
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await services.run() }
            for await port in ports {
                let server = TestServer(
                    port: port,
                    metrics: metrics,
                    log: log,
                    draining: draining,
                    deadlines: deadlines,
                    begun: begun,
                    stop: { await services.triggerGracefulShutdown() }
                )
                try await body(server)
                return
            }
        }
    }

    /// Sends a text as it is, and reads until the server ends the connection.
    func send(_ text: String) async throws -> String {
        try await RawConnection.exchange(port, Array(text.utf8))
    }

    /// Sends a request on a connection of its own.
    func ask(_ method: String, _ path: String, _ fields: [String] = [], body: String? = nil) async throws -> Answer {
        var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
        if !fields.contains(where: { $0.lowercased().hasPrefix("host:") }) { lines.append("Host: 127.0.0.1:\(port)") }
        lines += fields
        if let body { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
        return try Answer(try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")))
    }

    /// Asks for something plain, which a server that is well answers with 200.
    func isWell() async throws -> Bool {
        try await ask("GET", "/api/me").status == 200
    }
}

/// What tests and handlers tell each other.
final class Begun: Sendable {
    private let contents = Mutex<(count: Int, broken: Bool)>((0, false))
    let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let releases: AsyncStream<Void>
    private let release: AsyncStream<Void>.Continuation

    init() {
        (signals, continuation) = AsyncStream.makeStream()
        (releases, release) = AsyncStream.makeStream()
    }

    /// Lets the handler go on that waits.
    func letGo() {
        release.yield()
    }

    /// Waits until a test lets go.
    func wait() async {
        for await _ in releases { break }
    }

    var count: Int { contents.withLock { $0.count } }

    var areRecordsBroken: Bool {
        get { contents.withLock { $0.broken } }
        set { contents.withLock { $0.broken = newValue } }
    }

    func add() {
        contents.withLock { $0.count += 1 }
        continuation.yield()
    }
}
