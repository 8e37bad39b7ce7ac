import Foundation
import HTTPTypes
import SandboxServer
import Testing

/// Requests as no client makes them, over a socket.
@Suite(.timeLimit(.minutes(3)))
struct RawRequestTests {
    private static let token = "token-7"
    private static let body = #"{"issueKey":"OWN-7"}"#

    /// A request that starts a timer, with the fields of a test in it.
    private static func start(_ fields: String, body: String = body) -> String {
        "POST /api/timers/start HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Clockwork-Token: \(token)\r\n"
            + "Content-Type: application/json\r\n\(fields)\r\n\(body)"
    }

    private static let hidden =
        "POST /api/timers/start HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Clockwork-Token: token-8\r\nContent-Type: application/json\r\n"
        + "Content-Length: 20\r\nConnection: close\r\n\r\n{\"issueKey\":\"HID-8\"}"

    /// Runs a server before a service that counts.
    private func withServer(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (RunningServer, HostileService) async throws -> Void
    ) async throws -> RunningServer.End {
        let ends = Gathered<RunningServer.End>()
        try await HostileService.run { _ in
            .json(#"{"messages":[]}"#)
        } whileServing: { service in
            try await ServerFolder.make { folder in
                let settings = settings.merging(["log_level": #""trace""#]) { $1 }
                ends.add(
                    try await RunningServer.run(in: folder.setting(settings), services: service.address) { server in
                        try await body(server, service)
                    }
                )
            }
        }
        return try #require(ends.all.first)
    }

    @Test func handsOnNothingThatTwoServersReadDifferently() async throws {
        let length = "Content-Length: \(Self.body.utf8.count)\r\n"
        let chunked = "\(String(Self.body.utf8.count, radix: 16))\r\n\(Self.body)\r\n0\r\n\r\n"
        let requests: [(String, String)] = [
            ("length and chunks", Self.start("\(length)Transfer-Encoding: chunked\r\n", body: chunked)),
            ("two lengths", Self.start("\(length)Content-Length: 0\r\n")),
            ("a list of lengths", Self.start("Content-Length: 20, 20\r\n")),
            ("another encoding", Self.start("Transfer-Encoding: xchunked\r\n", body: chunked)),
            ("chunks and more", Self.start("Transfer-Encoding: chunked, identity\r\n", body: chunked)),
            ("a space before the colon", Self.start("Transfer-Encoding : chunked\r\n", body: chunked)),
            ("a folded encoding", Self.start("Transfer-Encoding:\r\n chunked\r\n", body: chunked)),
            ("a tab in the encoding", Self.start("Transfer-Encoding: \u{B}chunked\r\n", body: chunked)),
            ("a bare CR", Self.start("X-A: b\rX-Clockwork-Token: token-8\r\n\(length)")),
            ("a bare LF", Self.start("X-A: b\nTransfer-Encoding: chunked\r\n\(length)")),
            ("a NUL", Self.start("X-A: b\0c\r\n\(length)")),
            ("two hosts", Self.start("Host: b\r\n\(length)")),
            ("a large chunk size", Self.start("Transfer-Encoding: chunked\r\n", body: "fffffffffffffffff\r\n{}\r\n")),
        ]
        let end = try await withServer { server, service in
            for (name, text) in requests {
                let answer = try await RawConnection.exchange(server.port, text + Self.hidden)
                #expect(answer.answerStatuses == [400], "\(name): \(answer)")
                #expect(!answer.contains("token-"), "\(name)")
            }
            #expect(service.requests.all.isEmpty, "\(service.requests.all)")
            let good = Self.start("\(length)Connection: close\r\n")
            #expect(try await RawConnection.exchange(server.port, good).answerStatuses == [201])
        }
        #expect(!end.output.contains("token-"))
    }

    @Test func putsNoLineIntoARequestOrAnAnswer() async throws {
        let end = try await withServer { server, service in
            let session = try await server.folder.session(of: "ada")
            #expect(try await server.connect(session, key: "key-7").status == 200)
            let evil = "%0d%0aX-Evil:%20yes"
            for path in [
                "/\(evil)", "/api/\(evil)", "/?week=\(evil)", "/api/worklogs?accountId=a\(evil)&date=2026-01-05",
                "/api/clockify/projects?workspaceId=\(evil)", "/api/worklogs?accountId=a&date=2026-01-05\(evil)",
            ] {
                let answer = try await server.send(.get, path, session: session)
                #expect(!answer.headers.contains { $0.name.rawName.lowercased() == "x-evil" }, "\(path)")
                #expect(path.hasPrefix("/?") || [400, 404].contains(answer.status), "\(path): \(answer.status)")
            }
            let key = #"{"apiKey":"a\r\nX-Evil: yes","workspaceId":"64a000000000000000000001"}"#
            let saving = try await server.send(
                .post,
                "/api/clockify/integration?verify=false",
                session: session,
                json: key
            )
            #expect(saving.status == 400, "\(saving.text)")
            let issue = #"{"issueKey":"A-1\r\nX-Evil: yes","comment":"a\r\nX-Evil: yes"}"#
            _ = try await server.send(.post, "/api/timers/start", session: session, json: issue)
            #expect(service.requests.all.allSatisfy { !$0.contains("\nX-Evil") })
            let id =
                "GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Request-Id: evil\u{1B}[31m\r\nConnection: close\r\n\r\n"
            let answer = try await RawConnection.exchange(server.port, id)
            #expect(!answer.contains("evil"))
        }
        #expect(!end.output.contains("Evil"))
        #expect(!end.output.contains("evil"))
    }

    @Test func refusesBodiesThatAreNoneOfItsOwn() async throws {
        let canary = "canary\(UInt64.random(in: .min ... .max))"
        let deep = String(repeating: "[", count: 100_000)
        let bodies: [(String, Int, [UInt8])] = [
            ("nothing", 400, []), ("half an object", 400, Array(#"{"issueKey":"\#(canary)""#.utf8)),
            ("two objects", 400, Array(#"{"issueKey":"A-1"}{"issueKey":"\#(canary)"}"#.utf8)),
            ("an array", 400, Array(#"["\#(canary)"]"#.utf8)), ("a text", 400, Array("\"\(canary)\"".utf8)),
            ("null", 400, Array("null".utf8)), ("null for a text", 400, Array(#"{"issueKey":null}"#.utf8)),
            ("an unknown field", 400, Array(#"{"issueKey":"A-1","\#(canary)":1}"#.utf8)),
            ("a field twice", 400, Array(#"{"issueKey":"A-1","issueKey":"A-2"}"#.utf8)),
            ("a field twice, once in escapes", 400, Array(#"{"issueKey":"A-1","\u0069ssueKey":"A-2"}"#.utf8)),
            ("a number", 400, Array(#"{"issueKey":7}"#.utf8)),
            ("a huge number", 400, Array(#"{"issueKey":1e999999}"#.utf8)),
            ("many digits", 400, Array(#"{"issueKey":\#(String(repeating: "9", count: 50_000))}"#.utf8)),
            ("deep nesting", 413, Array(deep.utf8)),
            ("nesting as deep as fits", 400, Array(deep.utf8.prefix(60_000))),
            ("deep objects", 400, Array(String(repeating: #"{"issueKey":"#, count: 5_000).utf8)),
            ("bytes that are no text", 400, Array(#"{"issueKey":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)),
            ("an overlong byte", 400, Array(#"{"issueKey":""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8)),
            ("half a surrogate", 400, Array(#"{"issueKey":"\ud800"}"#.utf8)),
            (
                "another encoding", 400,
                Array(#"{"issueKey":"A-1"}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            ),
            ("a comment", 400, Array(#"{"issueKey":"A-1"/* \#(canary) */}"#.utf8)),
            ("a NUL behind it", 400, Array(#"{"issueKey":"A-1"}"#.utf8) + [0]),
            ("too much", 413, Array(#"{"issueKey":"\#(String(repeating: "A", count: 70_000))"}"#.utf8)),
        ]
        let end = try await withServer(["requests_per_minute_per_address": "100000"]) { server, service in
            for (name, status, bytes) in bodies {
                let head = Self.start("Content-Length: \(bytes.count)\r\nConnection: close\r\n", body: "")
                let answer = try await RawConnection.exchange(server.port, Array(head.utf8) + bytes)
                #expect(answer.answerStatuses == [status], "\(name): \(answer.prefix(600))")
                #expect(!answer.contains(canary), "\(name)")
                #expect(!answer.contains(Self.token), "\(name)")
            }
            #expect(service.requests.all.isEmpty, "\(service.requests.all)")
            #expect(try await server.send(.get, "/healthz").status == 200)
        }
        #expect(!end.output.contains(canary))
        #expect(!end.output.contains(Self.token))
    }
}
