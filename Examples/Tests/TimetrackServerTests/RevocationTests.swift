import Foundation
import HTTPTypes
import ProgramFixtures
import Testing
import TimeTrackingSandbox

/// What the commands of an operator do to a server that runs.
@Suite(.timeLimit(.minutes(3)))
struct RevocationTests {
    private static let ada = "\(ServerFolder.issuer) ada"

    @Test func shutsADisabledUserOutAtOnce() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let session = try await fixture.session(of: "ada")
            #expect(try await fixture.connectAda(session).status == 200)
            // It is in the cache now.
            #expect(try await server.send(.get, "/api/clockify/user", session: session).status == 200)
            let disabling = try await server.folder.command("users", "disable", Self.ada)
            #expect(disabling.status == 0, "\(disabling.errors)")
            let refused = try await server.send(.get, "/api/clockify/user", session: session)
            #expect([401, 403].contains(refused.status))
            #expect(try await server.folder.command("users", "enable", Self.ada).status == 0)
            let renewed = try await fixture.session(of: "ada")
            #expect(try await server.send(.get, "/api/clockify/user", session: renewed).status == 200)
        }
    }

    @Test func endsTheSessionOfThePageOfADisabledUser() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let session = try await fixture.session(of: "ada")
            let signIn = try await server.send(.post, "/session", session: session)
            #expect(signIn.status == 200)
            let cookie = try #require(signIn.headers[.setCookie]?.split(separator: ";").first.map(String.init))
            let before = try await server.send(.get, "/session", fields: [.cookie: cookie])
            #expect(try before.document()["signedIn"].bool == true)
            #expect(try await server.folder.command("users", "disable", Self.ada).status == 0)
            let after = try await server.send(.get, "/api/clockify/integration", fields: [.cookie: cookie])
            #expect([401, 403].contains(after.status))
        }
    }

    @Test func forgetsAUserAlsoInARestoredBackup() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let folder = server.folder
            let session = try await fixture.session(of: "ada")
            #expect(try await fixture.connectAda(session).status == 200)
            let backup = folder.path + "/backup"
            let saved = try await folder.command("backup", backup)
            #expect(saved.status == 0, "\(saved.errors)")
            let forgetting = try await folder.command("users", "forget", Self.ada, "--yes")
            #expect(forgetting.status == 0, "\(forgetting.errors)")
            let again = try await fixture.session(of: "ada")
            let gone = try await server.send(.get, "/api/clockify/integration", session: again)
            #expect(try gone.document()["configured"].bool == false)
            let restoring = try await folder.command("restore", backup, "--yes")
            #expect(restoring.status == 0, "\(restoring.errors)")
            let still = try await server.send(.get, "/api/clockify/integration", session: again)
            #expect(try still.document()["configured"].bool == false)
        }
    }

    @Test func exportsWhatIsKeptOfAUserWithoutTheKey() async throws {
        try await ServerFixture.run { fixture in
            let session = try await fixture.session(of: "ada")
            try await fixture.connectAda(session)
            let export = try await fixture.server.folder.command("users", "export", Self.ada)
            #expect(export.status == 0, "\(export.errors)")
            #expect(export.output.contains(ServerFixture.workspace))
            #expect(!export.output.contains(ServerFixture.Token.adaClockify))
        }
    }
}
