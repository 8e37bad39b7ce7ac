import NIOHTTP1
import Testing

@testable import ServerProtection

/// Requests that two servers on the way may read differently, over a socket.
@Suite(.timeLimit(.minutes(1))) struct SmugglingTests {
    /// What an attacker wants to be taken for a request of its own.
    private static let hidden = "GET /api/me?smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    private static let heads: [(name: String, text: String)] = [
        (
            "length and chunks",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        (
            "chunks and length",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n"
        ),
        ("two lengths", "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 99\r\n\r\n"),
        (
            "two equal lengths",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}"
        ),
        ("a list of lengths", "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 2, 2\r\n\r\n{}"),
        ("a length with a sign", "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\n{}"),
        ("a negative length", "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: -2\r\n\r\n{}"),
        ("a hexadecimal length", "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 0x2\r\n\r\n{}"),
        (
            "an endless length",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n{}"
        ),
        (
            "a space before a colon",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n"
        ),
        ("another encoding", "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        (
            "two encodings",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
        ),
        (
            "a list of encodings",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"
        ),
        (
            "gzip and chunks",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
        ),
        (
            "a control character in the encoding",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u{B}chunked\r\n\r\n0\r\n\r\n"
        ),
        ("chunks in HTTP/1.0", "POST /api/ignore HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ("a folded field", "GET /api/me HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c: d\r\n\r\n"),
        (
            "a folded encoding",
            "POST /api/ignore HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"
        ),
        ("a bare CR in a value", "GET /api/me HTTP/1.1\r\nHost: a\r\nX-A: b\rX-B: c\r\n\r\n"),
        ("a bare LF in a value", "GET /api/me HTTP/1.1\r\nHost: a\r\nX-A: b\nTransfer-Encoding: chunked\r\n\r\n"),
        ("bare LFs", "GET /api/me HTTP/1.1\nHost: a\n\n"),
        ("a NUL in a value", "GET /api/me HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n"),
        ("a field without a colon", "GET /api/me HTTP/1.1\r\nHost: a\r\nX-A\r\n\r\n"),
        ("a field without a name", "GET /api/me HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n"),
        ("a space before the first field", "GET /api/me HTTP/1.1\r\n Host: a\r\n\r\n"),
        ("two hosts", "GET /api/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        ("no host", "GET /api/me HTTP/1.1\r\nX-A: b\r\n\r\n"),
        ("a host with a path", "GET /api/me HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        ("a host with a user", "GET /api/me HTTP/1.1\r\nHost: a@b\r\n\r\n"),
        ("an absolute target", "GET http://a/api/me HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("an authority as target", "GET a:80 HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a target without a slash", "GET api/me HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a target with a fragment", "GET /api/me#a HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a target with a space in it", "GET /api/me /x HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a target with a byte beyond ASCII", "GET /api/\u{E9} HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a target with a tab", "GET /api/me\t HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("another protocol", "GET /api/me HTTP/3.7\r\nHost: a\r\n\r\n"),
        ("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ("no protocol", "GET /api/me\r\n\r\n"),
        ("a greeting of TLS", "\u{16}\u{03}\u{01}\u{02}\u{00}\u{01}\u{00}\r\n\r\n"),
        (
            "a chunk size with a sign",
            "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "a chunk size that is none",
            "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
        ),
        (
            "a chunk that is longer than it says",
            "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n"
        ),
    ]

    @Test func refusesEachAndReadsNothingThatFollowsIt() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            for (name, text) in Self.heads {
                let answer = try await server.send(text + Self.hidden)
                // A handler that needs no body may have answered before the body turned out to be unreadable.
                #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(name): \(answer.prefix(200))")
                #expect(answer.answerCount == 1, "\(name): \(answer)")
                #expect(!answer.contains("nobody"), "\(name)")
            }
            #expect(try await server.isWell())
        }
    }

    @Test func answersTheRequestsBeforeTheOneThatItRefuses() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let good = "GET /api/me HTTP/1.1\r\nHost: a\r\n\r\n"
            let bad = "GET http://a/api/me HTTP/1.1\r\nHost: a\r\n\r\n"
            let text = try await server.send(good + good + bad + Self.hidden)
            #expect(text.answerCount == 3)
            #expect(text.ranges(of: "HTTP/1.1 200").count == 2)
            #expect(text.ranges(of: "HTTP/1.1 400").count == 1)
        }
    }

    @Test func answersPipelinedRequestsInTheirOrder() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let bodies = (0..<50).map { #"{"text":"number \#($0)"}"# }
            let requests = bodies.map { body in
                "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            }
            let text = try await server.send(requests.joined() + Self.hidden)
            #expect(text.answerCount == 51)
            let numbers = text.matches(of: /number (\d+)/).compactMap { Int($0.1) }
            #expect(numbers == Array(0..<50))
        }
    }

    @Test func servesAClientOfHTTP10AndEndsTheConnection() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let answer = try Answer(try await server.send("GET /api/me HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
            #expect(answer.status == 200)
            #expect(answer["connection"] == "close")
        }
    }

    @Test(arguments: ["TRACE", "CONNECT"]) func doesNotKnowSomeMethods(method: String) async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let target = method == "CONNECT" ? "a:443" : "/"
            let answer = try Answer(
                try await server.send("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\r\n" + Self.hidden)
            )
            #expect(answer.status == 405)
            #expect(answer.body == #"{"error":"METHOD_NOT_ALLOWED"}"#)
            #expect(answer["connection"] == "close")
        }
    }

    @Test func doesNotLetAPathPutFieldsIntoAnAnswer() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            for path in ["/api/%0d%0aX-Evil:%20yes", "/session%0D%0ASet-Cookie:%20a=b", "/%00"] {
                let answer = try await server.ask("GET", path, ["X-Request-Id: aaaaaaaa%0d%0aX-Evil: yes"])
                #expect(answer.status == 404)
                #expect(answer["x-evil"] == nil)
                #expect(answer["set-cookie"] == nil)
            }
        }
    }
}
