import NIOCore
import NIOPosix
import ServerProtection
import Testing

/// Connections that want too much, over a socket.
@Suite(.timeLimit(.minutes(2))) struct ConnectionLimitsTests {
    @Test func refusesAHeadOf64KiB() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            for field in [
                "X-A: \(String(repeating: "a", count: 65_536))",
                String(repeating: "X-A: aaaa\r\n", count: 6000) + "X-B: b",
            ] {
                let text = try await server.send("GET /api/me HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n")
                #expect(text.hasPrefix("HTTP/1.1 400 ") || text.hasPrefix("HTTP/1.1 431 "), "\(text.prefix(100))")
                #expect(text.answerCount == 1)
            }
            #expect(try await server.isWell())
        }
    }

    @Test func refusesAHeadThatItCouldStillRead() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let answer = try await server.ask("GET", "/api/me", ["X-A: \(String(repeating: "a", count: 20_000))"])
            #expect(answer.status == 431)
            #expect(answer.body.contains("HEADERS_TOO_LARGE"))
        }
    }

    @Test func refusesALongPath() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let path = "/api/me?a=\(String(repeating: "a", count: 9000))"
            #expect(try await server.ask("GET", path).status == 414)
            let longer = try await server.send(
                "GET /\(String(repeating: "a", count: 65_536)) HTTP/1.1\r\nHost: a\r\n\r\n"
            )
            #expect(longer.hasPrefix("HTTP/1.1 4"))
            #expect(try await server.isWell())
        }
    }

    @Test func refusesABodyOf10GBBeforeItIsSent() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let head =
                "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10737418240\r\n\r\n"
            let text = try await server.send(head)
            #expect(try Answer(text).status == 413)
            #expect(try Answer(text)["connection"] == "close")
            #expect(text.answerCount == 1)
            #expect(server.begun.count == 0)
            #expect(try await server.isWell())
        }
    }

    @Test(arguments: ["/api/echo", "/api/ignore"]) func endsABodyInChunksThatDoesNotEnd(path: String) async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let text = try await RawConnection.open(server.port) { inbound, outbound in
                let head =
                    "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                async let sent = Self.sendForever(head, to: outbound)
                let text = await RawConnection.rest(of: inbound)
                let count = await sent
                #expect(count < 10_000)
                return text
            }
            // Whoever does not read the body may answer before it is too long.
            #expect(try Answer(text).status == (path == "/api/echo" ? 413 : 200))
            #expect(text.answerCount == 1)
            #expect(try await server.isWell())
        }
    }

    /// Sends up to 10 GB in chunks of 1 MiB, and returns how many went out.
    private static func sendForever(_ head: String, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) async -> Int
    {
        let size = 1 << 20
        let chunk = ByteBuffer(string: String(size, radix: 16) + "\r\n" + String(repeating: " ", count: size) + "\r\n")
        var count = 0
        do {
            try await outbound.write(ByteBuffer(string: head))
            while count < 10_240 {
                try await outbound.write(chunk)
                count += 1
            }
        } catch {
            // The server has ended the connection, which is what this is about.
        }
        return count
    }

    @Test func letsConnectionsWaitThatAreTooMany() async throws {
        var limits = ConnectionLimits()
        limits.connectionCount = 20
        try await TestServer.run(limits: limits) { (server: TestServer) async throws in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 { group.addTask { try await server.ask("GET", "/healthz").status } }
                var statuses: [Int] = []
                for try await status in group { statuses.append(status) }
                #expect(statuses == Array(repeating: 200, count: 200))
            }
        }
    }

    @Test func servesOthersWhileThousandsOfConnectionsSendNothing() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let group = MultiThreadedEventLoopGroup.singleton
            var channels: [any Channel] = []
            for _ in 0..<30 {
                channels += try await withThrowingTaskGroup(of: (any Channel).self) { tasks in
                    for _ in 0..<100 {
                        tasks.addTask {
                            try await ClientBootstrap(group: group).connect(host: "127.0.0.1", port: server.port).get()
                        }
                    }
                    return try await tasks.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(channels.count == 3000)
            #expect(try await server.isWell())
            for channel in channels { try? await channel.close() }
            #expect(try await server.isWell())
        }
    }

    @Test func endsTheConnectionAfterAnAnswerThatSaysSo() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            server.draining.begin()
            let text = try await server.send(
                "GET /api/me HTTP/1.1\r\nHost: a\r\n\r\nGET /api/me HTTP/1.1\r\nHost: a\r\n\r\n"
            )
            #expect(text.answerCount == 1)
            #expect(try Answer(text)["connection"] == "close")
        }
    }
}
