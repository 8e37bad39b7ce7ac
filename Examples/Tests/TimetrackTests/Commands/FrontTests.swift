import Foundation
import ProgramFixtures
import SystemPackage
import Testing
import TimetrackPrompt
import TimetrackStatus

@Suite("timetrack as it is installed", .timeLimit(.minutes(2)))
struct FrontTests {
    private static let credentials = Home.credentials("a-key", origin: "https://api.clockify.me")

    @Test func answersByItselfWhatItCan() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            try FileManager.default.removeItem(atPath: installation.wholeProgram)
            #expect(try await installation.timetrack("--version").output == "timetrack 0.1.0\n")
            let shown = try await installation.timetrack("credentials", "show", "clockify", "default", "--reveal")
            #expect(shown.status == 0)
            #expect(shown.output == "a-key")
            let missing = try await installation.timetrack("credentials", "show", "--reveal", "clockify", "nobody")
            #expect(missing.status == 8)
            #expect(missing.errors.contains("timetrack credentials list --service clockify"))
        }
    }

    @Test(arguments: [
        ["credentials", "show", "clockify", "default", "--reveal"],
        ["credentials", "show", "clockify", "nobody", "--reveal"],
        ["--version"], ["credentials", "show", "clockify", "--reveal", "default"],
    ])
    func saysWhatTheWholeProgramSays(_ arguments: [String]) async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            let front = try await installation.timetrack(arguments)
            let whole = try await home.timetrack(arguments)
            #expect(front.status == whole.status)
            #expect(front.output == whole.output)
            #expect(front.errors == whole.errors)
        }
    }

    @Test(arguments: [
        ["credentials", "show", "clockify", "default"], ["credentials", "show", "clockify", "--reveal"], ["--help"],
        ["credentials", "show", "clockify", "default", "--reveal", "--json"],
        ["credentials", "show", "-x", "y", "--reveal"],
        ["whoami", "--json", "--no-such-option"], [],
    ])
    func leavesTheRestToTheWholeProgram(_ arguments: [String]) async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            let front = try await installation.timetrack(arguments)
            let whole = try await home.timetrack(arguments)
            #expect(front.status == whole.status)
            #expect(front.output == whole.output)
            #expect(front.errors == whole.errors)
        }
    }

    @Test(arguments: [
        ["--cached"], ["--cached", "--json"], ["--format", "{description:6} {?project}in {project}{/}", "--cached"],
        ["--cached", "--format={id}\\t{long}"], ["--user", "ada", "--cached"], ["--cached", "--user=nobody"],
        ["--cached", "--user=nobody", "--json"],
        // Those that the whole program answers.
        ["--cached", "--format", "{nothing}"], ["--cached", "--endpoint=http://127.0.0.1:1"], ["--cached", "-q"],
        ["--cached", "--json", "--format", "x"], ["--cached", "extra"],
    ])
    func saysAsTheWholeProgramDoesWhatRuns(_ arguments: [String]) async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            // In the future, so that the time it has been running does not change between the two.
            try home.keepStatus(of: "default", start: 4_000_000_000)
            try home.keepStatus(of: "ada", start: 4_000_000_000)
            let front = try await installation.timetrack(["status"] + arguments)
            let whole = try await home.timetrack(["status"] + arguments)
            #expect(front.status == whole.status)
            #expect(front.output == whole.output)
            #expect(front.errors == whole.errors)
        }
    }

    @Test func saysByItselfWhatRuns() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try FileManager.default.removeItem(atPath: installation.wholeProgram)
            let nothing = try await installation.timetrack("status", "--cached")
            #expect(nothing.status == 0)
            #expect(nothing.output == "")
            try home.keepStatus(of: "default", start: Int(Date().timeIntervalSince1970) - 3_900)
            try home.keepStatus(of: "ada", start: Int(Date().timeIntervalSince1970) - 7_500)
            #expect(try await installation.timetrack("status", "--cached").output == "1:05 Note G in Bernoulli\n")
            // The active account is another one from now on.
            try Data("{\"version\": 1, \"active\": {\"clockify\": \"ada\"}, \"accounts\": []}".utf8)
                .write(to: URL(filePath: home.recordFile))
            #expect(try await installation.timetrack("status", "--cached").output == "2:05 Note G in Bernoulli\n")
            let other = try await installation.timetrack(
                "status",
                "--cached",
                "--format",
                "{elapsed}",
                "--user",
                "default"
            )
            #expect(other.output == "1:05\n")
            // The key of the environment is nobody's on record.
            let program = FilePath(installation.program)
            let shared = home.with(["TIMETRACK_STORE": "environment"]).environment
            let others = try await BuiltProgram.run(program, ["status", "--cached"], environment: shared)
            #expect(others.output == "")
            try home.keepStatus(of: "", start: Int(Date().timeIntervalSince1970) - 300)
            let own = try await BuiltProgram.run(program, ["status", "--cached"], environment: shared)
            #expect(own.output == "0:05 Note G in Bernoulli\n")
            // Settings that may choose the account are read by the whole program.
            try Data("account = 'ada'".utf8).write(to: URL(filePath: home.path + "/config/timetrack/config.toml"))
            let left = try await installation.timetrack("status", "--cached")
            #expect(left.errors.contains(installation.wholeProgram))
        }
    }

    @Test func saysThatTheWholeProgramIsMissing() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try FileManager.default.removeItem(atPath: installation.wholeProgram)
            let run = try await installation.timetrack("status")
            #expect(run.status == 1)
            #expect(run.errors.contains(installation.wholeProgram))
            #expect(run.errors.contains("run Scripts/install again"))
            let json = try await installation.timetrack("status", "--json")
            #expect(try Document(json.errors)["error"]["code"].string == "incomplete_installation")
        }
    }
}

extension Home {
    /// Writes what a command would have learned about a running timer.
    fileprivate func keepStatus(of account: String, start: Int) throws {
        let cache = StatusCache(in: FilePath(path).appending("cache").appending("timetrack"))
        let timer = CachedStatus.Timer(id: "e1", description: "Note G", project: "Bernoulli", start: start)
        try cache.keep(
            CachedStatus(
                account: account,
                origin: "https://api.clockify.me",
                user: "u",
                workspace: "w",
                checked: start,
                longAfter: 36_000,
                timer: timer
            )
        )
        try FileManager.default.createDirectory(atPath: path + "/config/timetrack", withIntermediateDirectories: true)
    }
}
