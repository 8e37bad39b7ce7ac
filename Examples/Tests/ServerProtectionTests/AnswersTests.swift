import ServerMetrics
import ServerProtection
import Testing

/// What is in every answer, and what is in none, over a socket.
@Suite(.timeLimit(.minutes(1))) struct AnswersTests {
    @Test func tellsBrowsersWhatTheyMustNotDo() async throws {
        try await TestServer.run(with: Change { $0.isSecure = true }) { (server: TestServer) async throws in
            for (path, status) in [("/api/me", 200), ("/nothing", 404), ("/api/fail", 500)] {
                let answer = try await server.ask("GET", path)
                #expect(answer.status == status)
                #expect(answer["content-security-policy"] == Protection.contentSecurityPolicy)
                #expect(answer["x-content-type-options"] == "nosniff")
                #expect(answer["referrer-policy"] == "no-referrer")
                #expect(answer["x-frame-options"] == "DENY")
                #expect(answer["cross-origin-opener-policy"] == "same-origin")
                #expect(answer["cross-origin-resource-policy"] == "same-origin")
                #expect(answer["permissions-policy"]?.contains("camera=()") == true)
                #expect(answer["strict-transport-security"] == "max-age=31536000")
                #expect(answer["cache-control"] == "no-store")
                #expect(answer["server"] == nil)
                #expect(answer.fields.values.allSatisfy { $0.count == 1 })
            }
            #expect(try await server.ask("GET", "/")["content-security-policy"] == "default-src 'self'")
            let asset = try await server.ask("GET", "/assets/style.css")
            #expect(asset["cache-control"] == "public, max-age=31536000, immutable")
        }
        try await TestServer.run { (server: TestServer) async throws in
            #expect(try await server.ask("GET", "/")["strict-transport-security"] == nil)
        }
    }

    @Test func saysInJSONWhatWentWrong() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let missing = try await server.ask("GET", "/nothing")
            #expect(missing.body.contains(#""error":"NOT_FOUND""#))
            #expect(missing["content-type"] == "application/json; charset=utf-8")
            let failure = try await server.ask("GET", "/api/fail")
            let id = try #require(failure["x-request-id"])
            #expect(failure.body.contains(id))
            #expect(!failure.body.contains("canary"))
            let refused = try await server.ask("GET", "/api/http-error")
            #expect(refused.status == 400)
            #expect(!refused.body.contains("canary"))
            #expect(try await server.ask("POST", "/api/echo", body: #"{"text":1}"#).status == 400)
            #expect(try await server.ask("POST", "/api/echo", body: #"{"text":"a","other":"b"}"#).status == 400)
            #expect(try await server.ask("POST", "/api/echo", body: "{").status == 400)
            #expect(server.log.lines.contains { $0.contains("error_type=Failure") })
            #expect(!server.log.lines.contains { $0.contains("canary") })
        }
    }

    @Test func takesARequestsIdentifierFromATrustedProxyOnly() async throws {
        let field = "X-Request-Id: from-the-proxy-1"
        try await TestServer.run { (server: TestServer) async throws in
            #expect(try await server.ask("GET", "/api/me", [field])["x-request-id"] != "from-the-proxy-1")
        }
        try await TestServer.run(with: Change { $0.isTrustedProxy = { $0 == "127.0.0.1" } }) {
            (server: TestServer) async throws in
            #expect(try await server.ask("GET", "/api/me", [field])["x-request-id"] == "from-the-proxy-1")
            #expect(server.log.lines.contains { $0.contains("a line of a handler") && $0.contains("from-the-proxy-1") })
            for bad in ["short", "has space in it", "has_underscore", String(repeating: "a", count: 65)] {
                let answer = try await server.ask("GET", "/api/me", ["X-Request-Id: \(bad)"])
                #expect(answer["x-request-id"] != bad)
                #expect(answer["x-request-id"]?.isEmpty == false)
            }
        }
    }

    @Test func answersToItsOwnNamesOnly() async throws {
        try await TestServer.run(with: Change { $0.allowedHosts = ["Time.example.com", "127.0.0.1", "[::1]:8080"] }) {
            (server: TestServer) async throws in
            for host in ["time.example.com", "TIME.example.com:8443", "127.0.0.1:\(server.port)", "[::1]:8080"] {
                #expect(try await server.ask("GET", "/api/me", ["Host: \(host)"]).status == 200, "\(host)")
            }
            for host in [
                "evil.example", "time.example.com.evil.example", "[::1]", "[::1]:80", "time.example.com:x", ":80",
            ] {
                let answer = try await server.ask("GET", "/api/me", ["Host: \(host)"])
                #expect(answer.status == 421, "\(host)")
                #expect(answer.body.contains("MISDIRECTED_REQUEST"))
            }
        }
    }

    @Test func showsNoSecretInLogsMetricsAndAnswers() async throws {
        let canary = "canary-7f3a"
        try await TestServer.run { (server: TestServer) async throws in
            let fields = [
                "Authorization: Bearer good-\(canary)", "Cookie: timetrack=\(canary)", "X-Clockwork-Token: \(canary)",
                "User-Agent: \(canary)", "X-CSRF-Token: \(canary)", "Referer: https://a/\(canary)",
            ]
            _ = try await server.ask("GET", "/api/things/\(canary)?token=\(canary)", fields)
            _ = try await server.ask("GET", "/\(canary)?token=\(canary)", fields)
            _ = try await server.ask("GET", "/api/fail?token=\(canary)", fields)
            _ = try await server.ask("POST", "/api/echo", fields, body: #"{"\#(canary)":"\#(canary)"}"#)
            _ = try await server.ask("POST", "/session", [], body: #"{"token":"\#(canary)"}"#)
            _ = try await server.ask("PROPFIND", "/api/\(canary)", fields)
            _ = try await server.send("\(canary.uppercased()) / HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await server.send("GET /\(canary) HTTP/1.1\r\nHost: \(canary)\r\n\(canary)\r\n\r\n")
            _ = try await server.send(
                "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n\(canary)"
            )
            let lines = server.log.lines
            #expect(lines.count { $0.contains("info request ") } >= 6)
            for line in lines { #expect(!line.lowercased().contains(canary), "\(line)") }
            let metrics = server.metrics.exposition().lowercased()
            #expect(!metrics.contains(canary))
            #expect(!metrics.contains("127.0.0.1"))
            #expect(try await server.isWell())
        }
    }

    @Test func writesALineAndCountsForEachRequest() async throws {
        let time = ManualTime()
        try await TestServer.run(with: Change { $0.now = { time.now } }) { (server: TestServer) async throws in
            let answer = try await server.ask("GET", "/api/me?q=1")
            _ = try await server.ask("GET", "/api/things/17")
            _ = try await server.ask("PROPFIND", "/api/me")
            let id = try #require(answer["x-request-id"])
            let line = try #require(server.log.lines.first { $0.contains("info request ") })
            #expect(
                line == "info request bytes=\(answer.body.utf8.count) duration_ms=0.0 method=GET request_id=\(id) "
                    + "route=/api/me status=200 token_source=user"
            )
            let metrics = server.metrics.exposition()
            #expect(metrics.contains(#"http_requests_total{method="GET",route="/api/me",status="200"} 1"#))
            #expect(metrics.contains(#"http_requests_total{method="GET",route="/api/things/{id}",status="200"} 1"#))
            #expect(metrics.contains(#"http_requests_total{method="other",route="none",status="404"} 1"#))
            #expect(metrics.contains(#"token_resolutions_total{source="user"} 1"#))
            #expect(metrics.contains("http_requests_in_flight 0"))
            #expect(metrics.contains(#"http_request_duration_seconds_count{method="GET",route="/api/me"} 1"#))
        }
    }
}
