import Foundation
import ProgramFixtures
import Testing
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite("timetrack uninstall: items of the keyring", .timeLimit(.minutes(2)))
struct UninstallKeyringTests {
    private typealias Token = SandboxFixture.Token

    @Test func removesItsOwnItemsAndNoOthers() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            try await fixture.store("somebody's", "clockify", "somebody")
            _ = try await home.timetrack("setup", "--no-verify", input: Token.adaClockify)
            _ = try await home.timetrack(
                "setup",
                "clockwork",
                "--user",
                "work",
                "--no-verify",
                input: Token.adaClockwork
            )
            let run = try await home.timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(run.lines.contains("remove\tkeyring\tclockify/default"))
            #expect(run.lines.contains("remove\tkeyring\tclockwork/work"))
            #expect(!run.output.contains(Token.adaClockify))
            #expect(try await fixture.lookUp("clockify", "default") == nil)
            #expect(try await fixture.lookUp("clockwork", "work") == nil)
            #expect(try await fixture.lookUp("clockify", "somebody") == "somebody's")
            #expect(!FileManager.default.fileExists(atPath: home.recordFile))
        }
    }

    @Test func findsItsItemsWithoutARecord() async throws {
        try await KeyringFixture.run { fixture in
            _ = try await fixture.home.timetrack("setup", "--no-verify", input: Token.adaClockify)
            try FileManager.default.removeItem(atPath: fixture.home.recordFile)
            let run = try await fixture.home.timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(try await fixture.lookUp("clockify", "default") == nil)
        }
    }

    @Test func leavesItemsThatOtherProgramsUseUnlessTold() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            let names = ["--service", "claude-tracker", "--account", "clockify_api_key"]
            _ = try await home.timetrack(["setup", "--no-verify"] + names, input: Token.adaClockify)
            let listed = try await home.timetrack("uninstall", "--dry-run")
            #expect(listed.lines.contains("keep\tkeyring\tclaude-tracker/clockify_api_key"))
            #expect(try await home.timetrack("uninstall", "--yes").status == 0)
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == Token.adaClockify)

            _ = try await home.timetrack(["setup", "--no-verify", "--use-stored"] + names)
            #expect(try await home.timetrack("uninstall", "--yes", "--shared").status == 0)
            #expect(try await fixture.lookUp("claude-tracker", "clockify_api_key") == nil)
        }
    }

    @Test func removesNothingWhenTheKeyringIsLocked() async throws {
        try await KeyringFixture.run { fixture in
            let home = fixture.home
            _ = try await home.timetrack("setup", "--no-verify", input: Token.adaClockify)
            let installation = try Installation(in: home)
            try await fixture.keyring.lock()
            let listed = try await installation.timetrack("uninstall", "--dry-run")
            #expect(listed.lines.contains("remove\tkeyring\tclockify/default"))
            #expect(listed.errors.contains("note: The keyring is locked, so nothing would be removed"))
            let document = try await installation.timetrack("uninstall", "--dry-run", "--json")
            #expect(try Document(document.output)["notices"].count == 1)
            let run = try await installation.timetrack("uninstall", "--yes")
            #expect(run.status == 4)
            #expect(run.errors.contains("Nothing was removed") && run.errors.contains("--keep-credentials"))
            #expect(FileManager.default.fileExists(atPath: installation.program))
            #expect(FileManager.default.fileExists(atPath: home.recordFile))

            // The advice helps, both ways.
            try await fixture.keyring.unlock()
            #expect(try await installation.timetrack("uninstall", "--yes").status == 0)
            #expect(try await fixture.lookUp("clockify", "default") == nil)
            #expect(installation.contents == nil)
        }
    }

    @Test func leavesTheKeysOfALockedKeyringWhenTold() async throws {
        try await KeyringFixture.run { fixture in
            _ = try await fixture.home.timetrack("setup", "--no-verify", input: Token.adaClockify)
            let installation = try Installation(in: fixture.home)
            try await fixture.keyring.lock()
            #expect(try await installation.timetrack("uninstall", "--yes", "--keep-credentials").status == 0)
            #expect(installation.contents == nil)
            try await fixture.keyring.unlock()
            #expect(try await fixture.lookUp("clockify", "default") == Token.adaClockify)
        }
    }

    @Test func needsNoKeyringWhenNothingIsOnRecordInOne() async throws {
        try await PrivateBus.withRunning(services: .none) { bus in
            try await Home.make { home in
                let desktop = home.without("TIMETRACK_STORE").on(bus.environment)
                _ = try await desktop.timetrack("setup", "--store", "file", "--no-verify", input: Token.adaClockify)
                #expect(try await desktop.timetrack("uninstall", "--yes").status == 0)
                #expect(!FileManager.default.fileExists(atPath: home.credentialFile))
            }
        }
    }

    @Test func stopsWhenTheKeyringOnRecordIsGone() async throws {
        try await KeyringFixture.run { fixture in
            _ = try await fixture.home.timetrack("setup", "--no-verify", input: Token.adaClockify)
            try await fixture.keyring.kill()
            let run = try await fixture.home.timetrack("uninstall", "--yes")
            #expect(run.status == 4)
            #expect(FileManager.default.fileExists(atPath: fixture.home.recordFile))
        }
    }
}
