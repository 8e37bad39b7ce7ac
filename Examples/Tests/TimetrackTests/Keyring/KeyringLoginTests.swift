import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite("timetrack with a keyring", .timeLimit(.minutes(2)))
struct KeyringLoginTests {
    private typealias Token = SandboxFixture.Token

    @Test func storesInTheKeyringUnlessToldOtherwise() async throws {
        try await KeyringFixture.run { fixture in
            let run = try await fixture.home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            #expect(run.errors == "")
            #expect(run.output.hasSuffix(" in the keyring (clockify/default).\n"))
            #expect(try await fixture.lookUp("clockify", "default") == Token.graceClockify)
            #expect(!FileManager.default.fileExists(atPath: fixture.home.credentialFile))
            let who = try await fixture.home.timetrack("whoami", fixture.endpoint)
            #expect(who.errors == "")
            #expect(who.output.contains("Grace Hopper"))
            #expect(who.output.contains("key from\tuser default (keyring)\n"))
        }
    }

    @Test func sharesAnItemWithTheTrackerOfSystemB() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            let names = ["--service", "claude-tracker", "--account", "clockify_api_key", fixture.endpoint]
            try await fixture.store(Token.adaClockify, "claude-tracker", "clockify_api_key")
            let shown = try await home.timetrack(
                "credentials",
                "show",
                "claude-tracker",
                "clockify_api_key",
                "--reveal"
            )
            #expect(shown.output == Token.adaClockify && shown.errors == "")
            let adopted = try await home.timetrack(["auth", "login", "--use-stored"] + names)
            #expect(adopted.output.hasPrefix("Stored the key of Ada Lovelace"))
            let who = try await home.timetrack("whoami", fixture.endpoint)
            #expect(who.output.contains("Ada Lovelace"))
            #expect(who.output.contains("key from\tuser default (keyring claude-tracker/clockify_api_key)\n"))

