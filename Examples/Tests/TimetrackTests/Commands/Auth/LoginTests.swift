import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack auth login", .timeLimit(.minutes(2)))
struct LoginTests {
    private typealias Token = SandboxFixture.Token

    @Test func recordsWhichStoreHoldsTheKeyAndNoSecret() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("TIMETRACK_STORE")
            let login = try await home.timetrack(
                "auth",
                "login",
                "--store=file",
                "--json",
                sandbox.endpoint,
                input: Token.graceClockify
            )
            #expect(login.status == 0)
            let document = try Document(login.output)
            #expect(document["store"].string == "file")
            #expect(document["file"].string == home.credentialFile)
            #expect(document["stored_as"]["account"].string == "default")
            #expect(document["replaced"].bool == false)
            #expect(document["active"].bool == true)
            let record = try String(contentsOfFile: home.recordFile, encoding: .utf8)
            #expect(!record.contains(Token.graceClockify))
            #expect(try Document(record)["accounts"][0]["owner"].string == "Grace Hopper")

            // Only the store on record is asked: not the keyring, not the environment.
            let who = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(who.errors == "")
            #expect(who.output.contains("key from\tuser default (file)\n"))
            try FileManager.default.removeItem(atPath: home.credentialFile)
            let gone = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(gone.status == 3)
            #expect(
                gone.errors == "error: There is no Clockify key for the user default in the file any more, where it "
                    + "was stored; run `timetrack setup` to store it again.\n"
            )
            // The second login goes where the first one went, and the advice helps.
            #expect(try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify).status == 0)
            #expect(try await home.timetrack("whoami", sandbox.endpoint).status == 0)
        }
    }

    @Test func saysWhoseKeyItReplaces() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let first = try await home.timetrack("setup", sandbox.endpoint, input: Token.adaClockify)
            #expect(!first.output.contains("replaces"))
            let same = try await home.timetrack("setup", sandbox.endpoint, input: Token.adaClockify)
            #expect(same.output.hasSuffix("It replaces the former key.\n"))
            let other = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            #expect(other.output.hasPrefix("Stored the key of Grace Hopper for "))
            #expect(other.output.hasSuffix("It replaces the key of Ada Lovelace.\n"))
            let json = try await home.timetrack("setup", "--json", sandbox.endpoint, input: Token.adaClockify)
            #expect(try Document(json.output)["replaced_owner"].string == "Grace Hopper")
        }
    }

    @Test func asksNobodyWithNoVerify() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack(
                "auth",
                "login",
                "--no-verify",
                "--workspace=w1",
                sandbox.endpoint,
                input: "not-a-key-of-anybody"
            )
            #expect(run.status == 0)
            #expect(sandbox.host.requestCount == 0)
            let records = try Document(String(contentsOfFile: sandbox.home.recordFile, encoding: .utf8))
            #expect(records["accounts"][0]["workspace_id"].string == "w1")
            #expect(records["accounts"][0]["owner"].string == nil)
        }
    }

    @Test func readsOneLineOfAPipe() async throws {
        try await SandboxFixture.run { sandbox in
            let input = Token.graceClockify + "\r\nsecond line\n"
            let run = try await sandbox.home.timetrack("auth", "login", "--with-token", sandbox.endpoint, input: input)
            #expect(run.output.hasPrefix("Stored the key of Grace Hopper"))
        }
    }

    @Test func letsThePersonChooseTheWorkspaceOnATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrackOnTerminal(
                ["setup", sandbox.endpoint],
                typing: [
                    ("Clockify key for default: ", Token.graceClockify + "\n"), ("Number from 1 to 2 [1]: ", "7\n"),
                    ("Number from 1 to 2 [1]: ", "2\n"),
                ]
            )
            #expect(run.status == 0)
            #expect(run.output.contains("  1  Analytical Engines\r\n  2  Compilers\r\n"))
            #expect(run.output.contains("The workspace is "))
            let workspace = try await sandbox.home.timetrack("whoami", "--json", sandbox.endpoint)
            #expect(try Document(workspace.output)["workspace_id"].string == "b00000000000000000000002")
        }
    }

    @Test func choosesTheOnlyWorkspaceSilently() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrackOnTerminal(
                "setup",
                sandbox.endpoint,
                input: Token.adaClockify + "\n",
                after: "Clockify key for default: "
            )
            #expect(run.status == 0)
            #expect(!run.output.contains("Number from"))
        }
    }

    @Test func takesAWorkspaceByIdOrNameAndNamesThoseThereAre() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let named = try await home.timetrack(
                "setup",
                "-w",
                "compilers",
                sandbox.endpoint,
                input: Token.graceClockify
            )
            #expect(named.output.contains("The workspace is Compilers."))
            let wrong = try await home.timetrack("setup", "-w", "nowhere", sandbox.endpoint, input: Token.graceClockify)
            #expect(wrong.status == 8)
            #expect(wrong.errors.contains("b00000000000000000000002 (Compilers)"))
            // A new key of the same person is for the same workspace, one of another person is not.
            let again = try await home.timetrack("setup", "--json", sandbox.endpoint, input: Token.graceClockify)
            #expect(try Document(again.output)["workspace_id"].string == "b00000000000000000000002")
            let other = try await home.timetrack("setup", "--json", sandbox.endpoint, input: Token.adaClockify)
            #expect(try Document(other.output)["workspace_id"].string == "b00000000000000000000001")
        }
    }

    @Test func keepsTheServiceNameOfTheOldForm() async throws {
        try await SandboxFixture.run { sandbox in
            let old = try await sandbox.home.timetrack(
                "setup",
                "--service=clockwork",
                "--json",
                sandbox.endpoint,
                input: Token.adaClockwork
            )
            #expect(try Document(old.output)["service"].string == "clockwork")
            #expect(try Document(old.output)["stored_as"]["service"].string == "clockwork")
            let contradiction = try await sandbox.home.timetrack("setup", "clockwork", "--service=clockify")
            #expect(contradiction.status == 64)
        }
    }

    @Test func storesUnderTheNamesOfAnotherProgram() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let names = ["--service", "claude-tracker", "--account", "clockify_api_key"]
            let run = try await home.timetrack(["setup"] + names + [sandbox.endpoint], input: Token.graceClockify)
            #expect(run.status == 0)
            let who = try await home.timetrack("whoami", sandbox.endpoint)
            #expect(who.output.contains("Grace Hopper"))
            // A second run without the names goes to the same place.
            let again = try await home.timetrack("setup", "--json", sandbox.endpoint, input: Token.adaClockify)
            #expect(try Document(again.output)["stored_as"]["account"].string == "clockify_api_key")
            #expect(try Document(again.output)["replaced_owner"].string == "Grace Hopper")
            // The usual names, when they are named, move it back; the other program keeps its item.
            let back = try await home.timetrack(
                "setup",
                "--account=default",
                "--json",
                sandbox.endpoint,
                input: Token.adaClockify
            )
            #expect(try Document(back.output)["stored_as"]["service"].string == "clockify")
            #expect(try Document(back.output)["notices"][0].string?.contains("other programs may need it") == true)
            let kept = try await home.timetrack("credentials", "show", "claude-tracker", "clockify_api_key")
            #expect(kept.status == 0)
        }
    }

    @Test func takesAKeyThatIsStoredAlready() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let text = """
                {"version": 1, "credentials": [
                  {"service": "claude-tracker", "account": "clockify_api_key", "secret": "\(Token.graceClockify)"}]}
                """
            try home.writeCredentialFile(text)
            let names = ["--service=claude-tracker", "--account=clockify_api_key", "--use-stored", sandbox.endpoint]
            let run = try await home.timetrack(["auth", "login"] + names)
            #expect(run.status == 0)
            #expect(try String(contentsOfFile: home.credentialFile, encoding: .utf8) == text)
            #expect(try await home.timetrack("whoami", sandbox.endpoint).output.contains("Grace Hopper"))
            let none = try await home.timetrack("auth", "login", "--use-stored", "--account=nobody", sandbox.endpoint)
            #expect(none.status == 8)
            #expect(none.errors.contains("leave out --use-stored"))
        }
    }

    @Test func sendsAStoredKeyNowhereButHome() async throws {
        try await SandboxFixture.run { sandbox in
            let text = Home.credentials(Token.graceClockify, origin: "https://api.clockify.me")
            try sandbox.home.writeCredentialFile(text)
            let run = try await sandbox.home.timetrack("auth", "login", "--use-stored", sandbox.endpoint)
            #expect(run.status == 6)
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test func changesNotWhoseKeyIsUsedWhenAnotherUserLogsIn() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            // As the version before records left it.
            try home.writeCredentialFile(Home.credentials(Token.adaClockify, origin: sandbox.server.address))
            let run = try await home.timetrack("setup", "--user=work", sandbox.endpoint, input: Token.graceClockify)
            #expect(run.output.contains("or always after `timetrack auth switch --user work`."))
            #expect(try await home.timetrack("whoami", sandbox.endpoint).output.contains("Ada Lovelace"))
            let advised = try await home.timetrack("auth", "switch", "--user", "work")
            #expect(advised.output == "Commands for Clockify use the key of work now.\n")
            #expect(try await home.timetrack("whoami", sandbox.endpoint).output.contains("Grace Hopper"))
            #expect(try await home.timetrack("auth", "switch").output.contains("key of default now"))
        }
    }

    @Test func refusesToStoreInTheEnvironment() async throws {
        try await Home.make { home in
            let run = try await home.with(["TIMETRACK_STORE": "environment"]).timetrack("setup", input: "key")
            #expect(run.status == 64)
            #expect(run.errors.contains("add --store keyring, file or database"))
        }
    }
}
