#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: timeouts", .timeLimit(.minutes(1)))
struct TransportTimeoutTests {
    /// By the clock of the system; what had happened by then is a matter of how busy the machine is.
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
                #expect(error?.message.contains(authority) == true)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all, [false, true])
    func theDeadlineIsThatOfTheInjectedClock(_ transport: TransportUnderTest, _ hasBegunToAnswer: Bool) async throws {
        let clock = ManualClock()
        let arrived = Signal()
        let ended = Signal()
        try await LoopbackServer.run { connection in
            try await connection.request()
            if hasBegunToAnswer {
                try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            }
            arrived.send()
            await connection.closed()
            ended.send()
        } _: { server in
            let authority = server.authority
            try await transport(.init(clock: clock)) { transport in
                let task = Task {
                    await transportError { _ = try await transport.send(to: authority, timeout: .seconds(3_600)) }
                }
                await arrived.wait()
                await clock.waitForSleepers()
                clock.advance(by: .seconds(3_600))
                let error = await task.value
                #expect(error?.code == .timedOut)
                #expect(error?.delivery == .unknown)
                #expect(error?.message.contains(authority) == true)
                // The server sees that nobody waits any more.
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
