import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

/// Clients of Clockify that others wrote take the sandbox for Clockify.
@Suite("Other clients", .timeLimit(.minutes(2)))
struct OtherClientsTests {
    /// The interpreter with the clients is not there.
    private struct MissingError: Error, CustomStringConvertible {
        let path: String

        var description: String { "There is no \(path); run Scripts/setup-peers, then run the test again." }
    }

    private func python() throws -> FilePath {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let path = folder.appending(path: "../../../../.build-peers/bin/python").standardized.path
        guard FileManager.default.isExecutableFile(atPath: path) else { throw MissingError(path: path) }
        return FilePath(path)
    }

    @Test("clockify-sdk and clockify-api-client of PyPI make their basic calls on a socket")
    func python() async throws {
        let python: FilePath = try python()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "use_clients.py").path
        try await SandboxFixture.run { fixture in
            // They send fields of older versions of the API, and a slash at the end of paths.
            fixture.host.change { $0.unknownFields = .ignored }
            let run = try await BuiltProgram.run(
                python,
                ["-B", script, fixture.server.address],
                environment: fixture.home.environment,
                input: "\(SandboxFixture.Token.adaClockify)\n"
            )
            #expect(run.errors == "")
            #expect(
                run.lines == [
                    "sdk user: Ada Lovelace",
                    "sdk workspace: b00000000000000000000001",
                    "sdk project: Note H",
                    "sdk projects: True",
                    "sdk tasks: ['Diagram']",
                    "sdk entry: PT1H",
                    "sdk changed: ('More cards', 'PT2H')",
                    "sdk entries: ['More cards']",
                    "sdk running: []",
                    "sdk summary: 7200",
                    "sdk detailed: ['More cards']",
                    "api-client user: Ada Lovelace",
                    "api-client workspace: b00000000000000000000001",
                    "api-client projects: ['Note H']",
                    "api-client task: Proof",
                    "api-client changed: Proofs read",
                    "api-client entries: ['Proofs read']",
                    "",
                ]
            )
            #expect(run.status == 0)
        }
    }
}
