import Foundation
import ProgramFixtures
import Subprocess
import SystemPackage
import Testing

@Suite("sandbox", .timeLimit(.minutes(2)))
struct SandboxProgramTests {
    @Test func servesUntilItIsInterrupted() async throws {
        try await Home.make { home in
            let result = try await Subprocess.run(
                .path(BuiltProgram.path("sandbox")),
                environment: .custom(["PATH": "/usr/bin:/bin"]),
                input: .none,
                output: .sequence,
                error: .string(limit: 10_000)
            ) { execution in
                var lines: [String] = []
                for try await line in execution.standardOutput.strings() {
                    lines.append(line)
                    if line.hasPrefix("Ctrl-C") { break }
                }
                let text = lines.joined(separator: "\n")
                let address = try #require(text.firstMatch(of: /--endpoint (http:\/\/127\.0\.0\.1:\d+)/)?.1)
                let key = try #require(text.firstMatch(of: /CLOCKIFY_API_KEY=(\S+)/)?.1)
                let who = try await home.with(["CLOCKIFY_API_KEY": String(key)])
                    .timetrack("whoami", "--endpoint=\(address)")
                #expect(who.output.contains("Ada Lovelace"))
                kill(execution.processIdentifier.value, SIGINT)
            }
            #expect(result.terminationStatus == .exited(0))
            #expect(result.standardError == "")
        }
    }

    @Test func logsItsRequestsWithoutTheirCredentials() async throws {
        try await Home.make { home in
            let log = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl").path
            defer { unlink(log) }
            let result = try await Subprocess.run(
                .path(BuiltProgram.path("sandbox")),
                arguments: ["--request-log", log, "--entries", "3", "--time-zone", "Asia/Tokyo"],
                environment: .custom(["PATH": "/usr/bin:/bin"]),
                input: .none,
                output: .sequence,
                error: .string(limit: 10_000)
            ) { execution in
                var lines: [String] = []
                for try await line in execution.standardOutput.strings() {
                    lines.append(line)
                    if line.hasPrefix("Ctrl-C") { break }
                }
                let text = lines.joined(separator: "\n")
                let address = try #require(text.firstMatch(of: /--endpoint (http:\/\/127\.0\.0\.1:\d+)/)?.1)
                let key = String(try #require(text.firstMatch(of: /CLOCKIFY_API_KEY=(\S+)/)?.1))
                let who = try await home.with(["CLOCKIFY_API_KEY": key]).timetrack("whoami", "--endpoint=\(address)")
                #expect(who.status == 0)
                let logged = try String(contentsOfFile: log, encoding: .utf8)
                #expect(logged.contains(#""method":"GET","path":"/api/v1/user","status":200"#))
                #expect(!logged.contains(key))
                kill(execution.processIdentifier.value, SIGINT)
            }
            #expect(result.terminationStatus == .exited(0))
            #expect(result.standardError == "")
        }
    }

    @Test func saysThatAPortIsTaken() async throws {
        try await ScriptedServer.run { _ in
        } _: { server in
            let run = try await BuiltProgram.run(
                BuiltProgram.path("sandbox"),
                ["--port", "\(server.port)"],
                environment: [:]
            )
            #expect(run.status == 1)
            #expect(run.errors.contains("Port \(server.port) on 127.0.0.1 cannot be listened on"))
        }
    }
}
