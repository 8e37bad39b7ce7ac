import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimeTrackingTesting

/// What `auth status` says of the use of a key is what commands do.
@Suite("timetrack auth status with a keyring", .timeLimit(.minutes(2)))
struct StatusKeyringTests {
    private typealias Token = SandboxFixture.Token

    /// What is said of the use of every key, by its place and user.
    private func uses(_ home: Home, _ arguments: String...) async throws -> [String: String] {
        let run = try await home.timetrack(["auth", "status", "--no-verify"] + arguments)
        return run.lines.reduce(into: [:]) { uses, line in
            let values = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if values.count > 6 { uses["\(values[1]) \(values[2])"] = values[6] }
        }
    }

    @Test func takesAKeyThatEchoHasStoredAsCommandsDo() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            let status = try await home.timetrack("auth", "status", "--json")
            let fingerprint = try Document(status.output)["accounts"][0]["fingerprint"].string ?? "none"
            let names = ["--service=claude-tracker", "--account=clockify_api_key", fixture.endpoint]
            try await fixture.store(Token.graceClockify + "\n", "claude-tracker", "clockify_api_key")
            #expect(try await home.timetrack(["setup", "--use-stored"] + names).status == 0)
            let padded = try await home.timetrack("auth", "status", "--json")
            #expect(padded.status == 0)
            #expect(padded.errors == "")
            let account = try Document(padded.output)["accounts"][0]
            #expect(account["fingerprint"].string == fingerprint)
            #expect(account["owner"].string == "Grace Hopper")
            #expect(try await Diagnosis(home, fixture.endpoint).message("clockify key").contains(fingerprint))
            let shown = try await home.timetrack("credentials", "show", "claude-tracker", "clockify_api_key")
            #expect(shown.output.contains("fingerprint\t\(fingerprint)\n"))
        }
    }

    @Test func namesTheKeyThatNoHeaderCanCarry() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            _ = try await home.timetrack("setup", fixture.endpoint, input: Token.graceClockify)
            for (value, code) in [("two words", "malformed_token"), (" \n", "blank_token")] {
                let item = try await home.timetrack("credentials", "remove", "clockify", "default")
                #expect(item.status == 0)
                try await fixture.store(value, "clockify", "default")
                let run = try await home.timetrack("auth", "status", "--json")
                #expect(run.status == 4)
                #expect(try Document(run.errors)["error"]["code"].string == code)
                #expect(run.errors.contains("The key clockify/default in the keyring"))
                #expect(run.errors.contains("`timetrack credentials remove clockify default --store keyring`"))
            }
        }
    }

    @Test func saysWhatTheVariableKeepsFromBeingUsed() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            for user in ["default", "grace"] {
                _ = try await home.timetrack(["setup", "--user", user, fixture.endpoint], input: Token.graceClockify)
            }
            let free = try await uses(home)
            #expect(free["default keyring clockify/default"] == "used")
            #expect(free["grace keyring clockify/grace"] == "with --user grace")
            for store in ["file", "environment"] {
                let told = home.with(["TIMETRACK_STORE": store])
                let reason = "not used: TIMETRACK_STORE names the \(store)"
                let bound = try await uses(told)
                #expect(bound["default keyring clockify/default"] == reason)
                #expect(bound["grace keyring clockify/grace"] == reason)
                #expect(try await told.timetrack("whoami", "--user=grace", fixture.endpoint).status != 0)
            }
        }
    }

    @Test func saysWhichItemHidesAnOlderOne() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            try await fixture.store(Token.adaClockify, "clockify", "default")
            let names = ["--service=claude-tracker", "--account=clockify_api_key", fixture.endpoint]
            _ = try await home.timetrack(["setup"] + names, input: Token.graceClockify)
            let said = try await uses(home)
            #expect(said["default keyring claude-tracker/clockify_api_key"] == "used")
            #expect(
                said["default keyring clockify/default"]
                    == "not used: the key of default is on record in the keyring as claude-tracker/clockify_api_key"
            )
        }
    }

    @Test func saysWhatStandsInTheWay() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            for user in ["default", "grace"] {
                _ = try await home.timetrack(["setup", "--user", user, fixture.endpoint], input: Token.graceClockify)
            }
            let (own, grace) = ("default keyring clockify/default", "grace keyring clockify/grace")
            try await fixture.keyring.lock()
            let locked = try await uses(home)
            #expect(locked[own] == "not used: locked" && locked[grace] == "not used: locked")
            try await fixture.keyring.unlock()
            let none = try await uses(home.without("DBUS_SESSION_BUS_ADDRESS").without("XDG_RUNTIME_DIR"))
            #expect(none[own] == "not used: unavailable" && none[grace] == "not used: unavailable")
            try await fixture.store("another", "clockify", "default", ["kind": "other"])
            #expect(try await uses(home)[own] == "not used: ambiguous")
            let clear = ["clear", "service", "clockify", "username", "default"]
            _ = try await BuiltProgram.run("/usr/bin/secret-tool", clear, environment: home.environment)
            #expect(try await uses(home)[own] == "not used: not there any more")
        }
    }

    @Test func namesTheVariableThatLooksElsewhere() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            _ = try await home.timetrack("setup", "--user=grace", fixture.endpoint, input: Token.graceClockify)
            let told = home.with(["TIMETRACK_STORE": "file"])
            let run = try await told.timetrack("whoami", "--user=grace", fixture.endpoint)
            #expect(run.status == 3)
            #expect(
                run.errors == "error: There is no Clockify key for the user grace in the file, where TIMETRACK_STORE "
                    + "has it looked for; the key is on record in the keyring: unset TIMETRACK_STORE to use it.\n"
            )
            let diagnosis = try await Diagnosis(told, "--user=grace", fixture.endpoint)
            #expect(diagnosis.message("clockify key").contains("unset TIMETRACK_STORE"))
            // The advice helps.
            #expect(try await home.timetrack("whoami", "--user=grace", fixture.endpoint).status == 0)

            _ = try await home.timetrack(
                "setup",
                "--user=ada",
                "--store=file",
                fixture.endpoint,
                input: Token.adaClockify
            )
            let without = home.without("DBUS_SESSION_BUS_ADDRESS").without("XDG_RUNTIME_DIR")
                .with(["TIMETRACK_STORE": "keyring"])
            let unreachable = try await without.timetrack("whoami", "--user=ada", fixture.endpoint)
            #expect(unreachable.status == 4)
            #expect(unreachable.errors.contains("on record in the file: unset TIMETRACK_STORE"))
        }
    }
}
