import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing

/// When timetrack-server refuses to start, and what it says then.
@Suite(.timeLimit(.minutes(3)))
struct StartTests {
    /// Runs the server, which has to end by itself.
    private func refusal(_ folder: ServerFolder, _ arguments: String...) async throws -> BuiltProgram.Run {
        try folder.configure(services: "http://127.0.0.1:9")
        return try await BuiltProgram.run(
            BuiltProgram.path("timetrack-server"),
            ["--config", folder.configurationFile] + arguments,
            environment: folder.environment,
            input: ""
        )
    }

    @Test func saysThatTheEncryptionKeyIsMissing() async throws {
        try await ServerFolder.make { folder in
            var folder = folder
            folder.environment["ENCRYPTION_KEY"] = nil
            let run = try await refusal(folder)
            #expect(run.status == 78)
            #expect(run.errors.contains("ENCRYPTION_KEY"))
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(!run.output.contains("listens on"))
        }
    }

    @Test func refusesAnotherKeyThanTheOneOfTheDatabase() async throws {
        try await ServerFolder.make { folder in
            try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { _ in }
            let other = folder.with(["ENCRYPTION_KEY": String(repeating: "5a", count: 32)])
            let run = try await refusal(other)
            #expect(run.status == 78)
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(!run.errors.contains("5a5a"))
            // The right key still opens it.
            let end = try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { _ in }
            #expect(end.status == 0)
        }
    }

    @Test func refusesAnAnonymousSharedTokenThatOtherMachinesCanReach() async throws {
        try await ServerFolder.make { folder in
            let open = folder.setting(["listen": #""0.0.0.0:0""#, "shared_token": #""anonymous""#])
            let run = try await refusal(open)
            #expect(run.status == 78)
            #expect(run.errors.contains("--allow-anonymous-shared-token"))
            try await RunningServer.run(
                in: open,
                services: "http://127.0.0.1:9",
                ["--allow-anonymous-shared-token"]
            ) { server in
                let health = try await server.send(.get, "/healthz")
                #expect(health.status == 200)
            }
        }
    }

    @Test func refusesAnAddressThatIsNone() async throws {
        try await ServerFolder.make { folder in
            let lost = folder.setting(["listen": #""no-such-host.invalid:80""#, "trusted_proxies": #"["127.0.0.1"]"#])
            let run = try await refusal(lost)
            #expect(run.status == 78)
            #expect(run.errors == "error: no-such-host.invalid:80 is no address of this machine; correct listen.\n")
        }
    }

    @Test func refusesAPortThatIsTaken() async throws {
        try await ServerFolder.make { folder in
            try await LoopbackServer.run { _, _ in
                (.init(status: .ok), [])
            } whileServing: { other in
                let taken = folder.setting(["listen": "\"127.0.0.1:\(other.port)\""])
                let run = try await refusal(taken)
                #expect(run.status != 0)
                #expect(run.errors.contains("\(other.port)"))
                #expect(run.errors.split(separator: "\n").count == 1)
            }
        }
    }
}
