import Foundation
import ProgramFixtures
import Testing

@Suite("timetrack: arguments", .timeLimit(.minutes(2)))
struct ArgumentTests {
    @Test func printsItsVersion() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("--version")
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("timetrack "))
        }
    }

    @Test func printsHelpForEveryCommand() async throws {
        try await Home.make { home in
            let all = try await home.timetrack("--help")
            #expect(all.status == 0)
            #expect(all.output.contains("Exit status: 0 done"))
            for command in [
                "demo", "setup", "auth", "credentials", "whoami", "start", "stop", "status", "entries", "projects",
                "tasks", "tags", "clients", "workspace", "config", "clockwork",
            ] {
                let help = try await home.timetrack(command, "--help")
                #expect(help.status == 0)
                #expect(help.output.contains("USAGE: timetrack \(command)"))
                #expect(all.output.contains("  \(command) "))
            }
        }
    }

    @Test func explainsWrongArguments() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("start", "--nonsense")
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("Error: Unknown option '--nonsense'"))
            let json = try await home.timetrack("status", "--nonsense", "--json")
            #expect(json.status == 64)
            #expect(try Document(json.errors)["error"]["code"].string == "usage")
            let unknown = try await home.timetrack("nonsense", "--json")
            #expect(unknown.status == 64)
            #expect(try Document(unknown.errors)["error"]["message"].string?.contains("'nonsense'") == true)
        }
    }

    @Test(arguments: [
        (["start", "my", "long", "task"], "start 'my long task'"),
        (["start", "-p", "Website", "my", "long", "task"], "start -p Website 'my long task'"),
        (["start", "my", "task", "--at", "20m ago", "--queue"], "start 'my task' --at '20m ago' --queue"),
        (["start", "--at=20m ago", "it's", "late", "--json"], "start --at='20m ago' 'it'\\''s late' --json"),
        (["switch", "my", "task", "--no-project"], "switch 'my task' --no-project"),
        (["log", "add", "my", "task", "--from", "9:00", "--for", "1h"], "log add 'my task' --from 9:00 --for 1h"),
        (["log", "edit", "last", "--description", "my", "task"], "log edit last --description 'my task'"),
    ])
    func saysThatADescriptionStandsInQuotes(_ arguments: [String], _ command: String) async throws {
        try await Home.make { home in
            let run = try await home.timetrack(arguments)
            #expect(run.status == 64)
            let isJSON = arguments.contains("--json")
            let message = isJSON ? try Document(run.errors)["error"]["message"].string : run.errors
            #expect(message?.contains("stands in quotes") == true)
            #expect(message?.contains("`timetrack \(command)`.") == true)
        }
    }

    @Test(arguments: [
        ["start", "my", "task", "--nonsense"], ["stop", "my", "task"], ["log", "delete", "my", "task"],
    ])
    func advisesNoQuotesWhereTheyWouldNotHelp(_ arguments: [String]) async throws {
        try await Home.make { home in
            let run = try await home.timetrack(arguments)
            #expect(run.status == 64)
            #expect(!run.errors.contains("quotes"))
        }
    }

    @Test func documentsTheSameExitStatusesAsItsHelp() async throws {
        let page = URL(filePath: #filePath).appending(path: "../../../../../docs/timetrack.md").standardized
        let text = try String(contentsOf: page, encoding: .utf8)
        let rows = try #require(text.split(separator: "## Exit status").last).split(separator: "\n")
        let documented = rows.compactMap { row in
            row.split(separator: "|").first.flatMap { Int($0.filter { $0 != " " }) }
        }
        try await Home.make { home in
            let help = try await home.timetrack("--help").output
            let sentence = try #require(help.split(separator: "Exit status:").last?.split(separator: "\n\n").first)
            let listed = sentence.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(documented == listed)
            #expect(documented == [0, 1] + Array(3...12) + [64, 130, 143])
        }
    }

    @Test func takesNoKeyAsAnArgument() async throws {
        try await Home.make { home in
            let help = try await home.timetrack("setup", "--help")
            #expect(!help.output.contains("--key") && !help.output.contains("--token "))
            let run = try await home.timetrack("setup", "my-key")
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("Error: A key is never an argument"))
            #expect(!run.errors.contains("my-key") && !help.output.contains("<key>"))
            for arguments in [
                ["setup", "--with-token=my-key"], ["auth", "login", "my-key"], ["setup", "--token=my-key"],
            ] {
                let run = try await home.timetrack(arguments)
                #expect(run.status == 64)
                #expect(!(run.output + run.errors).contains("my-key"))
            }
        }
    }

    @Test func namesTheCommandThatHelpsWhenThereIsNoKey() async throws {
        try await Home.make { home in
            let clockify = try await home.timetrack("whoami")
            #expect(clockify.status == 3)
            #expect(
                clockify.errors == "error: There is no Clockify key for the user default; "
                    + "run `timetrack setup` or set CLOCKIFY_API_KEY.\n"
            )
            let clockwork = try await home.timetrack("clockwork", "start", "ENGINE-1")
            #expect(clockwork.status == 3)
            #expect(clockwork.errors.contains("run `timetrack setup clockwork` or set CLOCKWORK_API_TOKEN"))
        }
    }
}
