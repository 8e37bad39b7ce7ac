import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

/// Completions are run in the shells themselves, because only they know what they make of a word.
@Suite("timetrack: completion of names", .timeLimit(.minutes(5)))
struct NameCompletionTests {
    private typealias Project = Sandbox.Content.Project

    /// Names that a shell could take for something else.
    private static let names = [
        "a:b c", "back\\slash", "it's", "\"quoted\"", "$(touch pwned)", "`touch pwned`", "{a,b}", "*", "~", "-x",
        "x;y|z&",
        "$HOME", "!!", "=HYPERLINK(\"x\")", "#x", "[a]?", "(x)", "<x>", "%s", "+1", "@x", "caf\u{E9} \u{1F600}",
    ]

    /// Names that no shell is given: a terminal would act on them, or nobody would complete them.
    private static let unoffered = [
        "evil\u{1B}[2J", "evil\u{9B}2J", "two\nlines", "a\tb", "\u{202E}bidi", "\u{2066}bidi", "hidden\u{200B}",
        String(repeating: "long ", count: 2_000),
    ]

    /// A sandbox whose names were listed, in a home where any request would be seen.
    private func withNames(_ body: (SandboxFixture, Int) async throws -> Void) async throws {
        var content = Sandbox.Content.standard
        let workspace = content.workspaces[0].id
        content.projects = (Self.names + Self.unoffered).enumerated()
            .map { index, name in Project(id: "e\(index)", workspace: workspace, name: name) }
        try await SandboxFixture.run(content) { sandbox in
            #expect(try await sandbox.home.timetrack("projects", sandbox.endpoint).status == 0)
            try await body(sandbox, sandbox.host.requestCount)
            #expect(!FileManager.default.fileExists(atPath: sandbox.home.path + "/pwned"))
        }
    }

    private func run(_ shell: String, _ script: String, _ sandbox: SandboxFixture) async throws -> BuiltProgram.Run {
        let name = (shell as NSString).lastPathComponent
        let home = sandbox.home
        let completions = try await home.timetrack("--generate-completion-script", name).output
        try home.write(completions, to: "completions")
        let folder = (try BuiltProgram.path("timetrack").string as NSString).deletingLastPathComponent
        let path = "\(folder):\(home.environment["PATH"] ?? "")"
        let flags = ["bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]][name] ?? []
        return try await BuiltProgram.run(
            "/usr/bin/env",
            ["-C", home.path, shell] + flags + ["-c", script, home.path + "/completions", sandbox.endpoint],
            environment: home.with(["PATH": path]).environment,
            input: ""
        )
    }

    @Test func offersThemInBash() async throws {
        try await withNames { sandbox, requests in
            let script = """
                source "$0"
                COMP_WORDS=(timetrack start "$1" -p "") COMP_CWORD=4
                COMP_LINE="timetrack start $1 -p " COMP_POINT=${#COMP_LINE}
                _timetrack timetrack "" -p
                printf '%s\\n' "${COMPREPLY[@]}"
                """
            let run = try await run("/bin/bash", script, sandbox)
            #expect(run.errors == "")
            #expect(Set(run.lines) == Set(Self.names + [""]))
            #expect(sandbox.host.requestCount == requests)
        }
    }

    @Test func offersThemInZsh() async throws {
        try await withNames { sandbox, requests in
            let script = """
                compdef() { }
                setopt extendedglob
                source "$0"
                export SAP_SHELL=zsh
                command_name=timetrack; command_line=(timetrack start "$1" -p "")
                _describe() { print -rl -- "${(P)3[@]}" }
                __timetrack_custom_complete ---completion start -- --project 4 0
                """
            let run = try await run("/usr/bin/zsh", script, sandbox)
            #expect(run.errors == "")
            let words = Self.names.map { $0.replacing("\\", with: "\\\\").replacing(":", with: "\\:") }
            #expect(Set(run.lines) == Set(words + [""]))
            #expect(sandbox.host.requestCount == requests)
        }
    }

    @Test func offersThemInFish() async throws {
        try await withNames { sandbox, requests in
            // Fish knows the words of a command line only where it reads them from a terminal.
            let script = """
                source $argv[1]
                set -g endpoint $argv[2]
                function __timetrack_tokens
                    contains -- -t $argv; and echo ""; or printf '%s\\n' timetrack start $endpoint -p
                end
                __timetrack_custom_completion ---completion start -- --project 4 0
                """
            let run = try await run("/usr/bin/fish", script, sandbox)
            #expect(run.errors == "")
            #expect(Set(run.lines) == Set(Self.names + [""]))
            #expect(sandbox.host.requestCount == requests)
        }
    }

    @Test func offersTasksOfTheProjectAndNamesOfEveryKind() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["SAP_SHELL": "fish"])
            func offered(_ option: String, _ words: String...) async throws -> [String] {
                let line = ["timetrack", "x", sandbox.endpoint] + words
                let call = ["---completion"] + ["tasks", "done", "--", option, "\(line.count)", "0"] + line
                return try await home.timetrack(call).lines.filter { !$0.isEmpty }
            }
            #expect(try await offered("--project") == [])
            for list in [["projects"], ["workspace"], ["tasks", "-p", "bernoulli"]] {
                #expect(try await home.timetrack(list + [sandbox.endpoint]).status == 0)
            }
            let requests = sandbox.host.requestCount
            #expect(try await offered("positional@0", "-p", "bernoulli\\ numbers") == ["Table of operations"])
            #expect(try await offered("positional@0", "--project=Notes") == [])
            #expect(try await offered("--workspace") == ["Analytical Engines"])
            #expect(try await offered("--project").contains("The Mill"))
            // Those of another account are none of this one's.
            #expect(try await offered("--project", "--account", "work") == [])
            #expect(sandbox.host.requestCount == requests)
            let folder = home.path + "/cache/timetrack/names"
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".json") {
                try home.write("{\"version\": 1, broken", to: "cache/timetrack/names/\(name)")
            }
            #expect(try await offered("--project") == [])
            #expect(try await home.timetrack("projects", sandbox.endpoint).status == 0)
            #expect(try await offered("--project").contains("The Mill"))
        }
    }
}
