import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack: workspaces and accounts", .timeLimit(.minutes(5)))
struct WorkspaceTests {
    private typealias Token = SandboxFixture.Token

    /// The standard content, in which Ada belongs to both workspaces.
    private static var content: Sandbox.Content {
        var content = Sandbox.Content.standard
        content.workspaces[1].members = content.workspaces[0].members
        return content
    }

    @Test func takesAWorkspaceByItsName() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let home = sandbox.home
            let named = try await home.timetrack("projects", "-w", "compil", sandbox.endpoint)
            #expect(named.lines.first?.hasPrefix("A-0 System\t") == true)
            let unknown = try await home.timetrack("projects", "-w", "Compliers", sandbox.endpoint)
            #expect(unknown.status == 8)
            #expect(unknown.errors == "error: There is no workspace \"Compliers\"; did you mean \"Compilers\"?\n")
            try home.write("workspace = 'Compilers'\n", to: "a0/.timetrack.toml")
            let folder = try await home.timetrack(in: "a0", "projects", sandbox.endpoint)
            #expect(folder.output == named.output)
            let option = try await home.timetrack(in: "a0", "projects", "-w", "engines", sandbox.endpoint)
            #expect(option.lines.first?.hasPrefix("Bernoulli Numbers\t") == true)
        }
    }

    @Test func asksForNoWorkspaceWithAnId() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let id = Self.content.workspaces[1].id
            let run = try await sandbox.home.timetrack("projects", "-w", id, sandbox.endpoint)
            #expect(run.lines.first?.hasPrefix("A-0 System\t") == true)
            #expect(sandbox.host.requestCount == 2)
        }
    }

    @Test func keepsAWorkspaceForEachAccount() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let home = sandbox.home
            let missing = try await home.timetrack("workspace", "use", "Compilers", sandbox.endpoint)
            #expect(missing.status == 3)
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.adaClockify)
            _ = try await home.timetrack("setup", "--user=work", sandbox.endpoint, input: Token.sharedClockify)
            let use = try await home.timetrack("workspace", "use", "Compilers", "--account=work", sandbox.endpoint)
            #expect(use.output == "Commands with the key of work work in Compilers now.\n")
            let work = try await home.timetrack("workspace", "--account=work", sandbox.endpoint)
            #expect(work.output.contains("Compilers\t\(Self.content.workspaces[1].id)\tused\n"))
            let own = try await home.timetrack("workspace", "list", "--json", sandbox.endpoint)
            let first = try Document(own.output)["workspaces"][0]
            #expect(first["name"].string == "Analytical Engines" && first["used"].bool == true)
        }
    }

    @Test func writesNoWorkspaceOfAnotherKeyIntoARecord() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            let record = try String(contentsOfFile: home.recordFile, encoding: .utf8)
            let use = try await home.timetrack(
                "workspace",
                "use",
                "Analytical Engines",
                "--token-source=environment",
                sandbox.endpoint
            )
            #expect(use.status == 3)
            #expect(use.errors.contains("timetrack config set workspace"))
            #expect(try String(contentsOfFile: home.recordFile, encoding: .utf8) == record)
        }
    }

    @Test func usesTheAccountOfTheSettingsBelowThatOfTheCommandLine() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            _ = try await home.timetrack("setup", "--user=work", sandbox.endpoint, input: Token.sharedClockify)
            _ = try await home.timetrack("config", "set", "account", "work")
            let set = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(set.output.contains("name\tShared Account\n"))
            let named = try await home.timetrack("whoami", "--account=default", sandbox.endpoint)
            #expect(named.output.contains("name\tGrace Hopper\n"))
            let former = try await home.timetrack("whoami", "--user=default", sandbox.endpoint)
            #expect(former.output == named.output)
            let variable = try await home.timetrack("whoami", "--token-source=environment", sandbox.endpoint)
            #expect(variable.output.contains("name\tAda Lovelace\n"))
            let status = try Document(try await home.timetrack("auth", "status", "--json", sandbox.endpoint).output)
            let accounts = status["accounts"]
            #expect((0..<2).map { accounts[$0]["used"].bool } == [false, true])
            _ = try await home.timetrack("config", "set", "account", "nobody")
            #expect(try await home.timetrack("whoami", sandbox.endpoint).status == 3)
        }
    }

    @Test func warnsOfAnotherWorkspaceOfTheFolderAndNotOfTheSame() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.adaClockify)
            try home.write("workspace = 'compil'\n", to: "a0/.timetrack.toml")
            let same = try await home.timetrack(in: "a0", "workspace", "use", "Compilers", sandbox.endpoint)
            #expect(same.errors == "")
            let other = try await home.timetrack(in: "a0", "workspace", "use", "engines", sandbox.endpoint)
            #expect(other.errors.contains("comes first here"))
        }
    }
}
