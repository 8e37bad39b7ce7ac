import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite("timetrack: prompts of the desktop", .timeLimit(.minutes(2)))
struct UnlockTests {
    private typealias Token = SandboxFixture.Token

    @Test func areShownOnlyWithUnlock() async throws {
        try await SandboxFixture.run { sandbox in
            let key = Token.graceClockify
            try await PromptingKeyring.run("clockify", "default", key, person: .agrees) { keyring, bus in
                let home = sandbox.home.without("TIMETRACK_STORE").on(bus.environment)
                for arguments in [
                    ["whoami"], ["auth", "status"], ["auth", "logout"], ["credentials", "list"],
                    ["credentials", "show", "clockify", "default", "--reveal"],
                    ["credentials", "remove", "clockify", "default"],
                ] {
                    let run = try await home.timetrack(arguments)
                    #expect(run.status == (arguments == ["credentials", "list"] ? 0 : 4))
                }
                #expect(try await home.timetrack("setup", sandbox.endpoint, input: "other").status == 4)
                #expect(try keyring.promptsShown() == 0)

                let shown = try await home.timetrack(
                    "credentials",
                    "show",
                    "clockify",
                    "default",
                    "--reveal",
                    "--unlock"
                )
                #expect(shown.output == key)
                #expect(try keyring.promptsShown() == 1)
                // The item has no address of ours, so the key is for Clockify and not for a sandbox.
                let who = try await home.timetrack("whoami", sandbox.endpoint)
                #expect(who.status == 6)
            }
        }
    }

    @Test func areNoReasonForAnotherKeyWhenThePersonClosesThem() async throws {
        try await SandboxFixture.run { sandbox in
            let key = Token.graceClockify
            try await PromptingKeyring.run("clockify", "default", key, person: .closesIt) { keyring, bus in
                let home = sandbox.home.without("TIMETRACK_STORE").on(bus.environment)
                let run = try await home.timetrack("whoami", "--unlock", "--json", sandbox.endpoint)
                #expect(run.status == 4)
                #expect(try Document(run.errors)["error"]["code"].string == "dismissed")
                #expect(run.errors.contains("Where no desktop can show a prompt, unlock the keyring in another way"))
                #expect(try keyring.promptsShown() == 1)
                #expect(sandbox.host.requestCount == 0)
            }
        }
    }
}
