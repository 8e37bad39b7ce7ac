import HTTPTypes
import Logging
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Logging transport")
struct LoggingTransportTests {
    let log = CapturedLog()
    let clock = ManualClock()

    private func send(_ base: StubTransport, level: Logger.Level = .trace) async throws {
        var request = HTTPRequest(
            method: .post,
            scheme: "https",
            authority: "user:canary-userinfo@api.example:8443",
            path: "/v1/entries?token=canary-query#canary-fragment"
        )
        request.headerFields[.cookie] = "canary-cookie"
        _ = try await LoggingTransport(base, logger: log.logger(level: level), clock: clock)
            .send(
                request,
                body: Array("canary-body".utf8),
                authorization: Authorization(name: .authorization, scheme: "Bearer", secret: .testing("canary-secret")),
                timeout: .seconds(5),
                maximumResponseBytes: 1_000
            )
    }

    private var answering: StubTransport {
        StubTransport { [clock] _ in
            clock.advance(by: .milliseconds(12))
            return .response(status: .created, json: "canary-response", headers: [.setCookie: "canary-set"])
        }
    }

    @Test func writesOneLinePerExchangeAtDebug() async throws {
        try await send(answering, level: .debug)
        #expect(
            log.lines == [
                "debug HTTP exchange duration=0.012 seconds host=api.example:8443 method=POST path=/v1/entries "
                    + "request_bytes=11 response_bytes=15 status=201"
            ]
        )
    }

    @Test func writesTheNamesOfTheFieldsAtTrace() async throws {
        try await send(answering)
        #expect(log.lines.count == 2)
        #expect(log.lines[0].hasPrefix("trace HTTP exchange begins fields=[\"Cookie\", \"Authorization\"] "))
    }

    @Test func writesTheCodeOfAnErrorAndNotItsText() async throws {
        let base = StubTransport { _ in
            throw TransportError(
                .disconnected,
                delivery: .unknown,
                message: "canary-message",
                cause: CancellationError()
            )
        }
        await #expect(throws: TransportError.self) { try await send(base, level: .debug) }
        #expect(
            log.lines == [
                "debug HTTP exchange failed cause=CancellationError delivery=unknown duration=0.0 seconds error=disconnected "
                    + "host=api.example:8443 method=POST path=/v1/entries request_bytes=11"
            ]
        )
    }

    @Test func showsNoCanaryAtTrace() async throws {
        struct CanaryError: Error, CustomStringConvertible {
            var description: String { "canary-description" }
        }
        try await send(answering)
        await #expect(throws: CanaryError.self) { try await send(StubTransport { _ in throw CanaryError() }) }
        #expect(log.lines.count == 4)
        #expect(!log.lines.contains { $0.contains("canary") })
    }

    @Test func writesNothingAtInfo() async throws {
        try await send(answering, level: .info)
        #expect(log.lines.isEmpty)
    }
}

/// The lines of a logger, level and sorted metadata included.
final class CapturedLog: Sendable {
    private let captured = Mutex<[String]>([])

    var lines: [String] { captured.withLock(\.self) }

    func logger(level: Logger.Level) -> Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = level
        return logger
    }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let values = metadata.merging(event.metadata ?? [:]) { _, last in last }
            let text = values.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            log.captured.withLock { $0.append("\(event.level) \(event.message)\(text)") }
        }
    }
}
