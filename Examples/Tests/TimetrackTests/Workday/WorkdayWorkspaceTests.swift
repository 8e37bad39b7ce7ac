import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack workday: workspaces", .timeLimit(.minutes(3)))
struct WorkdayWorkspaceTests {
    /// Ada is a member of both workspaces.
    private static var content: Sandbox.Content {
        var content = Sandbox.Content.standard
        content.workspaces[1].members.append(content.accounts[0].id)
        return content
    }

    private static var thursday: String {
        get throws { try WorkdayFixture.line("/src/website", "2026-11-19", from: 8, seconds: 600) }
    }
    private static var friday: String {
        get throws { try WorkdayFixture.line("/src/website", "2026-11-20", from: 8, seconds: 600) }
    }

    @Test func theFileOfAFolderHasNoSay() async throws {
        try await WorkdayFixture.run(Self.content) { sandbox in
            try await sandbox.track(Self.thursday)
            #expect(try await sandbox.workday("sync").status == 0)
            let folder = sandbox.home.path + "/elsewhere"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try "workspace = \"Compilers\"\n"
                .write(toFile: folder + "/.timetrack.toml", atomically: false, encoding: .utf8)
            for command in ["sync", "status"] {
                let run = try await BuiltProgram.run(
                    "/bin/sh",
                    [
                        "-c", #"cd "$1" && exec "$0" workday "$2" "$3" --json"#,
                        BuiltProgram.path("timetrack").string, folder, command, sandbox.endpoint,
                    ],
                    environment: sandbox.home.environment,
                    input: ""
                )
                #expect(try Document(run.output)["days"][0]["state"].string == "complete")
            }
            #expect(sandbox.posted.count == 1)
        }
    }

    @Test func aFolderHasAProjectInEachWorkspace() async throws {
        try await WorkdayFixture.run(Self.content) { sandbox in
            try await sandbox.track(Self.thursday, Self.friday)
            _ = try await sandbox.workday("map", "/src/website", "A-0 System", "--workspace=Compilers")
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            #expect(try await sandbox.workday("sync", "--from=2026-11-20").status == 0)
            let other = try await sandbox.workday("sync", "--to=2026-11-19", "--workspace=Compilers")
            #expect(other.status == 0)
            #expect(sandbox.posted.map(\.project) == ["d00000000000000000000007", "d00000000000000000000005"])
            let maps = try await sandbox.home.timetrack("workday", "maps")
            #expect(
                maps.output == """
                    /src/website\tThe Mill\td00000000000000000000005\tb00000000000000000000001
                    /src/website\tA-0 System\td00000000000000000000007\tb00000000000000000000002

                    """
            )
        }
    }

    @Test func aDayOfAnotherWorkspaceStaysThereUnlessThisOneIsNamed() async throws {
        try await WorkdayFixture.run(Self.content) { sandbox in
            try await sandbox.track(Self.thursday)
            #expect(try await sandbox.workday("sync").status == 0)
            // On the web, the person goes over to another workspace, which is that of the key from then on.
            sandbox.host.change { $0.content.accounts[0].activeWorkspace = $0.content.workspaces[1].id }
            try await sandbox.track(Self.friday)
            let moved = try await sandbox.workday("sync")
            #expect(moved.status == 0)
            #expect(moved.errors.contains("2026-11-19 was posted to another workspace"))
            #expect(moved.errors.contains("--workspace"))
            let compilers = Self.content.workspaces[1].id
            #expect(sandbox.posted.map { $0.workspace == compilers } == [false, true])
            let status = try await sandbox.workday("status")
            #expect(status.output.hasPrefix("2026-11-19\telsewhere\t600\t0\t0\n"))
            let named = try await sandbox.workday("sync", "--workspace=Compilers")
            #expect(named.status == 0)
            #expect(sandbox.posted.count == 3)
            let after = try await sandbox.workday("sync")
            #expect(after.errors == "Nothing to post: 2 workdays are complete.\n")
        }
    }
}
