import Foundation
import ProgramFixtures
import ServerSettings
import ServerSignIn
import ServerUsers
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("timetrack-server dev-token", .timeLimit(.minutes(2)))
struct DevTokenTests {
    let server: ServerInstallation

    init() throws {
        server = try ServerInstallation()
    }

    private func verify(_ token: String, with secret: Secret) async throws -> VerifiedToken {
        let tokens = try SessionTokens(
            issuers: [.development(secret: secret)],
            transport: StubTransport(),
            now: { Date() }
        )
        return try await tokens.verify(Secret(utf8: token))
    }

    @Test("it prints a token of the local issuer that the file in the data directory verifies, and no other")
    func token() async throws {
        let run = try await server.run(["dev-token", "--user", "ada", "--lifetime", "2h"])
        #expect(run.status == 0)
        #expect(run.errors == "")
        let token = try #require(run.lines.first)
        let secret = try #require(try DevelopmentKey.read(in: server.data))
        let verified = try await verify(token, with: secret)
        #expect(verified.user == (try ServerUser(issuer: "local", subject: "ada")))
        let lifetime = verified.expiresAt.timeIntervalSinceNow
        #expect((7_000...7_200).contains(lifetime))
        await #expect(throws: SignInRefusal.self) {
            try await verify(token, with: Secret(utf8: String(repeating: "a", count: 32)))
        }
        let second = try await server.run(["dev-token", "--user", "grace"])
        #expect(try await verify(try #require(second.lines.first), with: secret).user.subject == "grace")
    }

    @Test("in production it makes neither a token nor a key")
    func production() async throws {
        let run = try await server.run(["dev-token", "--user", "ada"], ["TIMETRACK_SERVER_PRODUCTION": "true"])
        #expect(run.status == 78)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("error: In production nobody signs in with a development token"))
        #expect(try DevelopmentKey.read(in: server.data) == nil)
    }

    @Test(
        "what cannot be a user or a lifetime is a wrong argument",
        arguments: [
            ["--user", ""], ["--user", "a\nb"], ["--user", "a", "--lifetime", "8"],
            ["--user", "a", "--lifetime", "31d"], [],
        ]
    )
    func mistakes(arguments: [String]) async throws {
        let run = try await server.run(["dev-token"] + arguments)
        #expect(run.status == 64)
        #expect(run.output == "")
    }

    @Test("a key that others may read is refused and left as it is")
    func openKey() async throws {
        _ = try await server.run(["dev-token", "--user", "ada"])
        let file = server.data.appending("dev-token.key").string
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let run = try await server.run(["dev-token", "--user", "ada"])
        #expect(run.status == 78)
        #expect(run.errors.contains("others may use it"))
    }
}
