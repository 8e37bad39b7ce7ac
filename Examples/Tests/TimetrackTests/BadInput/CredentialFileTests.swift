import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

/// Every case has a usable key in the environment, which must not be used.
@Suite("timetrack: unusable credential files", .timeLimit(.minutes(2)))
struct CredentialFileTests {
    private static let key = SandboxFixture.Token.graceClockify

    @Test func refusesAFileThatOthersMayReadAndSaysHowToMend() async throws {
        try await SandboxFixture.run { sandbox in
            let text = Home.credentials(Self.key, origin: sandbox.server.address)
            try sandbox.home.writeCredentialFile(text, permissions: 0o644)
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            try expectRefusal(run, sandbox, naming: "chmod 600 \(sandbox.home.credentialFile)")

            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: sandbox.home.credentialFile)
            let mended = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            #expect(mended.status == 0)
            #expect(mended.output.contains("Grace Hopper"))
        }
    }

    @Test(arguments: ["", "{", "[]", "{\"version\": 1, \"credentials\": [{]}", "{\"version\": 99}"])
    func leavesABrokenFileAsItIs(_ text: String) async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.writeCredentialFile(text)
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            try expectRefusal(run, sandbox, naming: sandbox.home.credentialFile)
            let setup = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: Self.key)
            #expect(setup.status == 4)
            #expect(try Data(contentsOf: URL(filePath: sandbox.home.credentialFile)) == Data(text.utf8))
        }
    }

    @Test func refusesASymbolicLink() async throws {
        try await SandboxFixture.run { sandbox in
            let text = Home.credentials(Self.key, origin: sandbox.server.address)
            try sandbox.home.writeCredentialFile(text)
            let elsewhere = sandbox.home.path + "/elsewhere.json"
            try FileManager.default.moveItem(atPath: sandbox.home.credentialFile, toPath: elsewhere)
            try FileManager.default.createSymbolicLink(
                atPath: sandbox.home.credentialFile,
                withDestinationPath: elsewhere
            )
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            try expectRefusal(run, sandbox, naming: sandbox.home.credentialFile)
        }
    }

    @Test func refusesADirectory() async throws {
        try await SandboxFixture.run { sandbox in
            try FileManager.default.createDirectory(
                atPath: sandbox.home.credentialFile,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            try expectRefusal(run, sandbox, naming: sandbox.home.credentialFile)
        }
    }

    @Test func refusesAFileInADirectoryThatOthersMayWrite() async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.writeCredentialFile(Home.credentials(Self.key, origin: sandbox.server.address))
            let folder = sandbox.home.path + "/config/timetrack"
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            try expectRefusal(run, sandbox, naming: folder)
        }
    }

    @Test func keepsTheOldFileWhenTheDiskIsFull() async throws {
        try await SandboxFixture.run { sandbox in
            let text = Home.credentials(Self.key, origin: sandbox.server.address)
            try sandbox.home.writeCredentialFile(text)
            // A limit of zero bytes on files that are written stands for a disk without room.
            let program = try BuiltProgram.path("timetrack").string
            let run = try await BuiltProgram.run(
                "/bin/sh",
                ["-c", "trap '' XFSZ; ulimit -f 0; exec '\(program)' setup '\(sandbox.endpoint)'"],
                environment: sandbox.home.environment,
                input: SandboxFixture.Token.adaClockify
            )
            #expect(run.status == 4)
            #expect(run.errors.hasPrefix("error: "))
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(try String(contentsOfFile: sandbox.home.credentialFile, encoding: .utf8) == text)
            let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.home.path + "/config/timetrack")
            #expect(left.allSatisfy { !$0.contains("tmp") })
        }
    }

    @Test func givesANamedUserNobodyElsesKey() async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.writeCredentialFile(Home.credentials(Self.key, origin: sandbox.server.address))
            let run = try await sandbox.home.timetrack("whoami", "--user=mary", sandbox.endpoint)
            #expect(run.status == 3)
            #expect(
                run.errors == "error: There is no Clockify key for the user mary; run `timetrack setup --user mary`.\n"
            )
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test(arguments: ["--user=", "--user=a\u{1}b"])
    func refusesANameThatCannotBeOne(_ option: String) async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("whoami", option, sandbox.endpoint)
            #expect(run.status == 64)
            #expect(sandbox.host.requestCount == 0)
        }
    }

    /// Expects one sentence, the exit status for credential files, and that nobody was asked with another key.
    private func expectRefusal(_ run: BuiltProgram.Run, _ sandbox: SandboxFixture, naming text: String) throws {
        #expect(run.status == 4)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("error: "))
        #expect(run.errors.contains(text))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(!run.errors.contains(Self.key))
        #expect(sandbox.host.requestCount == 0)
    }
}
