import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack setup", .timeLimit(.minutes(2)))
struct SetupTests {
    private typealias Token = SandboxFixture.Token

    @Test func storesAKeyFromStandardInputAfterCallingTheService() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify + "\n")
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("Stored the key of Grace Hopper for \(sandbox.server.address) in "))
            #expect(!(run.output + run.errors).contains(Token.graceClockify))
            let mode = try FileManager.default.attributesOfItem(atPath: sandbox.home.credentialFile)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(sandbox.host.requestCount == 1)

            // The stored key comes before the one in the environment.
            let who = try await sandbox.home.timetrack("whoami", "--json", sandbox.endpoint)
            let document = try Document(who.output)
            #expect(document["user"]["name"].string == "Grace Hopper")
            #expect(document["key_source"].string == "user default (file)")
        }
    }

    @Test func asksOnATerminalWithoutShowingTheKey() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrackOnTerminal(
                "setup",
                "--service=clockwork",
                "--user=work",
                sandbox.endpoint,
                input: Token.adaClockwork + "\n",
                after: "Clockwork key for work: "
            )
            #expect(run.output.contains("Clockwork key for work: "))
            #expect(run.status == 0)
            #expect(!run.output.contains(Token.adaClockwork))
        }
    }

    @Test func restoresTheTerminalWhenItIsInterrupted() async throws {
        let output = try await expectEcho(after: 130) { _ in [.init(after: "default: ", "half-a-key\u{3}")] }
        #expect(!output.contains("half-a-key"))
    }

    @Test(arguments: [(SIGHUP, 143), (SIGTERM, 143), (SIGINT, 130)] as [(Int32, Int32)])
    func restoresTheTerminalWhenItIsAskedToEnd(_ signal: Int32, _ status: Int32) async throws {
        try await expectEcho(after: status) { file in
            [
                .init(after: "default: ") {
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    kill(try #require(pid_t(text.filter(\.isNumber))), signal)
                }
            ]
        }
    }

    @Test(arguments: ["two words\n", "\u{4}"])
    func restoresTheTerminalAfterAMistake(_ input: String) async throws {
        try await expectEcho(after: 64) { _ in [.init(after: "default: ", input)] }
    }

    /// Expects that the terminal shows what is typed after a setup that ends with a status.
    ///
    /// - Parameters:
    ///   - status: The exit status of the setup.
    ///   - dialogue: Makes the dialogue; it is given the path of a file with the number of the process.
    /// - Returns: What the terminal showed.
    /// - Throws: That a program could not be started.
    @discardableResult
    private func expectEcho(
        after status: Int32,
        _ dialogue: (String) -> [BuiltProgram.Cue]
    ) async throws -> String {
        try await Home.make { home in
            let program = try BuiltProgram.path("timetrack").string
            let file = home.path + "/process"
            let script = """
                trap : INT HUP TERM; stty echo; sh -c 'echo $$ > \(file); exec "\(program)" setup'
                echo status=$?; stty -a
                """
            let run = try await BuiltProgram.run(
                "/usr/bin/script",
                ["-q", "-e", "-c", script, "/dev/null"],
                environment: home.environment,
                // The end of the input comes after the end of the program, not instead of the interruption.
                dialogue: dialogue(file) + [.init(after: "status=")]
            )
            #expect(run.output.contains("status=\(status)"))
            #expect(run.output.firstMatch(of: /[ \n]echo[ ;]/) != nil)
            return run.output
        }
    }

    @Test func storesNothingWhenTheServiceRefusesTheKey() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: "wrong\n")
            #expect(run.status == 5)
            #expect(!FileManager.default.fileExists(atPath: sandbox.home.credentialFile))
        }
    }

    @Test(arguments: ["", "\n", "  \n", "two words\n", "caf\u{E9}\n"])
    func refusesWhatCannotBeAKey(_ input: String) async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: input)
            #expect(run.status == 64)
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test func doesNotAskWithNoInput() async throws {
        try await Home.make { home in
            let run = try await home.timetrackOnTerminal("setup", "--no-input")
            #expect(run.status == 64)
            #expect(run.output.contains("pipe the key into standard input"))
        }
    }

    @Test func findsAnUnusableFileOutBeforeItAsks() async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.writeCredentialFile("{}", permissions: 0o644)
            let run = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: Token.adaClockify)
            #expect(run.status == 4)
            #expect(sandbox.host.requestCount == 0)
            #expect(try String(contentsOfFile: sandbox.home.credentialFile, encoding: .utf8) == "{}")
        }
    }
}
