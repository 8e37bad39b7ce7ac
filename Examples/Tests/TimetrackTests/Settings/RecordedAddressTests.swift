import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimetrackRecords

/// A key that was stored for another address than the usual one, as on every regional host.
@Suite("timetrack: the address on record", .timeLimit(.minutes(2)))
struct RecordedAddressTests {
    private func withStoredKey(_ body: (SandboxFixture) async throws -> Void) async throws {
        try await SandboxFixture.run { sandbox in
            let setup = try await sandbox.home.timetrack(
                "setup",
                sandbox.endpoint,
                input: SandboxFixture.Token.adaClockify
            )
            #expect(setup.status == 0)
            try await body(sandbox)
        }
    }

    @Test func isThatOfQueuedWork() async throws {
        try await withStoredKey { sandbox in
            let home = sandbox.home
            let kept = try await home.timetrack(
                ["log", "add", "Call", "-p", "No such", "--from=yesterday 9:00", "--for=5m", "--queue"]
            )
            #expect(kept.status == 0)
            for _ in 0..<2 {
                let push = try await home.timetrack("queue", "push")
                #expect(push.status == 9)
                #expect(push.errors.contains("There is no project") || push.output.contains("There is no project"))
            }
            let project = try await home.timetrack("projects", "create", "No such")
            #expect(project.status == 0)
            let entries = sandbox.entries.count
            #expect(try await home.timetrack("queue", "push").status == 0)
            #expect(sandbox.entries.count == entries + 1)
        }
    }

    @Test func isThatOfCompletedNames() async throws {
        try await withStoredKey { sandbox in
            let home = sandbox.home
            #expect(try await home.timetrack("projects").status == 0)
            let script = """
                eval "$(timetrack --generate-completion-script bash)"
                COMP_WORDS=(timetrack start -p "") COMP_CWORD=3
                COMP_LINE="timetrack start -p " COMP_POINT=${#COMP_LINE}
                _timetrack timetrack "" -p
                printf '%s\\n' "${COMPREPLY[@]}"
                """
            let program = try BuiltProgram.path("timetrack").removingLastComponent()
            let completed = try await BuiltProgram.run(
                "/bin/bash",
                ["--norc", "--noprofile", "-c", script],
                environment: home.with(["PATH": "\(program):\(home.environment["PATH"] ?? "")"]).environment
            )
            #expect(completed.output.contains("Bernoulli"))
        }
    }
}