            let replaced = try await home.timetrack(["setup"] + names, input: Token.graceClockify)
            #expect(replaced.output.contains("It replaces the key of Ada Lovelace."))
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == Token.graceClockify)
            let list = try await home.timetrack("credentials", "list", "--service", "claude-tracker")
            #expect(list.output == "claude-tracker\tclockify_api_key\tkeyring\n")

            // The tracker replaces ours, and the next command uses that.
            try await fixture.store(Token.adaClockify, "claude-tracker", "clockify_api_key")
            #expect(try await home.timetrack("whoami", fixture.endpoint).output.contains("Ada Lovelace"))
        }
    }

    @Test func saysThatASecondRunReplacesTheItemOfOtherPrograms() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            let names = ["--service=claude-tracker", "--account=clockify_api_key", fixture.endpoint]
            let first = try await home.timetrack(["setup"] + names, input: Token.adaClockify)
            #expect(first.lines.count == 2)
            let second = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            #expect(second.output.contains(" in the keyring (claude-tracker/clockify_api_key).\n"))
            #expect(second.output.contains("It replaces the key of Ada Lovelace.\n"))
            #expect(
                second.output.contains(
                    "Other programs that use claude-tracker/clockify_api_key have the new key from now on.\n"
                )
            )
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == Token.graceClockify)
        }
    }

    @Test func leavesAnItemThatOtherProgramsUseWhenItForgetsAnAccount() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            let names = ["--service=claude-tracker", "--account=clockify_api_key", fixture.endpoint]
            _ = try await home.timetrack(["setup"] + names, input: Token.graceClockify)
            let left = try await home.timetrack("auth", "logout")
            #expect(left.status == 0)
            #expect(
                left.output == """
                    Removed the record of the Clockify key of default.
                    The key stays in the keyring (claude-tracker/clockify_api_key), where other programs may need it; \
                    `timetrack credentials remove claude-tracker clockify_api_key --store keyring` removes it.

                    """
            )
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == Token.graceClockify)
            #expect(try await home.timetrack("whoami", fixture.endpoint).status == 3)

            _ = try await home.timetrack(["setup", "--use-stored"] + names)
            let document = try await home.timetrack("auth", "logout", "--json")
            #expect(try Document(document.output)["removed"].bool == false)
            #expect(try Document(document.output)["had_record"].bool == true)
            _ = try await home.timetrack(["setup", "--use-stored"] + names)
            let shared = try await home.timetrack("auth", "logout", "--shared")
            #expect(shared.output.hasPrefix("Removed the Clockify key of default from the keyring"))
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == nil)
        }
    }

    @Test func leavesAnItemThatAnotherAccountUsesWhenItForgetsOne() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            let names = ["--user=work", "--service=clockify", "--account=default", fixture.endpoint]
            #expect(try await home.timetrack(["setup", "--use-stored"] + names).status == 0)
            let left = try await home.timetrack("auth", "logout")
            #expect(left.output.contains("The key stays in the keyring (clockify/default), where work may need it"))
            #expect(try await home.timetrack("whoami", "--user=work", fixture.endpoint).status == 0)
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            let both = try await home.timetrack("auth", "logout", "--shared")
            #expect(both.output.contains("It was the clockify key of work, too; the record of it is removed.\n"))
            #expect(try Document(String(contentsOfFile: home.recordFile, encoding: .utf8))["accounts"].count == 0)
        }
    }

    @Test func removesFromTheKeyring() async throws {
        try await KeyringFixture.run { fixture in
            _ = try await fixture.home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            let run = try await fixture.home.timetrack("auth", "logout")
            #expect(run.output == "Removed the Clockify key of default from the keyring (clockify/default).\n")
            #expect(try await fixture.lookUp("clockify", "default") == nil)
        }
    }

    @Test func movesAKeyFromTheFile() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            try home.writeCredentialFile(Home.credentials(Token.adaClockify, origin: fixture.sandbox.server.address))
            // The file of an earlier version is used without looking for a keyring.
            #expect(try await home.timetrack("whoami", fixture.endpoint).output.contains("user default (file)"))
            let run = try await home.timetrack("setup", "--store=keyring", fixture.endpoint, input: Token.graceClockify)
            #expect(run.errors == "note: The former key was removed from \(home.credentialFile).\n")
            #expect(try await fixture.lookUp("clockify", "default") == Token.graceClockify)
            #expect(try !String(contentsOfFile: home.credentialFile, encoding: .utf8).contains(Token.adaClockify))
        }
    }

    @Test func showsWhatIsInTheKeyringAndSkipsItOnDemand() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            let run = try await home.timetrack("auth", "status", "--json")
            let account = try Document(run.output)["accounts"][0]
            #expect(account["store"].string == "keyring" && account["used"].bool == true)
            #expect(account["owner"].string == "Grace Hopper")
            // A keyring that does not answer stands in nobody's way who does not want it.
            await fixture.keyring.freeze()
            let keys = ["CLOCKIFY_API_KEY": Token.adaClockify]
            for variables in [["TIMETRACK_STORE": "file"], ["TIMETRACK_STORE": "environment"]] {
                let skipping = home.with(keys).with(variables)
                let who = try await skipping.timetrack("whoami", fixture.endpoint)
                #expect(who.output.contains("key from\tenvironment CLOCKIFY_API_KEY\n"))
                #expect(try await skipping.timetrack("auth", "status", "--no-verify").status == 0)
            }
            let option = try await home.with(keys).timetrack("whoami", "--token-source=environment", fixture.endpoint)
            #expect(option.output.contains("Ada Lovelace"))
            await fixture.keyring.thaw()
        }
    }

    @Test func revealsInTheSameWayWithAndWithoutTheParser() async throws {
        try await KeyringFixture.run { fixture in
            try await fixture.store("a value", "program", "item")
            for arguments in [
                ["program", "item", "--reveal"], ["--reveal", "program", "item"],
                ["program", "item", "--reveal", "--store=keyring"], ["program", "item", "--reveal", "--unlock"],
            ] {
                let run = try await fixture.home.timetrack(["credentials", "show"] + arguments)
                #expect(run.status == 0 && run.output == "a value" && run.errors == "")
            }
        }
    }
}
