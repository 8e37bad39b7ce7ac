import Hummingbird
import Logging
import NIOCore
import ServerProtection
import ServerRequests
import ServiceLifecycle

extension LocalPage {
    /// How long the answers on their way may still take when the page ends.
    private static let endingTime = Duration.seconds(2)

    /// Shows the page until the person quits, nobody opened it in time, or the task is cancelled.
    ///
    /// - Parameters:
    ///   - sleep: Lets time pass.
    ///   - isListening: Called with the port before the first request is answered; when it throws, the page ends.
    ///   - onClosing: Called when nobody can open the page any more: somebody did, or the time is over.
    /// - Returns: Why the page ended.
    /// - Throws: What the first closure throws, or that no port can be listened on.
    package func run(
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        isListening: @escaping @Sendable (Int) async throws -> Void,
        onClosing: @escaping @Sendable () -> Void
    ) async throws -> PageEnd {
        let ending = Ending()
        let responder = LateResponder()
        // Hummingbird keeps a request's identifier in its logger, so that one that keeps nothing would not do.
        var logger = Logger(label: "timetrack") { label in StreamLogHandler.standardError(label: label) }
        logger.logLevel = .critical
        let limits = ConnectionLimits()
        let application = Application(
            responder: responder,
            server: ServerChannels.http1(limits: limits),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: 0),
                availableConnectionsDelegate: ServerChannels.availability(limits: limits, logger: logger)
            ),
            onServerRunning: { [logger] channel in
                do {
                    guard let port = channel.localAddress?.port else { throw NoPort() }
                    responder.use(try router(port: port, logger: logger, ending: ending, onOpened: onClosing))
                    try await isListening(port)
                } catch {
                    ending.come(.failure(error))
                }
            },
            logger: logger
        )
        var configuration = ServiceGroupConfiguration(services: [.init(service: application)], logger: logger)
        configuration.maximumGracefulShutdownDuration = Self.endingTime
        let group = ServiceGroup(configuration: configuration)
        let opening = opening
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    await ending.wait()
                    await group.triggerGracefulShutdown()
                }
                tasks.addTask {
                    try await sleep(Opening.lifetime)
                    onClosing()
                    if !opening.isRedeemed { ending.come(.success(.notOpened)) }
                }
                defer { tasks.cancelAll() }
                try await group.run()
            }
        } catch {
            // How the group ended does not matter once it was told to.
            if let outcome = ending.outcome { return try outcome.get() }
            guard Task.isCancelled else { throw error }
        }
        return try ending.outcome?.get() ?? .cancelled
    }

    /// The system gave no port, which it does for every other program.
    private struct NoPort: Error {}
}
