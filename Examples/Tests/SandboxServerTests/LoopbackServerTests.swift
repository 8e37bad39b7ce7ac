import HTTPTypes
import SandboxServer
import Synchronization
import Testing
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit

@Suite("Loopback server", .timeLimit(.minutes(1)))
struct LoopbackServerTests {
    private func send(
        _ method: HTTPRequest.Method = .get,
        _ path: String,
        body: [UInt8]? = nil,
        to server: LoopbackServer
    ) async throws -> (HTTPResponse, [UInt8]) {
        try await AsyncHTTPClientTransport.withTransport { transport in
            let authority = "127.0.0.1:\(server.port)"
            let request = HTTPRequest(method: method, scheme: "http", authority: authority, path: path)
            return try await transport.send(
                request,
                body: body,
                authorization: nil,
                timeout: .seconds(20),
                maximumResponseBytes: 1 << 20
            )
        }
    }

    /// Answers with what was asked.
    private static let echo: LoopbackServer.Responder = { request, body in
        let head = HTTPResponse(status: .ok, headerFields: [.contentType: "text/plain"])
        return (head, Array("\(request.method) \(request.path ?? "") ".utf8) + body)
    }

    @Test func handsRequestsToTheResponder() async throws {
        try await LoopbackServer.run(respond: Self.echo) { server in
            let (head, body) = try await send(.post, "/a/b%2Fc?d=e", body: Array("hello".utf8), to: server)
            #expect(head.status == .ok)
            #expect(String(decoding: body, as: UTF8.self) == "POST /a/b%2Fc?d=e hello")
        }
    }

    @Test func sendsNoBodyWhereNoneBelongs() async throws {
        try await LoopbackServer.run(respond: Self.echo) { server in
            let (_, body) = try await send(.head, "/", to: server)
            #expect(body.isEmpty)
        }
        try await LoopbackServer.run { _, _ in
            (HTTPResponse(status: .noContent), [])
        } whileServing: { server in
            let (head, _) = try await send(.delete, "/", to: server)
            #expect(head.status == .noContent)
            #expect(head.headerFields[.contentLength] == nil)
        }
    }

    @Test func refusesBodiesThatAreTooLarge() async throws {
        try await LoopbackServer.run(respond: Self.echo) { server in
            let body = [UInt8](repeating: 0, count: LoopbackServer.maximumRequestBytes + 1)
            let (head, _) = try await send(.post, "/", body: body, to: server)
            #expect(head.status == .contentTooLarge)
        }
    }

    @Test func answersNothingMoreWhenTheClosureHasEnded() async throws {
        let answered = Atomic(0)
        let server = try await LoopbackServer.run { request, body in
            answered.add(1, ordering: .relaxed)
            return await Self.echo(request, body)
        } whileServing: { server in
            _ = try await send(.get, "/", to: server)
            return server
        }
        do {
            _ = try await send(.get, "/", to: server)
        } catch is TransportError {
            // Nobody listens, as it should be. Another test's server may by chance have the port by now.
        }
        #expect(answered.load(ordering: .relaxed) == 1)
    }

    @Test func saysWhichPortItCannotHave() async throws {
        try await LoopbackServer.run(respond: Self.echo) { server in
            let error = await #expect(throws: LoopbackServerError.self) {
                try await LoopbackServer.run(port: server.port, respond: Self.echo) { _ in }
            }
            #expect(error?.port == server.port)
        }
    }
}
