import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack with the database", .timeLimit(.minutes(4)))
struct DatabaseCommandTests {
    private typealias Token = SandboxFixture.Token
    private static let files = FileManager.default

    /// A sandbox and a home with an encryption key, without keys and stores in variables.
    private func withSandbox(_ body: (SandboxFixture) async throws -> Void) async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("TIMETRACK_STORE").without("CLOCKIFY_API_KEY")
                .without("CLOCKWORK_API_TOKEN")
            #expect(try await home.timetrack("keys", "add").status == 0)
            try await body(SandboxFixture(home: home, host: sandbox.host, server: sandbox.server))
        }
    }

    @Test func keepsAKeyThatCommandsUse() async throws {
        try await withSandbox { sandbox in
            let home = sandbox.home
            let setup = try await home.timetrack(
                "setup",
                sandbox.endpoint,
                "--store=database",
                input: Token.graceClockify
            )
            #expect(setup.status == 0)
            #expect(setup.output.contains("in the database \(home.databaseFile) (clockify/default)."))
            let attributes = try Self.files.attributesOfItem(atPath: home.databaseFile)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try !Data(contentsOf: URL(filePath: home.databaseFile)).contains(Data(Token.graceClockify.utf8)))
            let who = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(who.output.contains("key from\tuser default (database)\n"))
            for source in [["--token-source=database"], []] {
                let run = try await home.with(["TIMETRACK_STORE": "database"])
                    .timetrack(["whoami", sandbox.endpoint] + source)
                #expect(run.output.contains("Grace Hopper"))
            }
            let status = try await home.timetrack("auth", "status", "--no-verify")
            #expect(status.output.contains("\tdatabase clockify/default\t"))
            let removed = try await home.timetrack("auth", "logout")
            #expect(removed.output.contains("Removed the Clockify key of default from the database"))
            #expect(try await home.timetrack("credentials", "list", "--store=database").output == "")
        }
    }

    @Test func findsAKeyOfTheDatabaseThatIsNotOnRecord() async throws {
        try await withSandbox { sandbox in
            let home = sandbox.home
            let setup = ["setup", sandbox.endpoint, "--store=database"]
            #expect(try await home.timetrack(setup, input: Token.graceClockify).status == 0)
            try Self.files.removeItem(atPath: home.recordFile)
            let who = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(who.output.contains("key from\tuser default (database)\n"))
            let item = try await home.timetrack("credentials", "show", "clockify", "default")
            #expect(item.output.hasPrefix("store\t\(home.databaseFile)\n"))
            #expect(
                try await home.timetrack("setup", "--no-verify", "--user=ada", "--store=database", input: "k").status
                    == 0
            )
            try Self.files.removeItem(atPath: home.recordFile)
            #expect(try await home.timetrack("auth", "switch", "--user=nobody").status == 3)
            #expect(try await home.timetrack("auth", "switch", "--user=ada").status == 0)
            let remove = try await home.timetrack("credentials", "remove", "clockify", "default")
            #expect(remove.status == 0)
        }
    }

    @Test func takesTheFileThatAVariableNames() async throws {
        try await withSandbox { sandbox in
            let path = sandbox.home.path + "/team.sqlite"
            let home = sandbox.home.with(["TIMETRACK_DATABASE": path])
            let setup = ["setup", sandbox.endpoint, "--store=database"]
            #expect(try await home.timetrack(setup, input: Token.graceClockify).status == 0)
            #expect(Self.files.fileExists(atPath: path))
            #expect(!Self.files.fileExists(atPath: home.databaseFile))
            let plan = try await home.timetrack("uninstall", "--dry-run")
            #expect(plan.output.contains("keep\tfile\t\(path)\n"))
            let relative = try await home.with(["TIMETRACK_DATABASE": "team.sqlite"]).timetrack("keys", "status")
            #expect(relative.status == 64)
            #expect(relative.errors.contains("set it to an absolute path"))
        }
    }

    @Test func neverUsesAnotherKeyWhenTheDatabaseCannotBeRead() async throws {
        try await withSandbox { sandbox in
            let setup = ["setup", sandbox.endpoint, "--store=database"]
            #expect(try await sandbox.home.timetrack(setup, input: Token.graceClockify).status == 0)
            try Self.files.removeItem(atPath: sandbox.home.recordFile)
            let home = sandbox.home.with(["CLOCKIFY_API_KEY": Token.adaClockify])
            let wrong = home.with(["ENCRYPTION_KEY": NodeProgram.newKey])
            let run = try await wrong.timetrack("whoami", sandbox.endpoint)
            #expect(run.status == 4)
            #expect(!run.output.contains("Ada"))
            try Self.files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: home.databaseFile)
            let open = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(open.status == 4)
            #expect(open.errors.contains("chmod 600"))
            #expect(try await Diagnosis(home)["database"] == "problem")
            try Self.files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.databaseFile)
            try Data("no database".utf8).write(to: URL(filePath: home.databaseFile))
            let broken = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(broken.status == 4)
            #expect(try String(contentsOfFile: home.databaseFile, encoding: .utf8) == "no database")
        }
    }

    @Test func isDiagnosed() async throws {
        try await withSandbox { sandbox in
            let before = try await Diagnosis(sandbox.home)
            #expect(before.message("database") == "There is none at \(sandbox.home.databaseFile).")
            let setup = ["setup", sandbox.endpoint, "--store=database"]
            #expect(try await sandbox.home.timetrack(setup, input: Token.graceClockify).status == 0)
            let diagnosis = try await Diagnosis(sandbox.home)
            #expect(diagnosis["database"] == "ok")
            #expect(diagnosis.message("database").hasPrefix("1 key lies in \(sandbox.home.databaseFile)"))
            #expect(diagnosis["encryption key"] == "ok")
            #expect(
                diagnosis.message("encryption key").contains("comes from the file \(sandbox.home.encryptionKeyFile)")
            )
        }
    }

    @Test func isReadByTheProgramThatIsInstalled() async throws {
        try await withSandbox { sandbox in
            let installation = try Installation(in: sandbox.home)
            let setup = ["setup", sandbox.endpoint, "--store=database"]
            #expect(try await installation.timetrack(setup).status == 64)
            #expect(try await sandbox.home.timetrack(setup, input: Token.graceClockify).status == 0)
            for isRecorded in [true, false] {
                if !isRecorded { try Self.files.removeItem(atPath: sandbox.home.recordFile) }
                let shown = try await installation.timetrack("credentials", "show", "clockify", "default", "--reveal")
                #expect(shown.output == Token.graceClockify)
                #expect(shown.status == 0)
            }
        }
    }

    @Test func isBackedUpAndRestored() async throws {
        try await withSandbox { sandbox in
            let home = sandbox.home
            let setup = ["setup", "--no-verify", "--store=database"]
            #expect(try await home.timetrack(setup, input: "first").status == 0)
            let file = home.path + "/backup.sqlite"
            let backup = try await home.timetrack("backup", file)
            #expect(backup.status == 0)
            #expect(backup.output.hasPrefix("Copied 1 item into \(file)"))
            #expect(try Self.files.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            #expect(try await home.timetrack("backup", file).status == 4)
            #expect(try await home.timetrack(setup, input: "second").status == 0)

            let script = try await home.timetrack("restore", file)
            #expect(script.status == 64)
            #expect(script.errors.contains("add --yes"))
            let wrong = try await home.with(["ENCRYPTION_KEY": NodeProgram.newKey]).timetrack("restore", file, "--yes")
            #expect(wrong.status == 4)
            let reveal = ["credentials", "show", "clockify", "default", "--reveal"]
            #expect(try await home.timetrack(reveal).output == "second")
            let restored = try await home.timetrack("restore", file, "--yes", "--json")
            #expect(restored.status == 0)
            #expect(try Document(restored.output)["items"].int == 1)
            #expect(try await home.timetrack(reveal).output == "first")
            let kept = try #require(try Document(restored.output)["replaced"].string)
            #expect(try await home.timetrack("restore", kept, "--yes").status == 0)
            #expect(try await home.timetrack(reveal).output == "second")

            #expect(try await home.timetrack("restore", "/nowhere", "--yes").status == 4)
            #expect(try await home.timetrack(reveal).output == "second")
        }
    }

    @Test func isRemovedWithTheProgram() async throws {
        try await withSandbox { sandbox in
            let home = sandbox.home
            #expect(try await home.timetrack("setup", "--no-verify", "--store=database", input: "a-key").status == 0)
            let run = try await home.with(["TIMETRACK_STORE": "database"]).timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(run.lines.contains("remove\tfile\t\(home.databaseFile)"))
            #expect(run.lines.contains("remove\tfile\t\(home.encryptionKeyFile)"))
            #expect(run.errors.contains("backups of it cannot be opened without a copy"))
            #expect(!Self.files.fileExists(atPath: home.path + "/data/timetrack"))
            #expect(!Self.files.fileExists(atPath: home.path + "/config/timetrack"))
        }
    }
}
