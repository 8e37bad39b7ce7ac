import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackKeys

@testable import timetrack

@Suite("timetrack credentials", .timeLimit(.minutes(2)))
struct CredentialsTests {
    private static let file = """
        {"version": 1, "credentials": [
          {"service": "clockify", "account": "default", "secret": "abc", "attributes": {"workspace_id": "w1"}},
          {"service": "claude-tracker", "account": "clockify_api_key", "secret": "other"},
          {"service": "claude-tracker", "account": "escape", "secret": "a\\u001b[2Jb"},
          {"service": "claude-tracker", "account": "bytes", "secret_base64": "/wAK"}]}
        """

    @Test func listsNamesAndNoSecret() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.file)
            let all = try await home.timetrack("credentials", "list")
            #expect(all.output.contains("claude-tracker\tclockify_api_key\tfile\n"))
            #expect(all.output.contains("clockify\tdefault\tfile\n"))
            #expect(!all.output.contains("abc"))
            let some = try await home.timetrack("credentials", "list", "--service=clockify", "--json")
            #expect(try Document(some.output)["items"].count == 1)
        }
    }

    @Test func showsTheFingerprintAndNotTheValue() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.file)
            let run = try await home.timetrack("credentials", "show", "clockify", "default")
            #expect(
                run.output == "store\t\(home.credentialFile)\nfingerprint\tba7816bf\nworkspace_id\tw1\n"
            )
            let json = try await home.timetrack("credentials", "show", "clockify", "default", "--json")
            #expect(try Document(json.output)["fingerprint"].string == "ba7816bf")
            #expect(!json.output.contains("\"abc\""))
            let both = try await home.timetrack("credentials", "show", "clockify", "default", "--json", "--reveal")
            #expect(both.status == 64)
            #expect(both.output == "")
        }
    }

    @Test func revealsTheValueByteForByteInAPipe() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.file)
            let text = try await home.timetrack("credentials", "show", "claude-tracker", "clockify_api_key", "--reveal")
            #expect(text.output == "other")
            #expect(text.errors == "")
            let program = try BuiltProgram.path("timetrack").string
            let bytes = try await BuiltProgram.run(
                "/bin/sh",
                ["-c", "'\(program)' credentials show claude-tracker bytes --reveal | od -An -tx1"],
                environment: home.environment
            )
            #expect(bytes.output == " ff 00 0a\n")
        }
    }

    @Test func endsTheLineOnATerminalAndKeepsEscapesFromIt() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.file)
            let text = try await home.timetrackOnTerminal("credentials", "show", "clockify", "default", "--reveal")
            #expect(text.output == "abc\r\n")
            for account in ["escape", "bytes"] {
                let run = try await home.timetrackOnTerminal(
                    "credentials",
                    "show",
                    "claude-tracker",
                    account,
                    "--reveal",
                    columns: 200
                )
                #expect(run.status == 64)
                #expect(run.output.contains("send it into a file or a pipe"))
                #expect(!run.output.contains("\u{1B}[2J"))
            }
        }
    }

    @Test func saysWhatToDoAboutAnItemThatIsNotThere() async throws {
        try await Home.make { home in
            for arguments in [["show", "a", "b"], ["show", "a", "b", "--reveal"], ["remove", "a", "b"]] {
                let run = try await home.timetrack(["credentials"] + arguments)
                #expect(run.status == 8)
                #expect(
                    run.errors.contains("There is no item a/b in the file; `timetrack credentials list --service a`")
                )
            }
        }
    }

    @Test func forgetsWhatWasLearnedWithAKeyThatItRemoves() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.file)
            try home.learn(with: "default", "work")
            // Nobody's Clockify key.
            let other = try await home.timetrack("credentials", "remove", "claude-tracker", "clockify_api_key")
            #expect(other.status == 0)
            #expect(home.learned(of: "default", "work").timers == ["default", "work"])
            #expect(try await home.timetrack("credentials", "remove", "clockify", "default").status == 0)
            let left = home.learned(of: "default", "work")
            #expect(left.timers == ["work"])
            #expect(left.names == ["work"])
        }
    }

    @Test func forgetsWhatWasLearnedByAccountsOnRecord() async throws {
        try await StoreFixture.make { fixture in
            let key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
            let usual = try fixture.usual
            try fixture.record(.keyring, key)
            let records = try fixture.stores.recordFile().read()
            #expect(records.users(of: key, in: .keyring) == ["default"])
            #expect(records.users(of: key, in: .file) == [])
            // The account has another key on record than the one that is named after it.
            #expect(records.users(of: usual, in: .file) == [])
            #expect(AccountRecords().users(of: usual, in: .file) == ["default"])
        }
    }

    @Test func removesAnItemAndTheRecordOfIt() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: SandboxFixture.Token.graceClockify)
            try home.learn(with: "default")
            let run = try await home.timetrack("credentials", "remove", "clockify", "default")
            #expect(run.output.contains("It was the clockify key of default; the record of it is removed.\n"))
            #expect(home.learned(of: "default").names == [])
            // Nothing is on record any more, so the environment counts again.
            #expect(try await home.timetrack("whoami", sandbox.endpoint).output.contains("Ada Lovelace"))
        }
    }
}
