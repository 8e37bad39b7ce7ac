#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Transport: failures", .timeLimit(.minutes(1)))
struct TransportFailureTests {
    /// Sends one request to a server with this script and returns the error.
    private func failure(
        _ transport: TransportUnderTest,
        _ method: HTTPRequest.Method = .get,
        script: @escaping LoopbackServer.Script
    ) async throws -> TransportError {
        let error = Box<TransportError?>(nil)
        try await LoopbackServer.run(script: script) { server in
            let authority = server.authority
            try await transport { transport in
                error.value = await transportError { _ = try await transport.send(method, to: authority) }
            }
            let message = try #require(error.value?.message)
            #expect(message.contains(authority))
        }
        return try #require(error.value)
    }

    @Test(arguments: TransportUnderTest.all)
    func aResetInTheBodyIsADisconnection(_ transport: TransportUnderTest) async throws {
        let error = try await failure(transport) { connection in
            try await connection.request()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            try await connection.reset()
        }
        #expect(error.code == .disconnected)
        #expect(error.delivery == .unknown)
    }

    @Test(arguments: TransportUnderTest.all, [true, false])
    func anEndInTheBodyIsADisconnection(_ transport: TransportUnderTest, _ isChunked: Bool) async throws {
        let rest = isChunked ? "Transfer-Encoding: chunked\r\n\r\n5\r\nhel" : "Content-Length: 100\r\n\r\nhalf"
        let error = try await failure(transport) { connection in
            try await connection.request()
            try await connection.send("HTTP/1.1 200 OK\r\n\(rest)")
        }
        #expect(error.code == .disconnected)
        #expect(error.delivery == .unknown)
    }

    @Test(arguments: TransportUnderTest.all)
    func anEndBeforeTheResponseIsADisconnection(_ transport: TransportUnderTest) async throws {
        let error = try await failure(transport, .post) { connection in try await connection.request() }
        #expect(error.code == .disconnected)
        #expect(error.delivery == .unknown)
    }

    @Test(arguments: TransportUnderTest.all)
    func anEndInTheHeadIsADisconnection(_ transport: TransportUnderTest) async throws {
        let error = try await failure(transport) { connection in
            try await connection.request()
            try await connection.send("HTTP/1.1 200 OK\r\nContent-")
        }
        #expect(error.code == .disconnected)
    }

    /// What a server may say that is not HTTP.
    enum Garbage: CaseIterable {
        case anotherProtocol
        case controlCharacters
        case brokenStatus
        case brokenFieldName
        case brokenChunk
        case endlessHead

        var text: String {
            switch self {
            case .anotherProtocol: "SSH-2.0-OpenSSH_9.2p1\r\n"
            case .controlCharacters: "\u{0}\u{1}\u{2}\r\n\r\n"
            case .brokenStatus: "HTTP/1.1 abc OK\r\n\r\n"
            case .brokenFieldName: "HTTP/1.1 200 OK\r\nBad Name: 1\r\n\r\n"
            case .brokenChunk: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            case .endlessHead: "HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 1 << 20)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all, Garbage.allCases)
    func whatIsNotHTTPIsMalformed(_ transport: TransportUnderTest, _ garbage: Garbage) async throws {
        let error = try await failure(transport) { connection in
            try await connection.request()
            try await connection.send(garbage.text)
            await connection.closed()
        }
        #expect(error.code == .malformedResponse)
        #expect(error.delivery == .unknown)
    }

    @Test(arguments: TransportUnderTest.all)
    func nobodyListeningFailsAtOnce(_ transport: TransportUnderTest) async throws {
        let port = Box(0)
        try await LoopbackServer.run { _ in
        } _: { server in
            port.value = server.port
        }
        let started = ContinuousClock.now
        try await transport { transport in
            for host in ["127.0.0.1", "localhost"] {
                let authority = "\(host):\(port.value)"
                let error = await transportError {
                    _ = try await transport.send(.post, to: authority, body: [1], timeout: .seconds(30))
                }
                #expect(error?.code == .unreachable)
                #expect(error?.delivery == .notSent)
                #expect(error?.message.contains(authority) == true)
            }
        }
        #expect(started.duration(to: .now) < .seconds(10))
    }

    @Test(arguments: TransportUnderTest.all)
    func aNameThatDoesNotResolveFailsAtOnce(_ transport: TransportUnderTest) async throws {
        let started = ContinuousClock.now
        try await transport { transport in
            let error = await transportError {
                _ = try await transport.send(.post, to: "api.invalid", timeout: .seconds(50))
            }
            #expect(error?.code == .unreachable)
            #expect(error?.delivery == .notSent)
            #expect(error?.message.hasPrefix("The host name in api.invalid:80 does not resolve; ") == true)
        }
        #expect(started.duration(to: .now) < .seconds(40))
    }

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
