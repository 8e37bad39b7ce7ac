import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Testing
import TimeTrackingSandbox

@Suite("timetrack: keys stay secret", .timeLimit(.minutes(2)))
struct SecrecyTests {
    /// A key that the whole output of the test run is searched for; given from outside, so that it is in no file.
    private static let canary = ProcessInfo.processInfo.environment["TTK_TEST_CANARY"] ?? "canary+/Q2FuYXJ5T2ZUZXN0cw="

    @Test func printsTheKeyNowhere() async throws {
        var content = Sandbox.Content.standard
        content.accounts[0].clockifyKey = Self.canary
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.with(["CLOCKIFY_API_KEY": Self.canary, "CLOCKWORK_API_TOKEN": Self.canary])
            let runs = [
                try await home.timetrack("whoami", sandbox.endpoint),
                try await home.timetrack("setup", sandbox.endpoint, input: Self.canary + "\n"),
                try await home.timetrackOnTerminal(
                    "setup",
                    sandbox.endpoint,
                    input: Self.canary + "\n",
                    after: "Clockify key for default: "
                ),
                try await home.timetrack("whoami", "--json", sandbox.endpoint),
                try await home.timetrack("entries", "--endpoint=http://127.0.0.1:1"),
                try await home.timetrack("whoami", "--json", "--endpoint=https://clockify.invalid"),
                try await home.timetrack("clockwork", "start", "ENGINE-1", sandbox.endpoint),
                try await home.timetrack("setup", Self.canary),
            ]
            #expect(runs.map(\.status) == [0, 0, 0, 0, 6, 6, 5, 64])
            for run in runs {
                // Printed for the search through the output of all tests.
                print(run.output, run.errors)
                #expect(!Self.isLeaked(in: run.output + run.errors))
            }
        }
    }

    @Test func printsNoKeyOfTheDatabaseAndLeavesItInNoFile() async throws {
        try await Home.make { home in
            let home = home.with(["TIMETRACK_STORE": "database"])
            let backup = home.path + "/backup.sqlite"
            func run(_ arguments: String...) async throws -> BuiltProgram.Run {
                try await home.timetrack(arguments, input: Self.canary + "\n")
            }
            let added = try await run("keys", "add")
            let second = try await run("keys", "add", "--json")
            let id = try #require(try Document(second.output)["id"].string)
            let runs = [
                added, second, try await run("setup", "--no-verify"), try await run("credentials", "list"),
                try await run("credentials", "show", "clockify", "default"), try await run("keys", "rotate", id),
                try await run("keys", "status", "--json"), try await run("backup", backup),
                try await run("keys", "add", "--with-key"), try await run("auth", "status", "--no-verify"),
                try await run("doctor", "--offline"), try await run("restore", backup, "--yes"),
                try await run("keys", "rotate", Self.canary), try await run("keys", "retire", Self.canary),
            ]
            #expect(runs.map(\.status) == [0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 64, 64])
            let keys = try String(contentsOfFile: home.encryptionKeyFile, encoding: .utf8)
                .split(separator: "\n").filter { $0.count == 64 }
            #expect(keys.count == 2)
            for run in runs {
                print(run.output, run.errors)
                #expect(!Self.isLeaked(in: run.output + run.errors))
                #expect(!keys.contains { (run.output + run.errors).contains($0) })
            }
            let folder = URL(filePath: home.databaseFile).deletingLastPathComponent()
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            for file in files + [URL(filePath: backup)] {
                let bytes = try Data(contentsOf: file)
                #expect(bytes.firstRange(of: Data(Self.canary.dropFirst(8).prefix(8).utf8)) == nil)
            }
        }
    }

    @Test func keepsTheKeyOutOfArgumentsAndCoreFiles() async throws {
        let arrived = Gate()
        let released = Gate()
        try await Home.make { home in
            try await LoopbackServer.run { _, _ in
                arrived.open()
                await released.wait()
                return (HTTPResponse(status: .unauthorized), [])
            } whileServing: { server in
                let run = try await home.timetrack("setup", "--endpoint=\(server.address)", input: Self.canary) {
                    process in
                    await arrived.wait()
                    defer { released.open() }
                    let folder = "/proc/\(process.value)"
                    let arguments = try String(contentsOfFile: folder + "/cmdline", encoding: .utf8)
                    #expect(arguments.contains("setup"))
                    #expect(!Self.isLeaked(in: arguments))
                    let limits = try String(contentsOfFile: folder + "/limits", encoding: .utf8)
                    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
                    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
                }
                #expect(run.status == 5)
            }
        }
    }

    /// Whether the key or a piece of it is there; not part of an expectation, which would print it.
    private static func isLeaked(in text: String) -> Bool {
        text.contains(canary) || text.contains(canary.dropFirst(8).prefix(8))
    }
}
