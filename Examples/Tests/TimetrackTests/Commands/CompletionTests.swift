import Foundation
import ProgramFixtures
import SystemPackage
import Testing

/// Completions are run, because shells find such mistakes only then.
@Suite("timetrack: completions", .timeLimit(.minutes(2)))
struct CompletionTests {
    /// Calls the function that zsh calls on TAB, with the functions of its completion system replaced by some that print.
    private func zsh(_ function: String, _ home: Home) async throws -> BuiltProgram.Run {
        let script = try await home.timetrack("--generate-completion-script", "zsh").output
        let file = home.path + "/_timetrack"
        try script.write(toFile: file, atomically: true, encoding: .utf8)
        let call = """
            setopt extendedglob
            compdef() { }
            _arguments() { print -rl -- "$@" }
            source "$1"
            \(function)
            """
        return try await BuiltProgram.run(
            "/usr/bin/zsh",
            ["-f", "-c", call, "zsh", file],
            environment: home.environment,
            input: ""
        )
    }

    @Test(arguments: ["doctor", "auth_switch", "auth_logout", "setup", "auth_login", "credentials_show", "uninstall"])
    func runInZsh(_ command: String) async throws {
        try await Home.make { home in
            let run = try await zsh("_timetrack_\(command)", home)
            #expect(run.errors == "")
            #expect(run.output.contains("--help"))
        }
    }

    @Test func nameNoVariableThatAShellCannotHave() async throws {
        try await Home.make { home in
            let script = try await home.timetrack("--generate-completion-script", "zsh").output
            for line in script.split(separator: "\n") where line.contains("local -ar ") {
                #expect(line.contains(#/local -ar [A-Za-z_][A-Za-z0-9_]*=/#), "\(line)")
            }
        }
    }

    @Test(arguments: ["setup", "auth login", "auth switch", "doctor"])
    func offerTheServices(_ command: String) async throws {
        try await Home.make { home in
            let fish = try await home.timetrack("--generate-completion-script", "fish").output
            let lines = fish.split(separator: "\n").filter { $0.contains("\"timetrack \(command)\"") }
            #expect(lines.contains { $0.contains("'clockify clockwork'") })
        }
    }
}
