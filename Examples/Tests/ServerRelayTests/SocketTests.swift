import HTTPTypes
import SandboxServer
import ServerUsers
import Testing
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimeTrackingSandbox

/// The services behind a real socket, and the transport that the server uses.
@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    private func withRelay(
        timeout: Duration = .seconds(7),
        _ rules: [Sandbox.Faults.Rule] = [],
        _ answers: [Sandbox.Faults.Answer] = [],
        _ body: (RelayFixture, SandboxHost) async throws -> Void
    ) async throws {
        var sandbox = Sandbox(now: { RelayFixture.noon })
        sandbox.faults.rules = rules
        sandbox.faults.nextAnswers = answers
        let host = SandboxHost(sandbox)
        try await AsyncHTTPClientTransport.withTransport { transport in
            try await LoopbackServer.serve { server in
                try await body(RelayFixture(transport: transport, port: server.port, timeout: timeout), host)
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        }
    }

    @Test func `both services are reached, each with the token of who asks`() async throws {
        try await withRelay { fixture, host in
            let token = RelayFixture.Token.adaClockwork
            let start = #"{"issueKey":"ENGINE-1"}"#
            #expect(try await fixture.send(.post, "/api/timers/start", token: token, json: start).status == .created)
            #expect(try await fixture.send(.post, "/api/timers/stop", token: token, json: start).status == .ok)
            let json = #"{"apiKey":"\#(RelayFixture.Token.adaClockify)","workspaceId":"\#(RelayFixture.ID.engines)"}"#
            let reply = try await fixture.send(.post, "/api/clockify/integration", as: "ada", json: json)
            #expect(reply.object["configured"] as? Bool == true)
            let projects = try await fixture.send(.get, "/api/clockify/projects", as: "ada")
            #expect(projects.list("projects").count == 5)
            #expect(host.requestCount == 4)
        }
    }

    @Test func `a service that does not answer is given up`() async throws {
        try await withRelay(timeout: .milliseconds(300), [.init(.withheldAnswer)]) { fixture, host in
            let token = RelayFixture.Token.adaClockwork
            let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: token)
            #expect(list.status == .gatewayTimeout)
            #expect(list.error == "UPSTREAM_TIMEOUT")
            let start = try await fixture.send(
                .post,
                "/api/timers/start",
                token: token,
                json: #"{"issueKey":"ENGINE-1"}"#
            )
            #expect(start.status == .gatewayTimeout)
            #expect(start.error == "START_TIMER_FAILED")
            #expect(start.message?.contains("took effect") == true)
            #expect(host.requestCount == 2)
        }
    }

    @Test func `a connection that breaks is told and not tried again`() async throws {
        try await withRelay([.init(.resetAfterActing)]) { fixture, host in
            let reply = try await fixture.send(
                .post,
                "/api/timers/start",
                token: RelayFixture.Token.adaClockwork,
                json: #"{"issueKey":"ENGINE-1"}"#
            )
            #expect(reply.status == .badGateway)
            #expect(host.requestCount == 1)
        }
    }

    @Test func `redirects, pages and bombs are no answers, and no token follows a redirect`() async throws {
        var bomb = Sandbox.Faults.Answer.page()
        bomb.head.headerFields = [.contentType: "application/json", .contentEncoding: "gzip"]
        bomb.body = GzipBomb(count: 64 * 1024 * 1024).bytes
        let answers: [Sandbox.Faults.Answer] = [.redirect(to: "/v1/worklogs"), .page(), bomb]
        try await withRelay([], answers) { fixture, host in
            for count in 1...3 {
                let list = try await fixture.send(
                    .get,
                    "/api/worklogs?accountId=a&date=2026-01-05",
                    token: RelayFixture.Token.adaClockwork
                )
                #expect(list.status == .badGateway)
                #expect(list.error == "UPSTREAM_INVALID_ANSWER")
                #expect(host.requestCount == count)
            }
        }
    }

    @Test func `where nobody listens, that is told`() async throws {
        var port = 0
        try await LoopbackServer.serve { server in
            port = server.port
        } exchange: { _, _ in
            .reset
        }
        let closed = port
        try await AsyncHTTPClientTransport.withTransport { transport in
            let fixture = RelayFixture(transport: transport, port: closed)
            let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: "t-1")
            #expect(list.status == .badGateway)
            #expect(list.error == "UPSTREAM_UNREACHABLE")
        }
    }
}
