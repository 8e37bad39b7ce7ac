#if AsyncHTTPClient
import HTTPTypes
import Logging
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: silence", .timeLimit(.minutes(1)))
struct TransportSilenceTests {
    /// In a process of its own, because a process has one logging system.
    @Test func aTransportWritesNothingToTheLogOfTheProcess() async {
        await #expect(processExitsWith: .success) {
            let lines = Box<[String]>([])
            LoggingSystem.bootstrap { label in Recorder(label: label, lines: lines) }
            Logger(label: "test").trace("The recorder records.")
            for transport in TransportUnderTest.all {
                try await LoopbackServer.run { connection in
                    try await connection.request()
                    try await connection.respond(body: Array("hello".utf8))
                    try await connection.request()
                    try await connection.send("nonsense\r\n\r\n")
                } _: { server in
                    let authority = server.authority
                    try await transport { transport in
                        _ = try await transport.send(.post, to: authority, body: [1], authorization: .canary)
                        _ = await transportError { _ = try await transport.send(to: authority, authorization: .canary) }
                        _ = await transportError { _ = try await transport.send(to: "127.0.0.1:1") }
                    }
                }
            }
            #expect(lines.value == ["test: The recorder records."])
        }
    }

    private struct Recorder: LogHandler {
        let label: String
        let lines: Box<[String]>
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.value += ["\(label): \(event.message)"]
        }
    }
}
#endif
