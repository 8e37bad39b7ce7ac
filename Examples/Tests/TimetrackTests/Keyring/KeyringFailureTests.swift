import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimeTrackingTesting

/// Every case has a usable key in the environment, which must not be used unless there is no keyring at all.
@Suite("timetrack: keyrings that do not answer", .timeLimit(.minutes(2)))
struct KeyringFailureTests {
    private typealias Token = SandboxFixture.Token
    private static let keys = ["CLOCKIFY_API_KEY": Token.adaClockify]

    @Test func saysThatTheKeyringIsLockedAndUsesNoOtherKey() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home.with(Self.keys)
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            let before = fixture.sandbox.host.requestCount
            try await fixture.keyring.lock()
            for arguments in [
                ["whoami", fixture.endpoint], ["setup", fixture.endpoint], ["auth", "logout"],
                ["credentials", "show", "clockify", "default", "--reveal"],
                ["credentials", "remove", "clockify", "default"], ["credentials", "repair", "clockify", "default"],
                ["uninstall", "--keep-program", "--yes", "--quiet"],
            ] {
                let run = try await home.timetrack(arguments, input: Token.sharedClockify)
                #expect(run.status == 4)
                #expect(run.output == "")
                #expect(run.errors.contains("locked") && run.errors.contains("--unlock"))
                let json = try await home.timetrack(arguments.filter { $0 != "--reveal" } + ["--json"])
                #expect(try Document(json.errors)["error"]["code"].string == "locked")
            }
            let status = try await home.timetrack("auth", "status", "--no-verify", "--json")
            #expect(status.status == 4)
            #expect(try Document(status.output)["accounts"][1]["used"].bool == false)
            #expect(fixture.sandbox.host.requestCount == before)

