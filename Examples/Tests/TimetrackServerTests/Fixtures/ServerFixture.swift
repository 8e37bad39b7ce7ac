import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import TimeTrackingSandbox

/// timetrack-server before a sandbox of both services.
struct ServerFixture: Sendable {
    typealias Token = Sandbox.Content.StandardToken

    /// Ada's workspace in the sandbox.
    static let workspace = "b00000000000000000000001"

    let server: RunningServer
    let services: SandboxHost

    /// Runs both while a closure runs.
    ///
    /// - Parameters:
    ///   - settings: Lines of the configuration, each value written as TOML.
    ///   - variables: Further variables of the server.
    ///   - tables: Lines at the end of the configuration.
    ///   - arguments: Further arguments of the server.
    ///   - hasSignIn: Whether anybody can sign in with an issuer's sessions.
    ///   - body: What to do meanwhile.
    /// - Returns: What the server's process left behind.
    /// - Throws: What the closure throws, or that the server did not start.
    @discardableResult
    static func run(
        settings: [String: String] = [:],
        variables: [String: String] = [:],
        tables: [String] = [],
        _ arguments: [String] = [],
        hasSignIn: Bool = true,
        _ body: @escaping @Sendable (ServerFixture) async throws -> Void
    ) async throws -> RunningServer.End {
        try await ServerFolder.make { folder in
            var folder = folder.with(variables).setting(settings).with(tables: tables)
            if !hasSignIn { folder = folder.withoutSignIn() }
            let host = SandboxHost(Sandbox(.standard) { Date() })
            return try await LoopbackServer.serve { [folder] services in
                try await RunningServer.run(in: folder, services: services.address, arguments) { server in
                    try await body(ServerFixture(server: server, services: host))
                }
            } exchange: { request, body in
                host.exchange(for: request, body: body)
            }
        }
    }

    /// A session of a user.
    func session(of subject: String) async throws -> String { try await server.folder.session(of: subject) }

    /// Stores Ada's Clockify key for a user.
    @discardableResult
    func connectAda(_ session: String) async throws -> RunningServer.Answer {
        try await server.send(
            .post,
            "/api/clockify/integration",
            session: session,
            json: #"{"apiKey":"\#(Token.adaClockify)","workspaceId":"\#(Self.workspace)"}"#
        )
    }
}
