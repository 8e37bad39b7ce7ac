#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

// What only this transport has: its life and its configuration.

@Suite("async-http-client transport", .timeLimit(.minutes(1)))
struct AsyncHTTPClientTransportTests {
    @Test func isShutDownWhenTheClosureThrows() async throws {
        struct Failure: Error {}
        let kept = Box<AsyncHTTPClientTransport?>(nil)
        await #expect(throws: Failure.self) {
            try await AsyncHTTPClientTransport.withTransport { transport in
                kept.value = transport
                throw Failure()
            }
        }
        let transport = try #require(kept.value)
        let error = await transportError { _ = try await transport.send(to: "127.0.0.1:1") }
        #expect(error?.code == .invalidRequest)
        #expect(error?.delivery == .notSent)
        #expect(error?.message == "The transport was shut down; make a new one.")
    }

    @Test func aSecondShutdownIsAnError() async throws {
        let transport = try AsyncHTTPClientTransport()
        try await transport.shutdown()
        let error = await transportError { try await transport.shutdown() }
        #expect(error?.code == .invalidRequest)
    }

    @Test func shutdownEndsWhatIsUnderWay() async throws {
        let arrived = Signal()
        try await LoopbackServer.run { connection in
            try await connection.request()
            arrived.send()
            await connection.closed()
        } _: { server in
            let authority = server.authority
            let transport = try AsyncHTTPClientTransport()
            let task = Task { await transportError { _ = try await transport.send(to: authority) } }
            await arrived.wait()
            try await transport.shutdown()
            #expect(await task.value?.code == .disconnected)
        }
    }

    @Test(arguments: ["/nonexistent/roots.pem", "/dev/null", "/"])
    func aFileWithoutCertificatesIsRefused(_ path: String) {
        let error = #expect(throws: TransportError.self) {
            try AsyncHTTPClientTransport(configuration: .init(additionalTrustRoots: [path]))
        }
        #expect(error?.code == .untrusted)
        #expect(error?.message.contains(path) == true)
    }

    @Test func noRequestMayAskForMoreThanTheConfigurationAllows() async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond(body: [UInt8](repeating: 0, count: 1_001))
        } _: { server in
            let configuration = AsyncHTTPClientTransport.Configuration(maximumResponseBytes: 1_000)
            try await AsyncHTTPClientTransport.withTransport(configuration: configuration) { transport in
                let error = await transportError { _ = try await transport.send(to: server.authority, upTo: .max) }
                #expect(error?.code == .responseTooLarge)
                #expect(error?.message.contains(" 1000 bytes") == true)
            }
        }
    }

    @Test func moreRequestsThanConnectionsWaitForTheirTurn() async throws {
        try await LoopbackServer.run { connection in
            while true {
                try await connection.request()
                try await connection.respond(body: [1])
            }
        } _: { server in
            let authority = server.authority
            let configuration = AsyncHTTPClientTransport.Configuration(
                connectTimeout: .seconds(60),
                connectionsPerHost: 2
            )
            try await AsyncHTTPClientTransport.withTransport(configuration: configuration) { transport in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<200 { group.addTask { try await transport.send(to: authority).body } }
                    for try await body in group { #expect(body == [1]) }
                }
            }
            #expect(server.transcripts.count <= 2)
        }
    }
}
#endif