            // The advice helps: that of the keyring, and that of the program.
            let other = try await home.timetrack("whoami", "--token-source", "environment", fixture.endpoint)
            #expect(other.output.contains("Ada Lovelace"))
            try await fixture.keyring.unlock()
            #expect(try await home.timetrack("whoami", fixture.endpoint).output.contains("Grace Hopper"))
        }
    }

    @Test func doesNotWaitForAFrozenKeyring() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home.with(Self.keys)
            await fixture.keyring.freeze()
            // Nothing is on record, and all the same another key would be somebody else's.
            let run = try await home.timetrack("whoami", "--json", fixture.endpoint)
            #expect(run.status == 4)
            #expect(try Document(run.errors)["error"]["code"].string == "timed_out")
            #expect(fixture.sandbox.host.requestCount == 0)
            let status = try await fixture.home.timetrack("auth", "status", "--no-verify")
            #expect(status.status == 4)
            #expect(status.errors.split(separator: "\n").count == 1)
            await fixture.keyring.thaw()
            #expect(try await home.timetrack("whoami", fixture.endpoint).output.contains("Ada Lovelace"))
        }
    }

    @Test func doesNotGoOnWhereTheKeyringDoesNotStart() async throws {
        let services = PrivateBus.Services.command("/bin/false", name: "org.freedesktop.secrets")
        try await SandboxFixture.run { sandbox in
            try await PrivateBus.withRunning(services: services) { bus in
                let home = sandbox.home.without("TIMETRACK_STORE").on(bus.environment).with(Self.keys)
                let run = try await home.timetrack("whoami", "--json", sandbox.endpoint)
                #expect(run.status == 4)
                #expect(try Document(run.errors)["error"]["code"].string == "failed")
                #expect(sandbox.host.requestCount == 0)

                let setup = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
                #expect(setup.status == 4)
                #expect(setup.errors.contains("add `--store file`"))
                let advised = try await home.timetrack("whoami", "--token-source", "environment", sandbox.endpoint)
                #expect(advised.output.contains("Ada Lovelace"))
            }
        }
    }

    @Test(arguments: [true, false])
    func goesOnWhereThereIsNoKeyringAndSaysSo(_ hasBus: Bool) async throws {
        try await SandboxFixture.run { sandbox in
            try await PrivateBus.withRunning(services: .none) { bus in
                let plain = sandbox.home.without("TIMETRACK_STORE")
                let home = hasBus ? plain.on(bus.environment) : plain
                let run = try await home.timetrack("whoami", sandbox.endpoint)
                #expect(run.status == 0)
                #expect(run.output.contains("Ada Lovelace"))
                #expect(
                    run.errors.hasPrefix(
                        "note: The keyring cannot be used here, so the key is that of CLOCKIFY_API_KEY"
                    )
                )
                #expect(run.errors.split(separator: "\n").count == 1)
                let json = try await home.timetrack("whoami", "--json", sandbox.endpoint)
                #expect(json.errors == "")
                #expect(try Document(json.output)["notices"].count == 1)
                #expect(try await home.timetrack("whoami", "--quiet", sandbox.endpoint).errors == "")
                let advised = try await home.with(["TIMETRACK_STORE": "environment"])
                    .timetrack("whoami", sandbox.endpoint)
                #expect(advised.errors == "")

                let bare = home.without("CLOCKIFY_API_KEY")
                let nothing = try await bare.timetrack("whoami", sandbox.endpoint)
                #expect(nothing.status == 3)
                #expect(nothing.errors.contains("run `timetrack setup --store file` or set CLOCKIFY_API_KEY"))
                let setup = try await bare.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
                #expect(setup.status == 4)
                #expect(setup.errors.contains("add `--store file`"))
                let file = try await bare.timetrack(
                    "setup",
                    "--store",
                    "file",
                    sandbox.endpoint,
                    input: Token.graceClockify
                )
                #expect(file.status == 0)
                #expect(try await bare.timetrack("whoami", sandbox.endpoint).output.contains("Grace Hopper"))
            }
        }
    }

    @Test func doesNotGoOnWhereTheKeyIsOnRecord() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home.with(Self.keys)
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            try await fixture.keyring.kill()
            let run = try await home.timetrack("whoami", "--json", fixture.endpoint)
            #expect(run.status == 4)
            #expect(try Document(run.errors)["error"]["code"].string == "unavailable")
            #expect(fixture.sandbox.host.requestCount == 1)
            try await fixture.keyring.restart()
            #expect(try await home.timetrack("whoami", fixture.endpoint).output.contains("Grace Hopper"))
        }
    }

    @Test func endsTheDoubtBetweenTwoItems() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            try await fixture.store("older", "claude-tracker", "clockify_api_key")
            // An attribute of its own puts an item beside the first one instead of replacing it.
            try await fixture.store("newer", "claude-tracker", "clockify_api_key", ["kind": "other"])
            let names = ["claude-tracker", "clockify_api_key"]
            for arguments in [
                ["credentials", "show"] + names, ["credentials", "remove"] + names,
                ["setup", "--service", names[0], "--account", names[1], fixture.endpoint],
            ] {
                let run = try await home.timetrack(arguments, input: Token.graceClockify)
                #expect(run.status == 4)
                #expect(
                    run.errors == "error: 2 items of the keyring answer to claude-tracker/clockify_api_key; "
                        + "`timetrack credentials repair claude-tracker clockify_api_key` keeps one of them.\n"
                )
            }
            // Nobody chose, so nothing goes.
            let asked = try await home.timetrack(["credentials", "repair"] + names)
            #expect(asked.status == 64)
            #expect(asked.errors.contains("nothing was removed; add --yes to keep \"item\", changed "))
            #expect(try await home.timetrack(["credentials", "show"] + names).status == 4)
            let repair = try await home.timetrack(["credentials", "repair", "--yes"] + names)
            #expect(repair.lines[0] == "Removed 1 of 2 items; one answers to claude-tracker/clockify_api_key now.")
            let fingerprint = try await home.timetrack(["credentials", "show", "--json"] + names)
            let kept = try Document(fingerprint.output)["fingerprint"].string ?? "none"
            #expect(repair.lines[1].hasPrefix("It is \"item\", changed "))
            #expect(repair.lines[1].hasSuffix("; its fingerprint is \(kept)."))
            let shown = try await home.timetrack(["credentials", "show", "--reveal"] + names)
            #expect(["older", "newer"].contains(shown.output))
            let again = try await home.timetrack(["credentials", "repair", "--json"] + names)
            #expect(try Document(again.output)["removed"].int == 0)
        }
    }

    @Test func forgetsWhatWasLearnedWithOneOfTwoItems() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            try await fixture.store("older", "clockify", "default")
            try await fixture.store("newer", "clockify", "default", ["kind": "other"])
            try home.learn(with: "default", "work")
            #expect(try await home.timetrack("credentials", "repair", "--yes", "clockify", "default").status == 0)
            let left = home.learned(of: "default", "work")
            #expect(left.timers == ["work"])
            #expect(left.names == ["work"])
        }
    }

    @Test func letsThePersonChooseTheItemThatStays() async throws {
        try await KeyringFixture.run { fixture in
            try await fixture.store("first", "program", "item")
            try await fixture.store("second", "program", "item", ["kind": "other"])
            let run = try await fixture.home.timetrackOnTerminal(
                ["credentials", "repair", "program", "item"],
                typing: [("Number from 1 to 2 [1]: ", "2\n")]
            )
            #expect(run.status == 0)
            #expect(run.output.contains("its fingerprint is "))
            #expect(try await fixture.home.timetrack("credentials", "show", "program", "item").status == 0)
        }
    }

    @Test func saysThatThereIsNoCollectionToPutAKeyInto() async throws {
        try await KeyringFixture.run(keyring: .noCollection) { fixture in
            let run = try await fixture.home.timetrack("setup", "--json", fixture.endpoint, input: Token.graceClockify)
            #expect(run.status == 4)
            #expect(try Document(run.errors)["error"]["code"].string == "unavailable")
            #expect(fixture.sandbox.host.requestCount == 0)
            try await fixture.keyring.restart()
            let advised = try await fixture.home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            #expect(advised.errors == "")
            #expect(advised.status == 0)
        }
    }
}
