import Foundation
import ProgramFixtures
import SandboxServer
import Subprocess
import Testing
import TimeTrackingSandbox

#if canImport(Glibc)
import Glibc
#endif

@Suite("timetrack credentials move", .timeLimit(.minutes(4)))
struct MoveTests {
    private typealias Token = SandboxFixture.Token

    /// A home with an encryption key, in which no variable names a store.
    private func withHome(_ body: (Home) async throws -> Void) async throws {
        try await Home.make { home in
            let home = home.without("TIMETRACK_STORE")
            #expect(try await home.timetrack("keys", "add").status == 0)
            try await body(home)
        }
    }

    @Test func takesAKeyWithItsRecordIntoTheDatabaseAndBack() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("TIMETRACK_STORE").without("CLOCKIFY_API_KEY")
            _ = try await home.timetrack("keys", "add")
            _ = try await home.timetrack("setup", sandbox.endpoint, "--store", "file", input: Token.graceClockify)
            for (source, target) in [("file", "database"), ("database", "file")] {
                let run = try await home.timetrack(
                    "credentials",
                    "move",
                    "--from",
                    source,
                    "--to",
                    target,
                    "clockify",
                    "default"
                )
                #expect(run.status == 0)
                #expect(run.output == "moved\tclockify\tdefault\t\n")
                #expect(run.errors == "From the \(source) to the \(target): 1 moved.\n")
                let who = try await home.timetrack("whoami", sandbox.endpoint)
                #expect(who.output.contains("Grace Hopper"))
                #expect(who.output.contains("key from\tuser default (\(target))\n"))
                let list = try await home.timetrack("credentials", "list")
                #expect(list.output == "clockify\tdefault\t\(target)\n")
            }
        }
    }

    @Test func copiesFromTheEnvironmentAndSaysThatItStaysThere() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("TIMETRACK_STORE")
            _ = try await home.timetrack("keys", "add")
            let move = ["credentials", "move", "--from", "environment", "--to", "database", "--all"]
            let run = try await home.timetrack(move)
            #expect(run.status == 0)
            #expect(run.output == "copied\tclockify\tdefault\t\ncopied\tclockwork\tdefault\t\n")
            #expect(run.errors.contains("CLOCKIFY_API_KEY is still set"))
            let shown = try await home.timetrack("credentials", "show", "clockify", "default", "--reveal")
            #expect(shown.output == Token.adaClockify)
            let status = try await home.without("CLOCKIFY_API_KEY").timetrack("auth", "status", "--no-verify")
            #expect(status.output.contains("database clockify/default"))
            let other = try await home.timetrack(
                "credentials",
                "move",
                "--from=environment",
                "--to=database",
                "tracker",
                "me"
            )
            #expect(other.status == 64)
            #expect(other.errors.contains("The environment has keys of clockify or clockwork alone"))
        }
    }

    @Test func leavesBothValuesWhereTheyDifferUnlessToldWhichCounts() async throws {
        try await withHome { home in
            let move = ["credentials", "move", "--from=file", "--to=database", "--all"]
            func fill() async throws {
                try home.writeCredentialFile(Home.credentials("old", origin: "https://a.example"))
            }
            try await fill()
            #expect(try await home.timetrack(move).status == 0)
            try home.writeCredentialFile(Home.credentials("new", origin: "https://a.example"))
            for arguments in [move, move + ["--dry-run"]] {
                let run = try await home.timetrack(arguments)
                #expect(run.status == 1)
                #expect(run.output.hasPrefix("conflict\tclockify\tdefault\tThe values differ, with the fingerprints "))
                #expect(run.errors.contains("1 item was not moved"))
            }
            let json = try await home.timetrack(move + ["--json"])
            #expect(try Document(json.output)["summary"]["conflict"].int == 1)
            #expect(try Document(json.errors)["error"]["code"].string == "conflict")
            #expect(try await reveal(home, "database") == "old")
            #expect(try await reveal(home, "file") == "new")
            #expect(try await home.timetrack(move + ["--keep"]).status == 0)
            #expect(try await reveal(home, "database") == "old")
            try home.writeCredentialFile(Home.credentials("new", origin: "https://a.example"))
            try home.learn(with: "default", "grace")
            #expect(try await home.timetrack(move + ["--replace"]).status == 0)
            #expect(try await reveal(home, "database") == "new")
            // What was learned with the former key says nothing of this one.
            let left = home.learned(of: "default", "grace")
            #expect(left.timers == ["grace"])
            #expect(left.names == ["grace"])
            #expect(
                try await home.timetrack(move).errors == "There is nothing to move from the file to the database.\n"
            )
        }
    }

    @Test func forgetsWhatIsKnownOfAKeyThatAVariableReplaces() async throws {
        try await withHome { home in
            try home.writeCredentialFile(Home.credentials("old", origin: "https://a.example"))
            #expect(
                try await home.timetrack("credentials", "move", "--from=file", "--to=database", "--all").status == 0
            )
            #expect(try String(contentsOfFile: home.recordFile, encoding: .utf8).contains("a.example"))
            try home.learn(with: "default")
            let run = try await home.with(["CLOCKIFY_API_KEY": "new"])
                .timetrack("credentials", "move", "--from=environment", "--to=database", "--all", "--replace")
            #expect(run.status == 0)
            #expect(try await reveal(home, "database") == "new")
            #expect(home.learned(of: "default").timers.isEmpty)
            #expect(!(try String(contentsOfFile: home.recordFile, encoding: .utf8).contains("a.example")))
        }
    }

    private func reveal(_ home: Home, _ store: String) async throws -> String {
        try await home.timetrack("credentials", "show", "clockify", "default", "--store", store, "--reveal").output
    }

    @Test func losesNothingWhenItIsKilled() async throws {
        try await withHome { home in
            let count = 60
            let items = (0..<count)
                .map { number in
                    "{\"service\": \"tracker\", \"account\": \"user-\(number)\", \"secret\": \"secret-\(number)\"}"
                }
            try home.writeCredentialFile("{\"version\": 1, \"credentials\": [\(items.joined(separator: ", "))]}")
            let move = ["credentials", "move", "--from=file", "--to=database", "--all"]
            let database = home.databaseFile
            for _ in 0..<5 {
                _ = try await home.timetrack(move) { process in
                    // Killed once it writes, a little later each time.
                    var status = stat()
                    for _ in 0..<200_000 where stat(database, &status) != 0 { await Task.yield() }
                    for _ in 0..<Int.random(in: 0..<20_000) { await Task.yield() }
                    kill(process.value, SIGKILL)
                }
                let stores = try await home.timetrack("credentials", "list", "--service", "tracker").output
                for number in 0..<count { #expect(stores.contains("tracker\tuser-\(number)\t")) }
            }
            #expect(try await home.timetrack(move).status == 0)
            for number in 0..<count {
                let item = ["credentials", "show", "tracker", "user-\(number)", "--store=database", "--reveal"]
                #expect(try await home.timetrack(item).output == "secret-\(number)")
            }
            #expect(try await home.timetrack("credentials", "list", "--store=file").output == "")
        }
    }

    @Test(arguments: [
        (["--from=file", "--to=file", "--all"], "lie there already"),
        (["--from=file", "--to=database"], "Say which item"),
        (["--from=file", "--to=database", "one"], "An item has two names"),
        (["--from=file", "--to=database", "a", "b", "--all"], "--all means every item"),
        (["--from=file", "--to=database", "--all", "--keep", "--replace"], "contradict each other"),
        (["--from=file", "--to=environment", "--all"], "--to"),
        (["--from=file", "--to=database", "--account=b"], "add --service"),
        (["--from=keyring", "--to=file", "timetrack", "encryption-keys"], "encryption keys of the database"),
    ])
    func refusesWhatMakesNoSense(_ arguments: [String], _ words: String) async throws {
        try await withHome { home in
            let run = try await home.timetrack(["credentials", "move"] + arguments)
            #expect(run.status == 64)
            #expect(run.errors.contains(words))
        }
    }

    @Test func saysThatAnItemIsInNeitherStore() async throws {
        try await withHome { home in
            let run = try await home.timetrack(
                "credentials",
                "move",
                "--from=file",
                "--to=database",
                "clockify",
                "nobody"
            )
            #expect(run.status == 8)
            #expect(run.errors.contains("There is no item clockify/nobody in either store"))
        }
    }

    @Test func saysThatThereIsNoEncryptionKey() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Home.credentials("a-key", origin: "https://a.example"))
            let run = try await home.timetrack("credentials", "move", "--from=file", "--to=database", "--all")
            #expect(run.status == 4)
            #expect(run.errors.contains("`timetrack keys add`"))
            #expect(try String(contentsOfFile: home.credentialFile, encoding: .utf8).contains("a-key"))
            #expect(try await home.timetrack("keys", "add").status == 0)
            let again = try await home.timetrack("credentials", "move", "--from=file", "--to=database", "--all")
            #expect(again.status == 0)
        }
    }

    @Test func movesBetweenTheKeyringAndTheDatabase() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            let setup = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            #expect(setup.status == 0)
            try await fixture.store("theirs", "claude-tracker", "clockify_api_key")
            #expect(try await home.timetrack("keys", "add", "--keyring").status == 0)
            let run = try await home.timetrack("credentials", "move", "--from=keyring", "--to=database", "--all")
            #expect(run.status == 0)
            #expect(run.output.contains("moved\tclockify\tdefault\t\n"))
            #expect(try await fixture.lookUp("clockify", "default") == nil)
            #expect(try await fixture.lookUp("timetrack", "encryption-keys") != nil)
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == "theirs")
            let who = try await home.timetrack("whoami", fixture.endpoint)
            #expect(who.output.contains("key from\tuser default (database)\n"))
        }
    }
}
