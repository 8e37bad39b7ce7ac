#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: exchanges", .timeLimit(.minutes(1)))
struct TransportExchangeTests {
    @Test(arguments: TransportUnderTest.all)
    func returnsStatusFieldsAndBody(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond("201 Created", headers: ["X-Page: 1", "X-Page: 2"], body: Array("hello".utf8))
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let response = try await transport.send(to: authority)
                #expect(response.head.status == .created)
                #expect(response.head.headerFields[HTTPField.Name("X-Page")!] == "1, 2")
                #expect(response.body == Array("hello".utf8))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func readsAChunkedBodyThatComesSlowly(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n"
            for byte in text.utf8 { try await connection.send([byte]) }
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let body = try await transport.send(to: authority).body
                #expect(body == Array("hello world".utf8))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func readsABodyThatEndsWithTheConnection(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello")
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let body = try await transport.send(to: authority).body
                #expect(body == Array("hello".utf8))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func readsAResponseAfterTheServerFinishedSending(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond(body: Array("hello".utf8))
            connection.finishSending()
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let body = try await transport.send(to: authority).body
                #expect(body == Array("hello".utf8))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func expectsNoBodyWhereHTTPHasNone(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            while true {
                let path = try await connection.request().split(separator: " ")[1]
                let status = path == "/head" ? "200 OK" : path == "/empty" ? "204 No Content" : "304 Not Modified"
                // The length of what a GET would have brought.
                let length = path == "/empty" ? "" : "Content-Length: 99999999\r\n"
                try await connection.send("HTTP/1.1 \(status)\r\n\(length)\r\n")
            }
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let head = try await transport.send(.head, to: authority, path: "/head")
                #expect(head.body.isEmpty)
                #expect(head.head.headerFields[.contentLength] == "99999999")
                let empty = try await transport.send(to: authority, path: "/empty")
                #expect(empty.head.status == .noContent)
                #expect(empty.body.isEmpty)
                let same = try await transport.send(to: authority, path: "/same")
                #expect(same.head.status == .notModified)
                #expect(same.body.isEmpty)
            }
            // The connection of the second serves the third.
            #expect(server.transcripts.count <= 2)
        }
    }

    @Test(arguments: TransportUnderTest.all, [401, 403, 407, 404, 500, 503])
    func returnsARefusalWithItsBody(_ transport: TransportUnderTest, _ code: Int) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            let challenges = ["WWW-Authenticate: Basic realm=\"x\"", "Proxy-Authenticate: Basic realm=\"x\""]
            try await connection.respond("\(code) No", headers: challenges, body: Array("hello".utf8))
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let response = try await transport.send(to: authority, authorization: .canary)
                #expect(response.head.status.code == code)
                #expect(response.body == Array("hello".utf8))
            }
            #expect(server.transcripts.count == 1)
        }
    }

    @Test(arguments: TransportUnderTest.sturdy)
    func passesOverTrailerFields(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.send(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n"
            )
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let body = try await transport.send(to: authority).body
                #expect(body == Array("hello".utf8))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func passesOverInterimResponses(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
            try await connection.respond(body: Array("hello".utf8))
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let response = try await transport.send(to: authority)
                #expect(response.head.status == .ok)
                #expect(response.body == Array("hello".utf8))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func takesACompressionThatAHeadResponseSpeaksOf(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.send(
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\nContent-Encoding: gzip\r\n\r\n"
            )
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let response = try await transport.send(.head, to: authority)
                #expect(response.head.headerFields[.contentEncoding] == "gzip")
                #expect(response.body.isEmpty)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func sendsMethodPathFieldsAndBodyAsTheyAre(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                var headers = HTTPFields()
                headers[.contentType] = "application/json"
                headers[.userAgent] = "timetrack/1"
                headers[HTTPField.Name("Host")!] = "elsewhere.example"
                headers[.contentLength] = "9999"
                headers[HTTPField.Name("X-Note")!] = "one\r\nX-Injected: two\u{0}"
                let path = "/v1//a%2Fb/%C3%A9?start=2026-01-01T00:00:00Z&q=a%20b&x=(1)"
                _ = try await transport.send(
                    .patch,
                    to: authority,
                    path: path,
                    headers: headers,
                    body: Array("{}".utf8)
                )
            }
            let lines = server.transcripts[0].split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.first == "PATCH /v1//a%2Fb/%C3%A9?start=2026-01-01T00:00:00Z&q=a%20b&x=(1) HTTP/1.1")
            #expect(lines.last == "{}")
            let fields = lines.dropFirst().dropLast(2).map { $0.lowercased() }.sorted()
            #expect(fields.filter { $0.hasPrefix("host:") } == ["host: \(authority)"])
            #expect(fields.filter { $0.hasPrefix("content-length:") } == ["content-length: 2"])
            #expect(fields.contains("content-type: application/json"))
            #expect(fields.contains("user-agent: timetrack/1"))
            #expect(fields.filter { $0.contains("injected") } == ["x-note: one  x-injected: two"])
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func servesTwoHundredRequestsAtOnce(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            while true {
                let path = try await connection.request().split(separator: " ")[1]
                try await connection.respond(body: Array(path.utf8))
            }
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                try await withThrowingTaskGroup { group in
                    for number in 0..<200 {
                        group.addTask {
                            let method: HTTPRequest.Method = number % 4 == 0 ? .post : .get
                            let body = try await transport.send(method, to: authority, path: "/\(number)").body
                            #expect(body == Array("/\(number)".utf8))
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func keepsFiftyRequestsInFlight(_ transport: TransportUnderTest) async throws {
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
                try await withThrowingTaskGroup { group in
                    for _ in 0..<50 { group.addTask { try await transport.send(to: authority).body } }
                    await arrived.wait(count: 50)
                    released.open()
                    for try await body in group { #expect(body == Array("hello".utf8)) }
                }
            }
            #expect(server.transcripts.count == 50)
        }
    }
}
#endif
