#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: cancellation", .timeLimit(.minutes(1)))
struct TransportCancellationTests {
    @Test(arguments: TransportUnderTest.all, [false, true])
    func closesTheConnection(_ transport: TransportUnderTest, _ hasBegunToAnswer: Bool) async throws {
        let arrived = Signal()
        let closed = Signal()
        try await LoopbackServer.run { connection in
            try await connection.request()
            if hasBegunToAnswer {
                try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            }
            arrived.send()
            await connection.closed()
            closed.send()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let task = Task { try await transport.send(.post, to: authority, body: [1]).body }
                await arrived.wait()
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                // The transport is still in use: the connection is closed because of the cancellation.
                await closed.wait()
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aCancelledTaskSendsNothing(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { _ in
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let task = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    return try await transport.send(to: authority).body
                }
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            #expect(server.transcripts.isEmpty)
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func leavesOtherRequestsAlone(_ transport: TransportUnderTest) async throws {
        let arrived = Signal()
        let released = Gate()
        try await LoopbackServer.run { connection in
            try await connection.request()
            arrived.send()
            await released.wait()
            try await connection.respond(body: Array("hello".utf8))
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let kept = Task { try await transport.send(to: authority).body }
                let dropped = Task { try await transport.send(to: authority).body }
                await arrived.wait(count: 2)
                dropped.cancel()
                await #expect(throws: CancellationError.self) { try await dropped.value }
                released.open()
                let body = try await kept.value
                #expect(body == Array("hello".utf8))
            }
        }
    }
}
#endif
