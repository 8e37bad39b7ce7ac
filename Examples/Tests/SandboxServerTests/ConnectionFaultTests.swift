import Foundation
import HTTPTypes
import SandboxServer
import Synchronization
import Testing
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// Faults that only a socket can show.
@Suite("Faults of a connection", .timeLimit(.minutes(1)))
struct ConnectionFaultTests {
    private static func request(_ server: LoopbackServer) -> HTTPRequest {
        HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "127.0.0.1:\(server.port)",
            path: "/api/v1/workspaces/b00000000000000000000001/tags"
        )
    }

    /// Creates a tag, so that it shows whether the request took effect.
    private static func send(_ transport: AsyncHTTPClientTransport, _ server: LoopbackServer) async throws -> Int {
        let key = Authorization(
            name: try #require(HTTPField.Name("X-Api-Key")),
            secret: .testing(Sandbox.Content.StandardToken.adaClockify)
        )
        let (head, _) = try await transport.send(
            request(server),
            body: Array(#"{"name": "x"}"#.utf8),
            authorization: key,
            timeout: .seconds(20),
            maximumResponseBytes: 1 << 20
        )
        return head.status.code
    }

    private static func host(_ effects: Sandbox.Faults.Effect...) -> SandboxHost {
        var sandbox = Sandbox(now: { Date() })
        sandbox.faults.rules = effects.map { Sandbox.Faults.Rule($0, next: 1) }
        return SandboxHost(sandbox)
    }

    private static func hasTag(_ host: SandboxHost) -> Bool {
        let hasTag = Mutex(false)
        host.change { sandbox in
            let found = sandbox.content.tags.contains { $0.name == "x" }
            hasTag.withLock { $0 = found }
        }
        return hasTag.withLock(\.self)
    }

    @Test(arguments: [(Sandbox.Faults.Effect.resetBeforeActing, false), (.resetAfterActing, true)])
    func aResetEndsTheConnectionWithoutAnAnswer(effect: Sandbox.Faults.Effect, isActedUpon: Bool) async throws {
        let host = Self.host(effect)
        try await AsyncHTTPClientTransport.withTransport { transport in
            try await LoopbackServer.serve { server in
                let error = await #expect(throws: TransportError.self) { try await Self.send(transport, server) }
                #expect(error?.code == .disconnected)
                #expect(error?.delivery == .unknown)
                #expect(Self.hasTag(host) == isActedUpon)
                // The server goes on with other connections.
                let status = try await Self.send(transport, server)
                #expect(status == (isActedUpon ? 400 : 201))
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        }
    }

    @Test func aWithheldAnswerLeavesTheConnectionOpenAndTheOthersGoOn() async throws {
        let host = Self.host(.withheldAnswer)
        try await AsyncHTTPClientTransport.withTransport { transport in
            try await LoopbackServer.serve { server in
                let silent = Task { try await Self.send(transport, server) }
                // The first request is the one without an answer, whenever it comes.
                while host.requestCount == 0 { await Task.yield() }
                #expect(Self.hasTag(host))
                let status = try await Self.send(transport, server)
                #expect(status == 400)
                silent.cancel()
                await #expect(throws: CancellationError.self) { try await silent.value }
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        }
    }

    @Test func theServerEndsAlthoughAnAnswerIsWithheld() async throws {
        let host = Self.host(.withheldAnswer)
        try await AsyncHTTPClientTransport.withTransport { transport in
            let silent = try await LoopbackServer.serve { server in
                let silent = Task { try await Self.send(transport, server) }
                while host.requestCount == 0 { await Task.yield() }
                return silent
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
            let error = await #expect(throws: TransportError.self) { try await silent.value }
            #expect(error?.code == .disconnected)
        }
    }

    @Test func aSlowAnswerKeepsNobodyElseWaiting() async throws {
        let host = Self.host(.slow(.seconds(3_600)))
        let clock = ManualClock()
        try await AsyncHTTPClientTransport.withTransport { transport in
            try await LoopbackServer.serve(clock: clock) { server in
                let slow = Task { try await Self.send(transport, server) }
                await clock.waitForSleepers()
                let status = try await Self.send(transport, server)
                #expect(status == 400)
                clock.advance(by: .seconds(3_600))
                let late = try await slow.value
                #expect(late == 201)
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        }
    }

    @Test func theServerEndsAlthoughAnAnswerIsSlow() async throws {
        let host = Self.host(.slow(.seconds(3_600)))
        let clock = ManualClock()
        try await AsyncHTTPClientTransport.withTransport { transport in
            let slow = try await LoopbackServer.serve(clock: clock) { server in
                let slow = Task { try await Self.send(transport, server) }
                await clock.waitForSleepers()
                return slow
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
            await #expect(throws: TransportError.self) { try await slow.value }
            #expect(clock.sleeperCount == 0)
        }
    }

    @Test func anObserverIsToldOfEveryRequestWithoutItsCredential() async throws {
        let seen = Mutex<[SandboxExchangeRecord]>([])
        let host = SandboxHost(Sandbox(now: { Date() })) { record in seen.withLock { $0.append(record) } }
        try await AsyncHTTPClientTransport.withTransport { transport in
            try await LoopbackServer.serve { server in
                let status = try await Self.send(transport, server)
                #expect(status == 201)
                let records = seen.withLock(\.self)
                #expect(records.map(\.status) == [.created])
                #expect(records.map(\.body) == [Array(#"{"name": "x"}"#.utf8)])
                var dumped = ""
                dump(records, to: &dumped)
                #expect(!dumped.contains(Sandbox.Content.StandardToken.adaClockify))
                #expect(host.records.isEmpty)
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        }
    }
}
