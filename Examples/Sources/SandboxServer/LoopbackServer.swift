public import HTTPTypes
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import TimeTrackingSandbox

/// An HTTP server that answers from a function and listens on this machine only.
///
/// ## Usage
///
/// ```swift
/// try await LoopbackServer.run { request, body in
///     (HTTPResponse(status: .ok), Array("hello".utf8))
/// } whileServing: { server in
///     print(server.address)
/// }
/// ```
///
/// ## Security
///
/// It binds 127.0.0.1 and nothing else: what it serves are made-up accounts with keys that anyone may know.
public struct LoopbackServer: Sendable {
    /// Answers one request.
    public typealias Responder = @Sendable (HTTPRequest, [UInt8]) async -> (HTTPResponse, [UInt8])

    /// Says what becomes of one request, which may be something other than an answer.
    public typealias Exchanger = @Sendable (HTTPRequest, [UInt8]) async -> Sandbox.Exchange

    /// The largest request body that is read; a larger one is answered with status 413.
    public static let maximumRequestBytes = 1 << 20

    /// The port it listens on.
    public let port: Int

    /// The address without a path, for example `http://127.0.0.1:8080`.
    public var address: String { "http://127.0.0.1:\(port)" }

    /// Serves until a closure returns, then closes every connection.
    ///
    /// - Parameters:
    ///   - port: The port to listen on, or 0 for any free one.
    ///   - logger: Where the server logs, by default nowhere.
    ///   - respond: Answers each request.
    ///   - body: What to do while the server listens.
    /// - Returns: What the closure returns.
    /// - Throws: ``LoopbackServerError`` when the port cannot be had, or what the closure throws.
    public static func run<Result: Sendable>(
        port: Int = 0,
        logger: Logger = Logger(label: "loopback-server") { _ in SwiftLogNoOpLogHandler() },
        respond: @escaping Responder,
        whileServing body: (LoopbackServer) async throws -> Result
    ) async throws -> Result {
        try await serve(port: port, logger: logger, whileServing: body) { request, body in
            let (head, body) = await respond(request, body)
            return .answer(head, body, after: .zero)
        }
    }

    /// Serves until a closure returns, where not every request is answered, or not at once.
    ///
    /// - Parameters:
    ///   - port: The port to listen on, or 0 for any free one.
    ///   - logger: Where the server logs, by default nowhere.
    ///   - clock: Passes the time in which an answer is late.
    ///   - body: What to do while the server listens.
    ///   - exchange: Says what becomes of each request.
    /// - Returns: What the closure returns.
    /// - Throws: ``LoopbackServerError`` when the port cannot be had, or what the closure throws.
    public static func serve<Result: Sendable>(
        port: Int = 0,
        logger: Logger = Logger(label: "loopback-server") { _ in SwiftLogNoOpLogHandler() },
        clock: some Clock<Duration> = ContinuousClock(),
        whileServing body: (LoopbackServer) async throws -> Result,
        exchange: @escaping Exchanger
    ) async throws -> Result {
        let connection = LoopbackConnection(exchange: exchange) { duration in try await clock.sleep(for: duration) }
        let (ports, announce) = AsyncThrowingStream<Int, any Error>.makeStream()
        let server = Server(
            childChannelSetup: LoopbackChannel { request, writer, channel in
                try await connection.take(request, writer, on: channel)
            },
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in announce.yield(channel.localAddress?.port ?? port) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                do {
                    try await server.run()
                    announce.finish()
                } catch {
                    announce.finish(throwing: LoopbackServerError(port: port))
                }
            }
            for try await port in ports {
                return try await body(LoopbackServer(port: port))
            }
            throw CancellationError()
        }
    }
}

/// The port that was asked for cannot be listened on.
public struct LoopbackServerError: Error, Sendable, CustomStringConvertible {
    /// The port.
    public let port: Int

    /// One sentence that says what to do next.
    public var description: String {
        "Port \(port) on 127.0.0.1 cannot be listened on; choose another one, or 0 for any free port."
    }
}
