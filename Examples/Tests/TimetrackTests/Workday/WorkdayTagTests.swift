import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack workday sync: tags", .timeLimit(.minutes(5)))
struct WorkdayTagTests {
    private static var day: String {
        get throws { try WorkdayFixture.line("/src/website", "2026-11-19", from: 8, seconds: 600) }
    }
    private static let deepWork = Sandbox.Content.standard.tags[0].id
    private static let meeting = Sandbox.Content.standard.tags[1].id

    @Test func takesThoseOfThePersonAndNoneOfAFolder() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.day)
            _ = try await sandbox.home.timetrack("config", "set", "tags", "deep work")
            try sandbox.home.write("tags = ['meeting']\n", to: "clone/.timetrack.toml")
            let arguments = ["workday", "sync", "--json", sandbox.endpoint]
            let plan = try await sandbox.home.timetrack(
                in: "clone",
                arguments[0],
                arguments[1],
                arguments[2],
                arguments[3],
                "--dry-run"
            )
            let entry = try Document(plan.output)["days"][0]["entries"][0]
            #expect(entry["tags"].count == 1)
            #expect(entry["tags"][0].string == "deep work")
            let shown = try await sandbox.workdayOnTerminal("sync", "--dry-run")
            #expect(shown.output.contains("Tags"))
            #expect(shown.output.contains("deep work"))
            let run = try await sandbox.home.timetrack(
                in: "clone",
                arguments[0],
                arguments[1],
                arguments[2],
                arguments[3]
            )
            #expect(run.status == 0)
            #expect(sandbox.posted.map(\.tags) == [[Self.deepWork]])
        }
    }

    @Test func theCommandLineComesFirst() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.day, WorkdayFixture.line("/src/website", "2026-11-20", from: 8, seconds: 600))
            _ = try await sandbox.home.timetrack("config", "set", "tags", "deep work")
            let given = try await sandbox.workday("sync", "--to=2026-11-19", "-t", "meeting")
            #expect(given.status == 0)
            let none = try await sandbox.workday("sync", "--no-tags")
            #expect(none.status == 0)
            #expect(sandbox.posted.map(\.tags) == [[Self.meeting], []])
            #expect(try await sandbox.workday("sync", "--no-tags", "--tag=meeting").status == 64)
        }
    }

    @Test func postsNothingWhenThereIsNoSuchTag() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.day)
            _ = try await sandbox.home.timetrack("config", "set", "tags", "no such")
            let run = try await sandbox.workday("sync")
            #expect(run.status == 8)
            #expect(run.errors.contains("no such"))
            #expect(run.errors.contains("config.toml"))
            #expect(run.errors.hasSuffix("Nothing was posted.\n"))
            #expect(sandbox.posted.isEmpty)
            #expect(try await sandbox.workday("sync", "--no-tags").status == 0)
            // A tag that nothing needs is not asked for.
            #expect(try await sandbox.workday("sync").status == 0)
        }
    }

    @Test func anEntryThatWasRefusedGetsThoseOfNow() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresTags = true
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(Self.day)
            let refused = try await sandbox.workday("sync")
            #expect(refused.status == 9)
            #expect(refused.errors.contains("--tag"))
            #expect(try await sandbox.workday("sync", "--tag=deep work").status == 0)
            #expect(sandbox.posted.map(\.tags) == [[Self.deepWork]])
        }
    }
}
