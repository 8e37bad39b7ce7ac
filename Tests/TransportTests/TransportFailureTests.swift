#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

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

    @Test(arguments: TransportUnderTest.sturdy)
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
    func aServerThatSpeaksFirstIsNoAnswer(_ transport: TransportUnderTest) async throws {
        let error = try await failure(transport) { connection in
            try await connection.send("SSH-2.0-OpenSSH_9.2p1\r\n")
            await connection.closed()
        }
        #expect([.malformedResponse, .disconnected].contains(error.code))
        #expect(error.delivery == .unknown)
    }

    @Test(arguments: TransportUnderTest.all)
    func aSecondResponseIsNeverTakenForAnother(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            let response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
            try await connection.send(response + "first" + response + "forge")
            try await connection.request()
            try await connection.respond(body: Array("later".utf8))
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                for _ in 0..<10 {
                    let error = await transportError {
                        let body = try await transport.send(to: authority).body
                        #expect(body == Array("first".utf8) || body == Array("later".utf8))
                    }
                    #expect(error == nil || error?.code == .disconnected || error?.code == .malformedResponse)
                }
            }
        }
    }

    @Test(arguments: TransportUnderTest.all, [HTTPRequest.Method.post, .patch, .put, .delete])
    func aRequestIsSentOnceThoughItsConnectionDied(
        _ transport: TransportUnderTest,
        _ method: HTTPRequest.Method
    ) async throws {
        let seen = Box(0)
        try await LoopbackServer.run { connection in
            while true {
                let text = try await connection.request()
                if text.hasPrefix("GET") {
                    try await connection.respond()
                } else {
                    // Acted on, and then nothing: what a client may not take for a connection that was dead before.
                    seen.value += 1
                    return
                }
            }
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                _ = try await transport.send(to: authority)
                let error = await transportError { _ = try await transport.send(method, to: authority, body: [1]) }
                #expect(error?.code == .disconnected)
                #expect(error?.delivery == .unknown)
            }
        }
        #expect(seen.value == 1)
    }

    @Test(arguments: TransportUnderTest.all)
    func nobodyListeningFailsAtOnce(_ transport: TransportUnderTest) async throws {
        let refusing = try RefusingPort()
        defer { refusing.close() }
        try await transport { transport in
            for host in ["127.0.0.1", "localhost"] {
                let authority = "\(host):\(refusing.port)"
                let error = await transportError {
                    _ = try await transport.send(.post, to: authority, body: [1], timeout: .seconds(30))
                }
                #expect(error?.code == .unreachable)
                #expect(error?.delivery == .notSent)
                #expect(error?.message.contains(authority) == true)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aNameThatDoesNotResolveFailsAtOnce(_ transport: TransportUnderTest) async throws {
        try await transport { transport in
            let error = await transportError {
                _ = try await transport.send(.post, to: "api.invalid", timeout: .seconds(50))
            }
            #expect(error?.code == .unreachable)
            #expect(error?.delivery == .notSent)
            #expect(error?.message.hasPrefix("The host name in api.invalid:80 does not resolve; ") == true)
        }
    }
}
#endif
