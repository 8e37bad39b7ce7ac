import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing

/// What becomes of requests when the services are down, slow or hostile.
@Suite(.timeLimit(.minutes(3)))
struct UpstreamFaultTests {
    /// What a service answers, and what the asker gets.
    private struct Case {
        let name: String
        let status: Int
        let reply: HostileService.Reply

        init(_ name: String, _ status: Int, _ reply: HostileService.Reply) {
            (self.name, self.status, self.reply) = (name, status, reply)
        }
    }

    private static let page = "<html><title>Sorry</title>We are down</html>"

    private static var cases: [Case] {
        let html = "Content-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)"
        let json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        let user = #"{"id":"64a000000000000000000009","name":"Somebody","email":"x@example.com"}"#
        let bomb = GzipBomb(count: 64 << 20).bytes
        let head = "\(json)Content-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
        return [
            Case("a page", 502, .text("HTTP/1.1 200 OK\r\n\(html)")),
            Case("a page of an error", 502, .text("HTTP/1.1 500 Internal Server Error\r\n\(html)")),
            Case("a gateway's page", 502, .text("HTTP/1.1 503 Service Unavailable\r\n\(html)")),
            Case("a gzip bomb", 502, .bytes(Array(head.utf8) + bomb)),
            Case("gzip that is none", 502, .text("\(json)Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")),
            Case("a truncated body", 502, .end(Array("\(json)Content-Length: 500\r\n\r\n{\"id\":".utf8))),
            Case("a truncated chunk", 502, .end(Array("\(json)Transfer-Encoding: chunked\r\n\r\nff\r\n{".utf8))),
            Case("a length that is too small", 502, .end(Array("\(json)Content-Length: 9\r\n\r\n\(user)".utf8))),
            Case("two lengths", 502, .text("\(json)Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}xyz")),
            Case("a negative length", 502, .text("\(json)Content-Length: -2\r\n\r\n{}")),
            Case("a large field", 502, .end(headers(1, of: 2 << 20, before: user))),
            Case("many fields", 502, .end(headers(200_000, of: 8, before: user))),
            Case("too large a body", 502, .json("[" + String(repeating: " ", count: 9 << 20) + "]")),
            Case("deep nesting", 502, .json(String(repeating: "[", count: 100_000))),
            Case("a number beyond all", 502, .json(#"{"id":1e999999,"name":"x"}"#)),
            Case(
                "bytes that are no text",
                502,
                .bytes(Array("\(json)Content-Length: 4\r\n\r\n".utf8) + [0xFF, 0xFE, 0, 1])
            ),
            Case("no body", 502, .text("\(json)Content-Length: 0\r\n\r\n")),
            Case("another protocol", 502, .end(Array("SSH-2.0-OpenSSH_9.6\r\n".utf8))),
            Case(
                "a protocol that nobody asked for",
                502,
                .text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")
            ),
            Case("nothing", 502, .end([])),
            Case("silence", 504, .silence),
            Case("the key is refused", 401, .json(#"{"message":"no"}"#, status: "401 Unauthorized")),
        ]
    }

    private static func headers(_ count: Int, of size: Int, before body: String) -> [UInt8] {
        let value = String(repeating: "a", count: size)
        let fields = (0..<count).map { "X-Field-\($0): \(value)\r\n" }.joined()
        return Array("HTTP/1.1 200 OK\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }

    private static let settings = [
        "upstream_timeout": #""1s""#, "log_level": #""trace""#, "shared_token": #""signed-in""#,
        "shared_token_writes": "true",
    ]

    /// Only who says nothing is waited for no longer than a second: to look through a large answer may take more.
    @Test(arguments: [true, false])
    func answersEveryFaultWithItsStatusAndSpendsNoOtherToken(isSilent: Bool) async throws {
        let cases = Self.cases.filter { ($0.status == 504) == isSilent }
        let timeout = isSilent ? #""1s""# : #""30s""#
        let canaries = Canaries()
        let answers = Gathered<RunningServer.Answer>()
        let next = Gathered<HostileService.Reply>()
        try await ServerFolder.make { folder in
            let folder = folder.with(canaries.variables).setting(Self.settings)
                .setting(["upstream_timeout": timeout])
            try await HostileService.run { _ in
                next.all.last ?? .silence
            } whileServing: { service in
                let end = try await RunningServer.run(in: folder, services: service.address) { server in
                    let session = try await folder.session(of: "ada")
                    answers.add(try await server.connect(session, key: canaries.own))
                    for fault in cases {
                        next.add(fault.reply)
                        let answer = try await server.send(.get, "/api/clockify/user", session: session)
                        answers.add(answer)
                        #expect(answer.status == fault.status, "\(fault.name): \(answer.text)")
                        #expect(try answer.document()["statusCode"].int == fault.status, "\(fault.name)")
                        #expect(!answer.everything.contains("X-Field"), "\(fault.name)")
                    }
                    // It is as well as before.
                    next.add(.json(#"{"id":"64a000000000000000000009","name":"Ada","email":"x@example.com"}"#))
                    let answer = try await server.send(.get, "/api/clockify/user", session: session)
                    #expect(answer.status == 200, "\(answer.text)")
                    answers.add(try await server.send(.get, "/metrics"))
                }
                #expect(end.status == 0)
                #expect(canaries.leaks(in: answers.all, end).isEmpty)
                #expect(service.requests.all.count >= cases.count)
                #expect(service.requests.all.allSatisfy { $0.contains(canaries.own) })
                #expect(service.requests.all.allSatisfy { canaries.foundShared(in: $0).isEmpty })
            }
        }
    }

    @Test func keepsRetryAfterAndFollowsNoRedirect() async throws {
        let canaries = Canaries()
        try await HostileService.run { _ in
            .json("{}")
        } whileServing: { thief in
            let target = thief.address
            try await HostileService.run { request in
                request.contains("/api/v1/")
                    ? .json("{}", status: "302 Found", fields: "Location: \(target)/api/v1/user\r\n")
                    : .json("{}", status: "429 Too Many Requests", fields: "Retry-After: 17\r\n")
            } whileServing: { service in
                try await ServerFolder.make { folder in
                    let folder = folder.with(canaries.variables).setting(Self.settings)
                    try await RunningServer.run(in: folder, services: service.address) { server in
                        let session = try await folder.session(of: "ada")
                        _ = try await server.connect(session, key: canaries.own)
                        let moved = try await server.send(.get, "/api/clockify/user", session: session)
                        #expect(moved.status == 502)
                        #expect(moved.headers[.location] == nil)
                        var fields: HTTPFields = [:]
                        if let name = HTTPField.Name("X-Clockwork-Token") { fields[name] = canaries.ownClockwork }
                        let limited = try await server.send(
                            .post,
                            "/api/timers/start",
                            fields: fields,
                            json: #"{"issueKey":"A-1"}"#
                        )
                        #expect(limited.status == 429)
                        #expect(limited.headers[.retryAfter] == "17")
                    }
                }
            }
            #expect(thief.requests.all.isEmpty)
        }
    }

    @Test func repeatsNoTokenThatAServiceRepeats() async throws {
        let canaries = Canaries()
        let answers = Gathered<RunningServer.Answer>()
        try await HostileService.run { request in
            // The whole request, with the token in it, is the message.
            let text = request.replacing("\r\n", with: " ").replacing("\"", with: "'")
            return .json(#"{"message":"\#(text)"}"#, status: "422 Unprocessable Content")
        } whileServing: { service in
            try await ServerFolder.make { folder in
                let folder = folder.with(canaries.variables).setting(Self.settings)
                    .with(tables: ["[[shared_accounts]]", #"user = "ada""#, #"clockwork = ["x"]"#])
                let end = try await RunningServer.run(in: folder, services: service.address) { server in
                    let session = try await folder.session(of: "ada")
                    _ = try await server.connect(session, key: canaries.own)
                    var fields: HTTPFields = [:]
                    if let name = HTTPField.Name("X-Clockwork-Token") { fields[name] = canaries.ownClockwork }
                    let start = #"{"issueKey":"A-1"}"#
                    answers.add(try await server.send(.post, "/api/timers/start", fields: fields, json: start))
                    answers.add(try await server.send(.post, "/api/timers/start", session: session, json: start))
                    answers.add(try await server.send(.get, "/api/clockify/user", session: session))
                    let test = #"{"accountId":"x","clockworkApiToken":"\#(canaries.ownClockwork)"}"#
                    answers.add(try await server.send(.post, "/api/settings/validate", session: session, json: test))
                }
                #expect(service.requests.all.count == 4)
                #expect(answers.all.map(\.status) == [422, 422, 422, 422])
                #expect(canaries.leaks(in: answers.all, end).isEmpty)
            }
        }
    }

    @Test func endsAListWithoutAnEnd() async throws {
        try await HostileService.run { request in
            // As many as were asked for, and others on each page.
            let size = request.firstMatch(of: /page-size=(\d+)/).flatMap { Int($0.1) } ?? 50
            let page = request.firstMatch(of: /[?&]page=(\d+)/).flatMap { Int($0.1) } ?? 1
            let projects = (0..<size)
                .map { number in
                    let id = String(page * 1_000_000 + number)
                    let padded = String(repeating: "0", count: 24 - id.count) + id
                    return #"{"id":"\#(padded)","name":"P","workspaceId":"\#(Canaries.workspace)"}"#
                }
            return .json("[" + projects.joined(separator: ",") + "]")
        } whileServing: { service in
            try await ServerFolder.make { folder in
                try await RunningServer.run(in: folder, services: service.address) { server in
                    let session = try await folder.session(of: "ada")
                    _ = try await server.connect(session, key: "key-1")
                    let answer = try await server.send(.get, "/api/clockify/projects", session: session)
                    #expect(answer.status == 502, "\(answer.text.prefix(200))")
                }
            }
            #expect((2...40).contains(service.requests.all.count), "\(service.requests.all.count) pages")
        }
    }

    @Test func givesNobodyAnAnswerThatCameWithAnothers() async throws {
        let stolen = #"{"id":"64a0000000000000000000aa","name":"Stolen","email":"stolen@example.com"}"#
        try await HostileService.run { request in
            let isFirst = request.contains("key-1")
            let own = #"{"id":"64a000000000000000000009","name":"\#(isFirst ? "First" : "Second")"}"#
            let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            // Behind the first answer comes one to a request that nobody has sent yet.
            let rest = isFirst ? "\(answer)\(stolen.utf8.count)\r\n\r\n\(stolen)" : ""
            return .text("\(answer)\(own.utf8.count)\r\n\r\n\(own)\(rest)")
        } whileServing: { service in
            try await ServerFolder.make { folder in
                try await RunningServer.run(in: folder, services: service.address) { server in
                    let first = try await folder.session(of: "first")
                    let second = try await folder.session(of: "second")
                    _ = try await server.connect(first, key: "key-1")
                    _ = try await server.connect(second, key: "key-2")
                    for _ in 0..<20 {
                        _ = try await server.send(.get, "/api/clockify/user", session: first)
                        let answer = try await server.send(.get, "/api/clockify/user", session: second)
                        #expect(!answer.text.contains("Stolen"))
                        #expect([200, 502].contains(answer.status))
                    }
                }
            }
            #expect(service.requests.all.contains { $0.contains("key-2") })
        }
    }

    @Test func saysThatAServiceIsDown() async throws {
        let canaries = Canaries()
        try await ServerFolder.make { folder in
            let folder = folder.with(canaries.variables).setting(Self.settings)
            let answers = Gathered<RunningServer.Answer>()
            let end = try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                let session = try await folder.session(of: "ada")
                _ = try await server.connect(session, key: canaries.own)
                let start = ContinuousClock.now
                for path in [
                    "/api/clockify/user", "/api/clockify/projects", "/api/worklogs?accountId=a&date=2026-01-05",
                ] {
                    let answer = try await server.send(.get, path, session: session)
                    answers.add(answer)
                    let isForbidden = path.contains("worklogs")
                    #expect(answer.status == (isForbidden ? 403 : 502), "\(path): \(answer.text)")
                }
                #expect(ContinuousClock.now - start < .seconds(20))
                #expect(try await server.send(.get, "/readyz").status == 200)
            }
            #expect(canaries.leaks(in: answers.all, end).isEmpty)
        }
    }
}
