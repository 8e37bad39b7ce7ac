import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite("timetrack: where a key goes during a login", .timeLimit(.minutes(2)))
struct LoginTraceTests {
    /// Follows every write, message, file and program of a login with strace, from the outside.
    @Test func theKeyGoesToTheEndpointAndNowhereElseInClear() async throws {
        let canary = SecretCanary()
        let key = canary.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        var content = Sandbox.Content.standard
        content.accounts[0].clockifyKey = key
        try await KeyringFixture.run(content) { fixture in
            let trace = fixture.home.path + "/trace"
            let calls = "write,writev,pwrite64,sendto,sendmsg,sendmmsg,open,openat,execve"
            let run = try await BuiltProgram.run(
                "/usr/bin/strace",
                [
                    // Stopping at the calls that are looked at and at no others.
                    "-f", "--seccomp-bpf", "-yy", "-s", "1000000", "-e", "trace=\(calls)", "-o", trace,
                    try BuiltProgram.path("timetrack").string, "setup", fixture.endpoint,
                ],
                environment: fixture.home.environment,
                input: key + "\n"
            )
            #expect(run.status == 0)
            #expect(run.errors == "")
            let detector = LeakDetector(canary)
            #expect(detector.leaks(in: run.output).isEmpty)
            let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            let port = try #require(fixture.sandbox.server.address.split(separator: ":").last)
            let telling = lines.filter { !detector.leaks(in: $0).isEmpty }
            if geteuid() == 0 {
                // The key is seen where it has to be seen, so that not seeing it elsewhere means something.
                #expect(!telling.isEmpty)
            } else {
                // Nobody but root sees any text: the program lets nobody look into its memory.
                #expect(!lines.contains { $0.contains(" write(") && $0.contains("\"") })
            }
            let elsewhere = telling.filter { line in
                line.firstRange(of: "->127.0.0.1:\(port)]>") == nil
            }
            // The lines themselves stay out of the output of the tests.
            #expect(elsewhere.count == 0)
            #expect(lines.contains { $0.contains("sendmsg(") && $0.contains("UNIX-STREAM") })
            #expect(try await fixture.lookUp("clockify", "default").map { $0 == key } == true)
        }
    }

    @Test func theKeyIsNeitherAnArgumentNorAVariable() async throws {
        let canary = SecretCanary()
        let key = canary.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let arrived = Gate()
        let released = Gate()
        try await Home.make { home in
            try await LoopbackServer.run { _, _ in
                arrived.open()
                await released.wait()
                return (HTTPResponse(status: .unauthorized), [])
            } whileServing: { server in
                let run = try await home.timetrack("auth", "login", "--endpoint=\(server.address)", input: key) {
                    process in
                    await arrived.wait()
                    defer { released.open() }
                    for name in ["cmdline", "environ"] {
                        let text = try Data(contentsOf: URL(filePath: "/proc/\(process.value)/\(name)"))
                        #expect(text.count > 0)
                        #expect(LeakDetector(canary).leaks(in: Array(text)).isEmpty)
                    }
                }
                #expect(run.status == 5)
            }
        }
    }
}
