import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServerProtection
import ServerRecords
import ServerSettings
import ServiceLifecycle
import SystemPackage
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import UnixSignals

/// The server as it runs, from its start to its end.
enum ServerProgram {
    /// How long a server that is told to stop still takes requests, so that those on their way are answered.
    private static let drainingTime = Duration.seconds(1)

    /// How long requests that were taken may still run after that.
    private static let endingTime = Duration.seconds(30)

    /// Serves until the process is told to stop.
    ///
    /// - Parameters:
    ///   - settings: What the operator chose.
    ///   - environment: The variables that the program was started with.
    /// - Throws: ``CommandFailure`` when the server cannot start.
    static func serve(_ settings: ServerSettings, environment: [String: String]) async throws {
        let log = ServerLog(settings.log)
        defer { log.finish() }
        var configuration = AsyncHTTPClientTransport.Configuration()
        configuration.connectTimeout = min(settings.upstream.timeout, .seconds(5))
        try await AsyncHTTPClientTransport.withTransport(configuration: configuration) { transport in
            let parts = try await ServerParts(settings, environment: environment, transport: transport, log: log)
            do {
                try await run(parts, settings, log)
            } catch {
                await parts.end()
                throw error
            }
            await parts.end()
        }
    }

    private static func run(_ parts: ServerParts, _ settings: ServerSettings, _ log: ServerLog) async throws {
        var limits = ConnectionLimits()
        limits.connectionCount = settings.limits.maximumConnections
        let deadlines = RequestDeadlines()
        let application = Application(
            responder: deadlines.responder(for: parts.router()),
            server: try server(settings, limits),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.listen.host, port: settings.listen.port),
                backlog: limits.waitingConnectionCount,
                availableConnectionsDelegate: ServerChannels.availability(limits: limits, logger: log.quiet)
            ),
            onServerRunning: { channel in
                log.announce(settings, port: channel.localAddress?.port ?? settings.listen.port)
            },
            logger: log.quiet
        )
        let stores = parts.stores
        let failures = AuditFailures(of: stores.records, measures: parts.measures)
        var group = ServiceGroupConfiguration(
            services: [
                .init(service: EndlessTask { try await deadlines.run() }),
                .init(
                    service: EndlessTask {
                        await stores.records.run { time in
                            failures.count()
                            try await Task.sleep(for: time)
                        } onFailure: { error in
                            log.logger.error("The audit cannot be written; see that the disk has room.", error: error)
                        }
                    }
                ),
                .init(service: KeyReloading(store: stores.credentials, logger: log.logger)),
                .init(service: application),
                .init(service: DrainingService(parts.draining, for: drainingTime)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: log.quiet
        )
        group.maximumGracefulShutdownDuration = drainingTime + endingTime
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError {
            throw CommandFailure(
                CommandFailure.Status.unavailable,
                "\(settings.listen) cannot be listened on (error \(error.errnoCode)); choose another address "
                    + "with listen, or stop the program that has it."
            )
        } catch let error where error is SocketAddressError || error is SocketAddressError.UnknownHost {
            throw CommandFailure(
                CommandFailure.Status.configuration,
                "\(settings.listen) is no address of this machine; correct listen."
            )
        }
        log.logger.info("Stopped.")
    }

    private static func server(_ settings: ServerSettings, _ limits: ConnectionLimits) throws -> HTTPServerBuilder {
        let http = ServerChannels.http1(limits: limits)
        guard let tls = settings.tls else { return http }
        return try .tls(http, tlsConfiguration: try tls.configuration())
    }
}

/// Runs until it is cancelled, or the server stops.
private struct EndlessTask: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                try await body()
            } catch {
                // Its clock throws when the server stops.
            }
        }
    }
}
