import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack auth status and logout", .timeLimit(.minutes(2)))
struct StatusTests {
    private typealias Token = SandboxFixture.Token

    @Test func showsEveryKeyAndWhichOfThemIsUsed() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            _ = try await home.timetrack("setup", "--user=work", sandbox.endpoint, input: Token.sharedClockify)
            let run = try await home.timetrack("auth", "status", "--json", sandbox.endpoint)
            #expect(run.status == 0)
            let accounts = try Document(run.output)["accounts"]
            #expect(accounts.count == 4)
            #expect(accounts[0]["owner"].string == "Grace Hopper")
            #expect(accounts[0]["active"].bool == true && accounts[0]["used"].bool == true)
            #expect(accounts[0]["fingerprint"].string?.count == 8)
            #expect(accounts[0]["origin"].string == sandbox.server.address)
            #expect(accounts[1]["user"].string == "work" && accounts[1]["use"].string == "with --user work")
            #expect(accounts[2]["variable"].string == "CLOCKIFY_API_KEY")
            #expect(accounts[2]["owner"].string == "Ada Lovelace")
            #expect(accounts[2]["used"].bool == false)
            #expect(accounts[3]["variable"].string == "CLOCKWORK_API_TOKEN" && accounts[3]["used"].bool == true)
            for token in [Token.graceClockify, Token.sharedClockify, Token.adaClockify, Token.adaClockwork] {
                #expect(!run.output.contains(token))
            }
            let human = try await home.timetrackOnTerminal("auth", "status", sandbox.endpoint)
            #expect(human.status == 0)
            #expect(human.output.contains("default (active)"))
        }
    }

    @Test func saysThatTheFirstAccountIsUsedFromNowOn() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("CLOCKIFY_API_KEY")
            let setup = try await home.timetrack("setup", "--user=first", sandbox.endpoint, input: Token.graceClockify)
            #expect(setup.output.hasSuffix("\nCommands for Clockify use it from now on.\n"))
            #expect(try await home.timetrack("whoami", sandbox.endpoint).output.contains("user first (file)"))
            let again = try await home.timetrack("setup", "--user=first", sandbox.endpoint, input: Token.graceClockify)
            #expect(!again.output.contains("from now on"))
        }
    }

    @Test func callsNobodyWithNoVerify() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            let before = sandbox.host.requestCount
            let run = try await sandbox.home.timetrack("auth", "status", "--no-verify")
            #expect(run.status == 0)
            #expect(sandbox.host.requestCount == before)
            #expect(run.lines.first?.hasPrefix("clockify\tdefault\tfile clockify/default\t") == true)
            #expect(run.lines.first?.contains("\tGrace Hopper\t") == true)
        }
    }

    @Test func endsWithTheStatusOfTheFirstProblem() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", "--no-verify", sandbox.endpoint, input: "nobody")
            let refused = try await home.timetrack("auth", "status", "--json")
            #expect(refused.status == 5)
            #expect(try Document(refused.output)["accounts"][0]["error"]["code"].string == "unauthorized")
            try FileManager.default.removeItem(atPath: home.credentialFile)
            let gone = try await home.timetrack("auth", "status", "--no-verify")
            #expect(gone.status == 3)
            #expect(gone.errors.contains("run `timetrack auth login` to store it again, or `timetrack auth logout`"))
            // Both ways help.
            #expect(try await home.timetrack("auth", "logout").status == 0)
            let after = try await home.without("CLOCKIFY_API_KEY").timetrack("auth", "status", "--no-verify", "--json")
            #expect(after.status == 0)
            #expect(try Document(after.output)["accounts"].count == 1)
        }
    }

    @Test func namesTheCommandToRunWhenThereIsNoKeyAtAll() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("auth", "status")
            #expect(run.status == 3)
            #expect(run.errors.contains("run `timetrack auth login`"))
        }
    }

    @Test func removesTheKeyAndTheRecordAndSaysWhatAppliesNow() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            let run = try await home.timetrack("auth", "logout")
            #expect(run.status == 0)
            #expect(
                run.output == "Removed the Clockify key of default from \(home.credentialFile).\n"
                    + "CLOCKIFY_API_KEY is set, so commands use that key from now on.\n"
            )
            #expect(try Document(String(contentsOfFile: home.recordFile, encoding: .utf8))["accounts"].count == 0)
            #expect(try await home.timetrack("whoami", sandbox.endpoint).output.contains("Ada Lovelace"))
            let again = try await home.timetrack("auth", "logout")
            #expect(again.status == 3)
        }
    }

    @Test(arguments: [("n\n", Int32(64), true), ("\n", 64, true), ("y\n", 0, false)])
    func asksFirstOnATerminal(_ answer: String, _ status: Int32, _ isKept: Bool) async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            let run = try await home.timetrackOnTerminal(["auth", "logout"], typing: [("[y/N] ", answer)])
            #expect(run.status == status)
            let who = try await home.without("CLOCKIFY_API_KEY").timetrack("whoami", sandbox.endpoint)
            #expect((who.status == 0) == isKept)
        }
    }

    @Test func asksNobodyWithYesOrNoInput() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            _ = try await home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify)
            let refused = try await home.timetrackOnTerminal("auth", "logout", "--no-input")
            #expect(refused.status == 64)
            #expect(refused.output.contains("add --yes"))
            #expect(try await home.timetrackOnTerminal("auth", "logout", "--yes").status == 0)
        }
    }

    @Test func choosesAmongSeveralAccounts() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let none = try await home.timetrack("auth", "switch")
            #expect(none.status == 3 && none.errors.contains("timetrack auth login --user NAME"))
            for user in ["default", "work", "side job"] {
                _ = try await home.timetrack(["setup", "--user", user, sandbox.endpoint], input: Token.graceClockify)
            }
            let unclear = try await home.timetrack("auth", "switch")
            #expect(unclear.status == 64 && unclear.errors.contains("work, side job"))
            let unknown = try await home.timetrack("auth", "switch", "--user=nobody")
            #expect(unknown.status == 3 && unknown.errors.contains("name one of default, work, side job"))
            let asked = try await home.timetrackOnTerminal(["auth", "switch"], typing: [("[1]: ", "3\n")])
            #expect(asked.output.contains("use the key of "))
            let status = try await home.timetrack("auth", "status", "--no-verify", "--json")
            #expect(try Document(status.output)["accounts"][2]["active"].bool == true)
        }
    }
}
