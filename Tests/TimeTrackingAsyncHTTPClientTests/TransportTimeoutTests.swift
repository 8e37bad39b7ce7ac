#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Transport: timeouts", .timeLimit(.minutes(1)))
struct TransportTimeoutTests {
    @Test(arguments: TransportUnderTest.all)
    func aServerThatNeverAnswersTimesOut(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError {
                    _ = try await transport.send(to: authority, timeout: .milliseconds(200))
                }
                #expect(error?.code == .timedOut)
                #expect(error?.delivery == .unknown)
                #expect(error?.message.contains(authority) == true)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aBodyThatTricklesForEverTimesOut(_ transport: TransportUnderTest) async throws {
        let ended = Signal()
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nslow")
            await connection.closed()
            ended.send()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError {
                    _ = try await transport.send(to: authority, timeout: .milliseconds(300))
                }
                #expect(error?.code == .timedOut)
                await ended.wait()
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aTimeoutOfZeroSendsNothing(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { _ in
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError { _ = try await transport.send(to: authority, timeout: .zero) }
                #expect(error?.code == .timedOut)
                #expect(error?.delivery == .notSent)
            }
            #expect(server.transcripts.isEmpty)
        }
    }
}
#endif
