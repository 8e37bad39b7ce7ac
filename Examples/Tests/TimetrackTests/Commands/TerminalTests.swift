import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack: what reaches a terminal", .timeLimit(.minutes(2)))
struct TerminalTests {
    @Test func usesColoursOnATerminalOnly() async throws {
        try await SandboxFixture.run { sandbox in
            let colored = try await sandbox.home.timetrackOnTerminal("projects", sandbox.endpoint)
            #expect(colored.output.contains("\u{1B}[1mNotes\u{1B}[0m"))
            for variables in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
                let plain = try await sandbox.home.with(variables).timetrackOnTerminal("projects", sandbox.endpoint)
                #expect(plain.output.contains("Notes"))
                #expect(!plain.output.contains("\u{1B}"))
            }
            let piped = try await sandbox.home.timetrack("projects", sandbox.endpoint)
            #expect(!piped.output.contains("\u{1B}"))
        }
    }

    @Test func alignsTablesToTheWidthOfTheTerminal() async throws {
        var content = Sandbox.Content.standard
        let workspace = content.workspaces[0].id
        let long = String(repeating: "long ", count: 40)
        content.projects.append(.init(id: "d1", workspace: workspace, name: long))
        content.projects.append(.init(id: "d2", workspace: workspace, name: "会議と計画"))
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let run = try await home.timetrackOnTerminal("projects", sandbox.endpoint, columns: 72)
            let lines = run.output.split(separator: "\r\n")
            #expect(lines.first?.hasPrefix("Project") == true)
            #expect(lines.allSatisfy { $0.count <= 72 })
            #expect(lines.contains { $0.contains("…") })
            let piped = try await home.timetrack("projects", sandbox.endpoint)
            #expect(piped.output.contains(long))
        }
    }

    @Test func showsNoControlOrBidiCharactersOfANames() async throws {
        var content = Sandbox.Content.standard
        let hostile = "Evil\u{1B}[2J\u{9B}31m\u{202E}txt\u{2066}\u{200F}\u{7}\rfake\nline\u{2028}end"
        content.projects.append(.init(id: "d1", workspace: content.workspaces[0].id, name: hostile))
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            for output in [
                try await home.timetrackOnTerminal("projects", sandbox.endpoint).output,
                try await home.timetrack("projects", sandbox.endpoint).output,
                try await home.timetrackOnTerminal("projects", "--json", sandbox.endpoint).output,
            ] {
                #expect(output.contains("Evil"))
                let unsafe = output.unicodeScalars.filter { scalar in
                    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\r" && scalar != "\t"
                        || scalar.properties.isBidiControl || scalar == "\u{2028}"
                }
                #expect(unsafe.isEmpty)
            }
            // JSON keeps every character, written as an escape.
            let run = try await home.timetrack("projects", "--json", sandbox.endpoint)
            let projects = try Document(run.output)["projects"]
            #expect((0..<(projects.count ?? 0)).contains { projects[$0]["name"].string == hostile })
        }
    }

    @Test func endsQuietlyWhenItsReaderHasEnded() async throws {
        try await SandboxFixture.run { sandbox in
            let program = try BuiltProgram.path("timetrack").string
            let run = try await BuiltProgram.run(
                "/bin/sh",
                ["-c", "'\(program)' projects '\(sandbox.endpoint)' | true"],
                environment: sandbox.home.environment
            )
            #expect(run.errors == "")
        }
    }

    @Test func reportsOutputThatCannotBeWritten() async throws {
        try await SandboxFixture.run { sandbox in
            let program = try BuiltProgram.path("timetrack").string
            let run = try await BuiltProgram.run(
                "/bin/sh",
                ["-c", "exec '\(program)' projects '\(sandbox.endpoint)' > /dev/full"],
                environment: sandbox.home.environment
            )
            #expect(run.status == 1)
            #expect(run.errors.hasPrefix("error: The output could not be written"))
        }
    }
}
