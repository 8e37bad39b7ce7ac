import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack projects, tasks, tags and clients", .timeLimit(.minutes(5)))
struct ResourceTests {
    @Test func createsArchivesAndBringsBackAProject() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let create = try await home.timetrack(
                [
                    "projects", "create", "Website", "--client=babbage", "--billable", "--color=#03A9F4",
                    sandbox.endpoint,
                ]
            )
            let project = try #require(sandbox.content.projects.last)
            #expect(create.output == "Created the project Website of Babbage & Co. (\(project.id)).\n")
            #expect(project.isBillable && project.color == "#03A9F4")
            let archive = try await home.timetrack("projects", "archive", "website", "--json", sandbox.endpoint)
            let document = try Document(archive.output)
            #expect(document["active"].bool == false && document["changed"].bool == true)
            #expect(sandbox.content.projects.last?.isArchived == true)
            // What was there before the change is there after it.
            #expect(sandbox.content.projects.last?.isBillable == true)
            let again = try await home.timetrack("projects", "archive", "Website", sandbox.endpoint)
            #expect(again.output == "The project Website of Babbage & Co. (\(project.id)) is archived already.\n")
            _ = try await home.timetrack("projects", "unarchive", "Website", "-q", sandbox.endpoint)
            #expect(sandbox.content.projects.last?.isArchived == false)
        }
    }

    @Test func archivesNothingByAPartOfAName() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            for words in [
                ["projects", "archive", "mill"], ["tags", "archive", "meet"], ["clients", "archive", "royal"],
            ] {
                let run = try await home.timetrack(words + [sandbox.endpoint])
                #expect(run.status == 8)
                #expect(run.errors.hasPrefix("error: There is no \(words[0].dropLast()) \"\(words[2])\""))
            }
            let color = try await home.timetrack("projects", "create", "X", "--color=red", sandbox.endpoint)
            #expect(color.status == 64)
            let taken = try await home.timetrack("tags", "create", "meeting", sandbox.endpoint)
            #expect(taken.status == 9)
            #expect(taken.errors.contains("taken"))
        }
    }

    @Test func endsAndReopensATask() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("tasks", "create", "Proofs", "-p", "bernoulli", sandbox.endpoint)
            let list = try await home.timetrack("tasks", "-p", "bernoulli", sandbox.endpoint)
            #expect(Set(list.lines.map { $0.split(separator: "\t").first }) == ["Proofs", "Table of operations", nil])
            let done = try await home.timetrack("tasks", "done", "proofs", "-p", "bernoulli", sandbox.endpoint)
            #expect(done.output.hasPrefix("Finished the task Proofs of Bernoulli Numbers ("))
            #expect(sandbox.content.tasks.last?.isDone == true)
            _ = try await home.timetrack("config", "set", "project", "Bernoulli Numbers")
            let reopen = try await home.timetrack("tasks", "reopen", "Proofs", "--json", sandbox.endpoint)
            #expect(try Document(reopen.output)["active"].bool == true)
            #expect(sandbox.content.tasks.last?.isDone == false)
            let all = try await home.timetrack("tasks", "list", "--done", "--json", sandbox.endpoint)
            #expect(try Document(all.output)["tasks"].count == 3)
            _ = try await home.timetrack("config", "unset", "project")
            let none = try await home.timetrack("tasks", sandbox.endpoint)
            #expect(none.status == 64 && none.errors.contains("--project"))
        }
    }

    @Test func archivesAClientWithItsProjects() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let alone = try await home.timetrack("clients", "archive", "babbage & co.", sandbox.endpoint)
            #expect(alone.output.hasPrefix("Archived the client Babbage & Co. ("))
            #expect(sandbox.content.projects[0].isArchived == false)
            // The client is archived already, and its projects are not.
            _ = try await home.timetrack("projects", sandbox.endpoint)
            let words = ["clients", "archive", "Babbage & Co.", "--with-projects", sandbox.endpoint]
            let later = try await home.timetrack(words)
            #expect(later.output.hasPrefix("Archived the client Babbage & Co. ("))
            #expect(sandbox.content.projects[0].isArchived == true)
            let call = ["---completion", "start", "--", "--project", "4", "0", "timetrack", "start", sandbox.endpoint]
            let offered = try await home.with(["SAP_SHELL": "fish"]).timetrack(call + ["-p"]).lines
            #expect(offered.contains("Notes") && !offered.contains("Bernoulli Numbers"))
            #expect(try await home.timetrack(words).output.contains("is archived already"))
            let id = sandbox.content.projects[0].id
            _ = try await home.timetrack("projects", "unarchive", id, sandbox.endpoint)
            _ = try await home.timetrack("clients", "unarchive", "Babbage & Co.", sandbox.endpoint)
            _ = try await home.timetrack("clients", "archive", "Babbage & Co.", "--with-projects", sandbox.endpoint)
            #expect(sandbox.content.projects[0].isArchived == true)
            let rest = try await home.timetrack("clients", "--json", sandbox.endpoint)
            #expect(try Document(rest.output)["clients"].count == 1)
        }
    }

    @Test func takesNoProjectsAlongWhenItBringsAClientBack() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("clients", "unarchive", "x", "--with-projects")
            #expect(run.status == 64)
            #expect(run.errors.contains("--with-projects goes with archive only"))
            #expect(!(try await home.timetrack("clients", "unarchive", "--help").output.contains("with-projects")))
            #expect(try await home.timetrack("clients", "archive", "--help").output.contains("--with-projects"))
        }
    }

    @Test(arguments: [
        ("projects", "archive", "unarchive"), ("tags", "archive", "unarchive"), ("clients", "archive", "unarchive"),
        ("tasks", "done", "reopen"),
    ])
    func hasACommandForEachDirection(_ kind: String, _ first: String, _ second: String) async throws {
        try await Home.make { home in
            let help = try await home.timetrack(kind, "--help").output
            for command in [first, second] {
                #expect(help.contains("  \(command) "))
                let own = try await home.timetrack(kind, command, "--help").output
                #expect(own.contains("USAGE: timetrack \(kind) \(command) <name>"))
                #expect(own.contains("timetrack \(kind) \(command) "))
            }
        }
    }

    @Test func archivesATag() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("tags", "create", "writing", sandbox.endpoint)
            _ = try await home.timetrack("tags", "archive", "meeting", sandbox.endpoint)
            let tags = try await home.timetrack("tags", sandbox.endpoint)
            #expect(tags.lines.map { $0.split(separator: "\t").first } == ["deep work", "writing", nil])
            _ = try await home.timetrack("tags", "unarchive", "meeting", sandbox.endpoint)
            #expect(
                try Document(try await home.timetrack("tags", "--json", sandbox.endpoint).output)["tags"].count == 3
            )
        }
    }
}

extension SandboxFixture {
    /// What the services know now.
    fileprivate var content: Sandbox.Content {
        var content = Sandbox.Content.standard
        host.change { content = $0.content }
        return content
    }
}
