import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing

@Suite("timetrack-server health", .timeLimit(.minutes(2)))
struct HealthTests {
    let server: ServerInstallation

    init() throws {
        server = try ServerInstallation()
    }

    private func health(_ status: HTTPResponse.Status) async throws -> BuiltProgram.Run {
        try await LoopbackServer.run { request, _ in
            (HTTPResponse(status: request.path == "/healthz" ? status : .notFound), [])
        } whileServing: { listener in
            try await server.run(["health"], ["TIMETRACK_SERVER_LISTEN": "127.0.0.1:\(listener.port)"])
        }
    }

    @Test("a server that answers is alive, and one that answers with an error is not")
    func answers() async throws {
        let alive = try await health(.ok)
        #expect(alive.status == 0)
        #expect(alive.output.hasSuffix("is alive.\n"))
        let failing = try await health(.internalServerError)
        #expect(failing.status == 69)
        #expect(failing.errors.contains("answers with the status 500"))
    }

    @Test("where nobody listens there is no server")
    func nobody() async throws {
        let port = try await LoopbackServer.run { _, _ in
            (HTTPResponse(status: .ok), [])
        } whileServing: {
            $0.port
        }
        let run = try await server.run(["health"], ["TIMETRACK_SERVER_LISTEN": "127.0.0.1:\(port)"])
        #expect(run.status == 69)
        #expect(run.errors == "error: No server answers at 127.0.0.1:\(port); start it, or look into its log.\n")
    }
}
