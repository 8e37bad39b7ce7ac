import ServerMetrics
import ServerProtection
import Testing

/// Who is let in, over a socket.
@Suite(.timeLimit(.minutes(1))) struct AdmissionTests {
    private static let origin = "Origin: https://elsewhere.example"

    @Test func saysWhoAsks() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            #expect(
                try await server.ask("GET", "/api/me", ["Authorization: Bearer good-anna"]).body
                    .contains(#""user":"anna""#)
            )
            #expect(try await server.ask("GET", "/api/me", ["Cookie: timetrack=bert"]).body.contains(#""user":"bert""#))
            #expect(try await server.ask("GET", "/api/me").body.contains(#""user":"nobody""#))
        }
    }

    @Test(arguments: [
        ("Authorization: Bearer bad", 401, "INVALID_TOKEN"),
        ("Cookie: timetrack=ended", 401, "SESSION_ENDED"),
        ("Authorization: Bearer disabled", 403, "DISABLED"),
        ("Authorization: Bearer later", 503, "SIGN_IN_UNAVAILABLE"),
        ("Authorization: Bearer broken", 500, "INTERNAL_ERROR"),
    ]) func takesNobodyForNobodyWhoIsNot(field: String, status: Int, code: String) async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let answer = try await server.ask("GET", "/api/me", [field])
            #expect(answer.status == status)
            #expect(answer.body.contains(#""error":"\#(code)""#))
            #expect(answer.body.contains(#""statusCode":\#(status)"#))
            #expect(answer["www-authenticate"] == (status == 401 ? #"Bearer error="invalid_token""# : nil))
        }
    }

    @Test func letsSomebodyWhoseSessionEndedComeToThePage() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let page = try await server.ask("GET", "/", ["Cookie: timetrack=ended"])
            #expect(page.status == 200)
            #expect(page.body == "nobody")
            #expect(try await server.ask("GET", "/session", ["Cookie: timetrack=ended"]).body == #"{"signedIn":false}"#)
            #expect(try await server.ask("GET", "/", ["Authorization: Bearer bad"]).status == 401)
        }
    }

    @Test func wantsThePagesTokenWithEveryChange() async throws {
        let body = #"{"text":"a"}"#
        try await TestServer.run { (server: TestServer) async throws in
            for fields in [[], ["X-CSRF-Token: csrf-bert"], ["X-CSRF-Token: "]] {
                let answer = try await server.ask("POST", "/api/echo", ["Cookie: timetrack=anna"] + fields, body: body)
                #expect(answer.status == 403)
                #expect(answer.body.contains("CSRF"))
            }
            #expect(server.begun.count == 0)
            let right = ["Cookie: timetrack=anna", "X-CSRF-Token: csrf-anna"]
            #expect(try await server.ask("POST", "/api/echo", right, body: body).status == 200)
            #expect(try await server.ask("DELETE", "/session", ["Cookie: timetrack=anna"]).status == 403)
            #expect(
                try await server.ask("POST", "/api/echo", ["Authorization: Bearer good-anna"], body: body).status == 200
            )
        }
    }

    @Test(arguments: [
        "Origin: https://elsewhere.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
        "Origin: http://127.0.0.1:1",
    ]) func refusesChangesFromOtherSites(field: String) async throws {
        try await TestServer.run { (server: TestServer) async throws in
            for path in ["/api/echo", "/session"] {
                let fields = ["Cookie: timetrack=anna", "X-CSRF-Token: csrf-anna", field]
                let answer = try await server.ask("POST", path, fields, body: #"{"token":"good-anna"}"#)
                #expect(answer.status == 403)
                #expect(answer.body.contains("CROSS_ORIGIN"))
                #expect(answer["access-control-allow-origin"] == nil)
            }
            #expect(server.begun.count == 0)
        }
    }

    @Test func takesChangesFromItsOwnPage() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let fields = [
                "Cookie: timetrack=anna", "X-CSRF-Token: csrf-anna", "Origin: http://127.0.0.1:\(server.port)",
                "Sec-Fetch-Site: same-origin",
            ]
            #expect(try await server.ask("POST", "/api/echo", fields, body: #"{"text":"a"}"#).status == 200)
        }
        try await TestServer.run(with: Change { $0.origins = OriginRules(own: ["https://time.example.com"]) }) {
            (server: TestServer) async throws in
            let fields = ["Cookie: timetrack=anna", "X-CSRF-Token: csrf-anna"]
            let right = fields + ["Origin: https://time.example.com"]
            #expect(try await server.ask("POST", "/api/echo", right, body: #"{"text":"a"}"#).status == 200)
            let wrong = fields + ["Origin: http://127.0.0.1:\(server.port)"]
            #expect(try await server.ask("POST", "/api/echo", wrong, body: #"{"text":"a"}"#).status == 403)
        }
    }

    @Test func letsListedSitesReadAndNobodyElse() async throws {
        let rules = OriginRules(allowed: ["https://elsewhere.example"])
        try await TestServer.run(with: Change { $0.origins = rules }) { (server: TestServer) async throws in
            let question = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization"]
            let allowed = try await server.ask("OPTIONS", "/api/echo", [Self.origin] + question)
            #expect(allowed.status == 204)
            #expect(allowed["access-control-allow-origin"] == "https://elsewhere.example")
            #expect(allowed["access-control-allow-credentials"] == "true")
            #expect(allowed["access-control-allow-headers"]?.contains("Authorization") == true)
            #expect(allowed["vary"] == "Origin")
            for other in ["https://elsewhere.example.evil", "https://evil.example", "null", "http://elsewhere.example"]
            {
                let answer = try await server.ask("OPTIONS", "/api/echo", ["Origin: \(other)"] + question)
                #expect(answer.status == 403)
                #expect(answer["access-control-allow-origin"] == nil)
                let read = try await server.ask("GET", "/api/me", ["Origin: \(other)"])
                #expect(read["access-control-allow-origin"] == nil)
                #expect(read["vary"] == "Origin")
            }
            let failed = try await server.ask("GET", "/api/me", [Self.origin, "Authorization: Bearer bad"])
            #expect(failed.status == 401)
            #expect(failed["access-control-allow-origin"] == "https://elsewhere.example")
        }
    }

    @Test func limitsWhatAUserSends() async throws {
        let time = ManualTime()
        let rates = RequestRates(perUser: .init(3, per: .seconds(60)), now: { time.now })
        try await TestServer.run(rates: rates) { (server: TestServer) async throws in
            let fields = ["Authorization: Bearer good-anna"]
            for _ in 0..<3 { #expect(try await server.ask("GET", "/api/me", fields).status == 200) }
            let answer = try await server.ask("GET", "/api/me", fields)
            #expect(answer.status == 429)
            #expect(answer["retry-after"] == "20")
            #expect(answer.body.contains("TOO_MANY_REQUESTS"))
            #expect(try await server.ask("GET", "/api/me", ["Authorization: Bearer good-bert"]).status == 200)
            #expect(server.metrics.exposition().contains(#"rate_limited_total{limit="user"} 1"#))
            time.advance(by: .seconds(20))
            #expect(try await server.ask("GET", "/api/me", fields).status == 200)
        }
    }

    @Test func limitsWhatAnAddressSendsAndHowOftenItSignsIn() async throws {
        let time = ManualTime()
        let rates = RequestRates(
            perAddress: .init(5, per: .seconds(60)),
            signIns: .init(2, per: .seconds(60)),
            now: { time.now }
        )
        try await TestServer.run(rates: rates) { (server: TestServer) async throws in
            func signIn(_ address: String) async throws -> Int {
                try await server.ask("POST", "/session", ["X-Forwarded-For: \(address)"], body: #"{"token":"bad"}"#)
                    .status
            }
            #expect(try await signIn("2001:db8::1") == 401)
            #expect(try await signIn("2001:db8::2") == 401)
            #expect(try await signIn("2001:db8::3") == 429)
            #expect(try await signIn("2001:db8:0:1::1") == 401)
            for _ in 0..<5 { #expect(try await server.ask("GET", "/api/me").status == 200) }
            #expect(try await server.ask("GET", "/api/me").status == 429)
            #expect(try await server.ask("GET", "/healthz").status == 200)
        }
    }

    @Test func beginsAndEndsSessions() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            for answer in [
                try await server.ask("POST", "/session", body: #"{"token":"good-anna"}"#),
                try await server.ask("POST", "/session", ["Authorization: bearer good-anna"]),
            ] {
                #expect(answer.status == 200)
                #expect(answer.body == #"{"expiresAt":"2023-11-14T22:13:20Z","user":"anna"}"#)
                #expect(answer["set-cookie"] == "timetrack=anna; HttpOnly")
            }
            let bad = try await server.ask("POST", "/session", ["Authorization: Bearer other"])
            #expect(bad.status == 401)
            #expect(bad["set-cookie"] == nil)
            #expect(try await server.ask("POST", "/session", ["Authorization: Basic YTpi"]).status == 401)
            let state = try await server.ask("GET", "/session", ["Cookie: timetrack=anna"])
            #expect(state.body == #"{"csrfToken":"csrf-anna","signedIn":true}"#)
            let end = try await server.ask("DELETE", "/session", ["Cookie: timetrack=anna", "X-CSRF-Token: csrf-anna"])
            #expect(end.status == 204)
            #expect(end["set-cookie"] == "timetrack=; Max-Age=0")
            #expect(try await server.ask("PATCH", "/session", ["Authorization: Bearer good-anna"]).status == 405)
        }
    }
}
