import Foundation
import ProgramFixtures
import SandboxServer
import Testing

@Suite("timetrack config", .timeLimit(.minutes(5)))
struct ConfigTests {
    @Test func setsShowsAndTakesAway() async throws {
        try await Home.make { home in
            let set = try await home.timetrack("config", "set", "tags", "deep work, writing")
            #expect(set.output == "tags is deep work,writing now.\n")
            #expect(try await home.timetrack("config", "get", "tags").output == "deep work,writing\n")
            let json = try Document(try await home.timetrack("config", "get", "tags", "--json").output)
            #expect(json["value"][1].string == "writing")
            #expect(json["from"].string == home.path + "/config/timetrack/config.toml")
            let again = try await home.timetrack("config", "set", "tags", "deep work,writing", "--json")
            #expect(try Document(again.output)["changed"].bool == false)
            #expect(try await home.timetrack("config", "unset", "tags", "-q").output == "")
            let none = try await home.timetrack("config", "get", "tags")
            #expect(none.status == 8)
            #expect(none.errors == "error: tags has no value; `timetrack config set tags VALUE` gives it one.\n")
        }
    }

    @Test func saysWhereEachValueComesFrom() async throws {
        try await Home.make { home in
            try home.write("project = 'Notes'\n", to: "clone/.timetrack.toml")
            try home.write("project = 'The Mill'\naccount = 'work'\n", to: "config/timetrack/config.toml")
            let run = try await home.timetrack(in: "clone/deep", "config", "list")
            let rows = run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            let project = try #require(rows.first { $0.first == "project" })
            #expect(project[1...2] == ["Notes", home.path + "/clone/.timetrack.toml"])
            let account = try #require(rows.first { $0.first == "account" })
            #expect(account[1...2] == ["work", home.path + "/config/timetrack/config.toml"])
            let warning = try #require(rows.first { $0.first == "status.warn-after" })
            #expect(warning[1...2] == ["10h", "default"])
            let json = try Document(try await home.timetrack("config", "--json").output)
            #expect(json["settings"].count == rows.count - 1)
        }
    }

    @Test func saysThatTheFileOfAFolderComesFirst() async throws {
        try await Home.make { home in
            let file = home.path + "/clone/.timetrack.toml"
            try home.write("project = 'Notes'\n", to: "clone/.timetrack.toml")
            let set = try await home.timetrack(in: "clone/deep", "config", "set", "project", "The Mill")
            #expect(set.status == 0)
            #expect(set.output == "project is The Mill now.\n")
            #expect(set.errors == "note: \(file) comes first here: in this folder project is Notes.\n")
            #expect(try await home.timetrack(in: "clone/deep", "config", "get", "project").output == "Notes\n")
            let json = try await home.timetrack(in: "clone", "config", "set", "project", "The Mill", "--json")
            #expect(try Document(json.output)["notices"][0].string?.hasPrefix(file) == true)
            // Where it says the same, or nothing, there is nothing to know.
            let same = try await home.timetrack(in: "clone", "config", "set", "project", "Notes")
            #expect(same.errors == "")
            let other = try await home.timetrack(in: "clone", "config", "set", "tags", "writing")
            #expect(other.errors == "")
            #expect(try await home.timetrack("config", "set", "project", "The Mill").errors == "")
            let unset = try await home.timetrack(in: "clone", "config", "unset", "project")
            #expect(unset.errors == "note: \(file) comes first here: in this folder project is Notes.\n")
        }
    }

    @Test func saysThatTheFileOfAFolderLeavesTagsOut() async throws {
        try await Home.make { home in
            let file = home.path + "/clone/.timetrack.toml"
            try home.write("tags = []\n", to: "clone/.timetrack.toml")
            let set = try await home.timetrack(in: "clone", "config", "set", "tags", "writing")
            #expect(set.errors == "note: \(file) comes first here: in this folder tags has no value.\n")
            // Where neither has one, there is nothing to know.
            #expect(try await home.timetrack(in: "clone", "config", "set", "tags", "").errors == "")
            #expect(try await home.timetrack(in: "clone", "config", "unset", "tags").errors == "")
        }
    }

    @Test func setsASettingWhereTheFileOfAFolderHasAMistake() async throws {
        try await Home.make { home in
            try home.write("endpoint = 'http://127.0.0.1:1'\n", to: "clone/.timetrack.toml")
            let set = try await home.timetrack(in: "clone", "config", "set", "project", "The Mill")
            #expect(set.status == 0)
            #expect(set.errors.hasPrefix("note: Other commands fail here: \(home.path)/clone/.timetrack.toml, line 1"))
            #expect(try await home.timetrack("config", "get", "project").output == "The Mill\n")
        }
    }

    @Test func takesRoundingAsReportsDo() async throws {
        try await Home.make { home in
            for text in ["15m:up", "15m up"] {
                let set = try await home.timetrack("config", "set", "report.rounding", text)
                #expect(set.status == 0)
                #expect(try await home.timetrack("config", "get", "report.rounding").output == "15m:up\n")
            }
            #expect(try await home.timetrack("config", "set", "report.rounding", "15m").status == 0)
            #expect(try await home.timetrack("config", "get", "report.rounding").output == "15m:nearest\n")
        }
    }

    @Test func refusesWhatCannotBeSet() async throws {
        try await Home.make { home in
            let value = try await home.timetrack("config", "set", "status.warn-after", "soon")
            #expect(value.status == 64)
            #expect(value.errors.contains("status.warn-after is a length such as 10h, 90m or 1h30m"))
            let key = try await home.timetrack("config", "set", "endpoint", "http://127.0.0.1")
            #expect(key.status == 64)
            #expect(!FileManager.default.fileExists(atPath: home.path + "/config/timetrack/config.toml"))
        }
    }

    @Test(arguments: ["endpoint = \"http://127.0.0.1:1\"", "account = \"other\"", "[status]\nwarn-after = \"1h\""])
    func letsNoFolderSayWhereAKeyGoes(_ text: String) async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.write("project = 'Notes'\n\(text)\n", to: "clone/.timetrack.toml")
            let run = try await sandbox.home.timetrack(in: "clone", "status", "--json", sandbox.endpoint)
            #expect(run.status == 64)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "bad_settings")
            #expect(error["message"].string?.hasPrefix("\(sandbox.home.path)/clone/.timetrack.toml, line ") == true)
            #expect(sandbox.host.requestCount == 0)
        }
    }
}
