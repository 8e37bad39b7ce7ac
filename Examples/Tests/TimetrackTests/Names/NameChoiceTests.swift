import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox
import TimetrackKeys
import TimetrackNames

@testable import timetrack

@Suite("timetrack: what names mean", .timeLimit(.minutes(5)))
struct NameChoiceTests {
    private typealias Project = Sandbox.Content.Project

    @Test func asksTheServiceForOneNameAmongMany() async throws {
        var content = Sandbox.Content.standard
        let workspace = content.workspaces[0].id
        for number in 1...1_200 {
            content.projects.append(Project(id: "e\(number)", workspace: workspace, name: "Matter \(number)"))
        }
        try await SandboxFixture.run(content) { sandbox in
            sandbox.host.change { $0.isRecording = true }
            let run = try await sandbox.home.timetrack("start", "-p", "the mill", sandbox.endpoint)
            #expect(run.output.contains("in The Mill at"))
            let asked = sandbox.host.records.filter { $0.path.contains("/projects") }
            #expect(asked.count == 1)
            // There are more names with that text in them than are looked through.
            let exact = try await sandbox.home.timetrack("switch", "-p", "Matter 3", sandbox.endpoint)
            #expect(exact.output.contains("in Matter 3 at"))
            let several = try await sandbox.home.timetrack("start", "-p", "atter 11", sandbox.endpoint)
            #expect(several.status == 8)
            #expect(several.errors.contains(" and 101 more; give the whole name or an id."))
        }
    }

    @Test func tellsProjectsOfOneNameApart() async throws {
        var content = Sandbox.Content.standard
        let workspace = content.workspaces[0].id
        for (index, client) in content.clients.prefix(2).enumerated() {
            var project = Project(id: "e\(index)", workspace: workspace, name: "Website")
            project.client = client.id
            content.projects.append(project)
        }
        try await SandboxFixture.run(content) { sandbox in
            let several = try await sandbox.home.timetrack("start", "-p", "website", "--json", sandbox.endpoint)
            #expect(several.status == 8)
            let error = try Document(several.errors)["error"]
            #expect(error["code"].string == "ambiguous_project")
            #expect(
                error["message"].string
                    == "Several projects are meant by \"website\": \"Babbage & Co./Website\" (e0), "
                    + "\"Royal Observatory/Website\" (e1); give the whole name, \"Client/Project\" or an id."
            )
            let one = try await sandbox.home.timetrack(
                "start",
                "-p",
                "royal observatory/website",
                "--json",
                sandbox.endpoint
            )
            #expect(try Document(one.output)["entry"]["project_id"].string == "e1")
        }
    }

    @Test func bringsBackAnArchivedProjectAsItSays() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let archived = try await home.timetrack("start", "-p", "difference engine", sandbox.endpoint)
            #expect(archived.status == 8)
            let id = Sandbox.Content.standard.projects[1].id
            #expect(
                archived.errors == "error: The project \"Difference Engine\" (\(id)) is archived; "
                    + "`timetrack projects unarchive \(id) \(sandbox.repeated)` brings it back.\n"
            )
            #expect(try await home.timetrack("projects", "unarchive", id, sandbox.endpoint).status == 0)
            #expect(try await home.timetrack("start", "-p", "difference engine", sandbox.endpoint).status == 0)
        }
    }

    @Test func saysInWhichFileAnUnknownNameStands() async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.write("project = 'Nothing'\ntags = ['meeting']\n", to: "a/.timetrack.toml")
            let run = try await sandbox.home.timetrack(in: "a", "start", "x", sandbox.endpoint)
            #expect(run.status == 8)
            #expect(
                run.errors.contains(
                    "There is no project \"Nothing\" (as \(sandbox.home.path)/a/.timetrack.toml has it)"
                )
            )
            let given = try await sandbox.home.timetrack(in: "a", "start", "x", "-p", "Nobody", sandbox.endpoint)
            #expect(given.errors.contains("There is no project \"Nobody\";"))
        }
    }

    @Test func findsNamesThatTheServiceComparesInAnotherWay() async throws {
        var content = Sandbox.Content.standard
        content.projects.append(Project(id: "e1", workspace: content.workspaces[0].id, name: "Stra\u{DF}e"))
        try await SandboxFixture.run(content) { sandbox in
            let run = try await sandbox.home.timetrack("start", "-p", "STRASSE", sandbox.endpoint)
            #expect(run.output.contains("in Stra\u{DF}e at"))
        }
    }

    @Test func keepsHostileNamesOffTheTerminal() async throws {
        let hostile = "\u{1B}]0;x\u{7}\u{202E}" + String(repeating: "evil ", count: 2_000)
        var content = Sandbox.Content.standard
        for id in ["e1", "e2"] {
            content.projects.append(Project(id: id, workspace: content.workspaces[0].id, name: hostile + id))
        }
        try await SandboxFixture.run(content) { sandbox in
            for arguments in [["-p", "evil"], ["-p", hostile]] {
                let run = try await sandbox.home.timetrack(["start", sandbox.endpoint] + arguments)
                #expect(run.status == 8)
                #expect(!run.errors.contains("\u{1B}") && !run.errors.contains("\u{202E}"))
                #expect(run.errors.count < 400)
            }
        }
    }

    @Test func listsTenCandidatesAtMost() {
        let items = (1...12).map { NamedItem(id: "\($0)", name: "a \($0)") }
        let failure = NameChoice.tag.failure("a", .several(items), "/x/.timetrack.toml", repeating: "")
        #expect(failure.code == "ambiguous_tag")
        #expect(failure.message.contains("by \"a\" (as /x/.timetrack.toml has it): \"a 1\" (1), "))
        #expect(failure.message.contains("\"a 10\" (10) and 2 more; give the whole name or an id."))
    }
}
