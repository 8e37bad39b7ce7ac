import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import TerminalOutput
import Testing
import TimeTrackingSandbox

/// Names that the service gives and that terminals, spreadsheets or programs could act on, in every list.
@Suite("timetrack: hostile names", .timeLimit(.minutes(5)))
struct HostileNameTests {
    /// A formula, escape sequences of seven and eight bits, characters that reorder and hide, line ends, and ten thousand.
    private static let name =
        "=cmd|' /C calc'!A0 会議\u{1B}[2J\u{1B}]0;t\u{7}\u{9B}31m\u{202E}\u{2066}\u{200B}\tx\r\ny\u{2028}z\u{0}"
        + String(repeating: "\u{301}", count: 100) + String(repeating: "x", count: 10_000)

    /// The standard content with that name for everything.
    private static var content: Sandbox.Content {
        var content = Sandbox.Content.standard
        for index in content.projects.indices { content.projects[index].name = name }
        for index in content.clients.indices { content.clients[index].name = name }
        for index in content.tasks.indices { content.tasks[index].name = name }
        for index in content.tags.indices { content.tags[index].name = name }
        for index in content.timeEntries.indices { content.timeEntries[index].description = name }
        for index in content.workspaces.indices { content.workspaces[index].name = name }
        for index in content.accounts.indices { content.accounts[index].name = name }
        return content
    }

    private static let days = ["--from=2026-01-05", "--to=2026-01-06"]

    /// The commands that print lists, and the count of their columns off a terminal, where it is one for all lines.
    private static let lists: [(words: [String], columns: Int?)] = [
        (["projects"], 4), (["tasks", "-p", Sandbox.Content.standard.projects[0].id], 2), (["tags"], 2),
        (["clients"], 2), (["workspace", "list"], nil), (["whoami"], 2), (["entries"] + days, nil),
        (["check"] + days, 7), (["report"] + days, 6),
        (["report", "--group-by=client,project,task,tag,day,description"] + days, 11),
    ]

    private func expectHarmless(_ text: String, _ words: [String]) {
        let unsafe = text.unicodeScalars.filter { $0.isUnsafeOnTerminals && !["\n", "\r", "\t"].contains($0) }
        #expect(unsafe.isEmpty, "\(words)")
    }

    @Test func fillNoMoreThanTheirColumnsOnATerminal() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            for (words, _) in Self.lists {
                let run = try await home.timetrackOnTerminal(words + [sandbox.endpoint], columns: 90, typing: [])
                #expect(run.status == 0, "\(words)")
                #expect(run.output.contains("=cmd|' /C ca"), "\(words)")
                expectHarmless(run.output, words)
                // The commands at the end of a check are whole, so that they can be copied.
                let lines = run.output.components(separatedBy: "\r\n").filter { !$0.hasPrefix("  timetrack ") }
                #expect(lines.allSatisfy { $0.displayWidth <= 90 }, "\(words)")
            }
        }
    }

    @Test func areOneValueOfOneLineForPrograms() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            for (words, columns) in Self.lists {
                let run = try await sandbox.home.timetrack(words + [sandbox.endpoint])
                // A check gives ids off a terminal and no names.
                if words[0] != "check" {
                    #expect(run.output.contains("=cmd|' /C calc'!A0 会議[2J]0;t31m x  y"), "\(words)")
                }
                expectHarmless(run.output, words)
                let rows = run.lines.dropLast().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
                let counts = Set(rows.map(\.count))
                #expect(counts.count == 1, "\(words)")
                if let columns { #expect(counts == [columns], "\(words)") }
            }
        }
    }

    @Test func areWholeInJSON() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            for (words, _) in Self.lists {
                let run = try await sandbox.home.timetrack(words + ["--json", sandbox.endpoint])
                expectHarmless(run.output, words)
                let parsed = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
                let isWhole = Self.strings(in: parsed).contains { Array($0.utf8) == Array(Self.name.utf8) }
                #expect(isWhole, "\(words)")
            }
        }
    }

    @Test func leaveAPromptInOneLine() async throws {
        try await SandboxFixture.run(Self.content) { sandbox in
            let home = sandbox.home
            let project = Sandbox.Content.standard.projects[0].id
            let now = SandboxFixture.now
            _ = try await sandbox.timetrack("start", "=cmd()\u{1B}[2J\u{202E}\n$(touch x)", "-p", project)
            let usual = try await home.timetrack("status", "--cached", at: now)
            #expect(usual.output.hasPrefix("0:00 =cmd()[2J $(touch x) in =cmd|' /C calc'!A0"))
            #expect(usual.lines.count == 2)
            #expect(usual.output.count < 1_200)
            expectHarmless(usual.output, ["status"])
            let short = try await home.timetrack("status", "--cached", "--format={project:20}|{description:8}", at: now)
            #expect(short.output == "=cmd|' /C calc'!A0 …|=cmd()[…\n")
            let json = try await home.timetrack("status", "--cached", "--json", at: now)
            expectHarmless(json.output, ["status", "--json"])
            let kept = try Document(json.output)["entry"]["project"].string
            #expect(kept?.hasPrefix("=cmd|' /C calc'!A0 会議\u{1B}[2J") == true)
        }
    }

    @Test func areCutWhereTheyStandInASentence() async throws {
        // No longer than Clockify lets a name be that is written.
        var content = Self.content
        content.projects[0].name = String(Self.name.unicodeScalars.prefix(250))
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let words = ["projects", "archive", Sandbox.Content.standard.projects[0].id, sandbox.endpoint]
            let seen = try await home.timetrackOnTerminal(words, columns: 200, typing: [])
            #expect(seen.output.hasPrefix("Archived the project =cmd|' /C calc'!A0"))
            #expect(seen.output.contains("…") && seen.output.count < 250)
            let piped = try await home.timetrack(words)
            #expect(piped.output.contains(" x  y") && piped.output.count > 10_000)
            expectHarmless(piped.output, words)
        }
    }

    /// All strings within a JSON document.
    private static func strings(in value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap { strings(in: $0) }
        case let object as [String: Any]: object.values.flatMap { strings(in: $0) }
        default: []
        }
    }
}
