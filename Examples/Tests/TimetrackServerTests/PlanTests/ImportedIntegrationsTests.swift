import Foundation
import HTTPTypes
import ProgramFixtures
import SystemPackage
import Testing
import TimeTrackingSandbox

/// How the rows of the web platform come to the server.
@Suite(.timeLimit(.minutes(3)))
struct ImportedIntegrationsTests {
    private static let user = "7d9f3c1e-0000-4000-8000-000000000001"

    @Test func servesAUserWithTheKeyOfTheImportedRow() async throws {
        try await ServerFixture.run { fixture in
            let folder = fixture.server.folder
            let session = try await fixture.session(of: Self.user)
            // While the server runs, which has looked for a key already.
            let before = try await fixture.server.send(.get, "/api/clockify/integration", session: session)
            #expect(before.text == #"{"configured":false,"source":"none"}"#)
            let nodeKey = String(repeating: "0f1e2d3c4b5a6978", count: 4)
            let dump = try await dump(folder, nodeKey)

            let database = ["TIMETRACK_DATABASE": folder.data + "/credentials.sqlite", "NODE_ENCRYPTION_KEY": nodeKey]
            let lost = try await importing(folder.with(["NODE_ENCRYPTION_KEY": nodeKey]), dump, ServerFolder.issuer)
            #expect(lost.status != 0)
            #expect(lost.errors.contains("TIMETRACK_DATABASE is not set"))
            let unusable = try await importing(folder.with(database), dump, "two words")
            #expect(unusable.status != 0)
            #expect(unusable.errors.contains("--issuer takes an issuer"))

            let done = try await importing(folder.with(database), dump, ServerFolder.issuer, "--apply")
            #expect(done.status == 0, "\(done.errors)")
            #expect(!(done.output + done.errors).contains(ServerFixture.Token.adaClockify))

            let integration = try await fixture.server.send(.get, "/api/clockify/integration", session: session)
            #expect(
                integration.text
                    == #"{"configured":true,"source":"user","workspaceId":"\#(ServerFixture.workspace)"}"#
            )
            let profile = try await fixture.server.send(.get, "/api/clockify/user", session: session)
            #expect(profile.text.contains("Ada Lovelace"))
            let stranger = try await fixture.session(of: "somebody-else")
            #expect(try await fixture.server.send(.get, "/api/clockify/user", session: stranger).status == 401)
        }
    }

    private func importing(
        _ folder: ServerFolder,
        _ dump: String,
        _ issuer: String,
        _ more: String...
    ) async throws -> BuiltProgram.Run {
        try await BuiltProgram.run(
            BuiltProgram.path("timetrack"),
            ["credentials", "import", "--from-node-rows", dump, "--issuer", issuer] + more,
            environment: folder.environment,
            input: ""
        )
    }

    /// A dump with one row, encrypted as the platform does it: base64 of vector, tag and ciphertext.
    private func dump(_ folder: ServerFolder, _ key: String) async throws -> String {
        let script = """
            const crypto = require("crypto");
            const iv = crypto.randomBytes(12);
            const cipher = crypto.createCipheriv("aes-256-gcm", Buffer.from(process.env.KEY, "hex"), iv);
            const ciphertext = Buffer.concat([cipher.update(require("fs").readFileSync(0)), cipher.final()]);
            process.stdout.write(Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString("base64"));
            """
        let run = try await BuiltProgram.run(
            "/usr/bin/node",
            ["-e", script],
            environment: ["KEY": key],
            input: ServerFixture.Token.adaClockify
        )
        #expect(run.status == 0, "\(run.errors)")
        let path = folder.path + "/rows.csv"
        let rows = [
            "id,user_id,encrypted_api_key,workspace_id,created_at,updated_at",
            "1,\(Self.user),\(run.output),\(ServerFixture.workspace),2026-11-21 09:00:00+00,2026-11-21 09:00:00+00",
        ]
        try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
        return path
    }
}
