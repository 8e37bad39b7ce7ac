import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing

/// Whether the shell commands of the pages do what the pages say.
@Suite(.timeLimit(.minutes(3)))
struct DocumentedCallsTests {
    @Test func theCallsOfTheServersPageAreAnsweredAsItSays() async throws {
        let blocks = try CallBlock.blocks(of: "docs/server.md")
        #expect(blocks.flatMap(\.steps).count >= 12)
        #expect(blocks.flatMap(\.steps).contains { !$0.answer.isEmpty })
        try await ServerFixture.run { fixture in
            let token = try await fixture.session(of: "ada")
            for block in blocks {
                try await block.check(
                    environment: ["SERVER": fixture.server.address, "TOKEN": token, "PATH": "/usr/bin:/bin"]
                )
            }
        }
    }

    @Test func theReadersFirstServerStartsAndAnswers() async throws {
        let block = try #require(try CallBlock.blocks(of: "README.md").first)
        #expect(block.steps.contains { $0.command.hasPrefix("timetrack-server >") })
        let programs = try BuiltProgram.path("timetrack-server").removingLastComponent().string
        let ports = try await freePorts()
        try await ServerFolder.make { folder in
            try await block.check(
                environment: [
                    "HOME": folder.path, "TMPDIR": folder.path, "PATH": "\(programs):/usr/bin:/bin",
                    "TIMETRACK_SERVER_LISTEN": "127.0.0.1:\(ports[0])",
                ],
                replacing: ["127.0.0.1:8080": "127.0.0.1:\(ports[0])", "8081": "\(ports[1])"]
            )
        }
    }

    /// Two ports on which nobody listens.
    private func freePorts() async throws -> [Int] {
        try await LoopbackServer.run { _, _ in
            (.init(status: .ok), [])
        } whileServing: { first in
            try await LoopbackServer.run { _, _ in
                (.init(status: .ok), [])
            } whileServing: { second in
                [first.port, second.port]
            }
        }
    }

    @Test func findsMarkedBlocksAndTheAnswersInThem() {
        let page = """
            ```sh
            curl of-no-interest
            ```
            <!-- calls -->
            ```sh
            one \\
              --more
            # {"a": 1}
            # second line

            two
            ```
            """
        let blocks = CallBlock.blocks(in: page)
        #expect(blocks.map(\.line) == [6])
        #expect(
            blocks.first?.steps == [
                .init(command: "one \\\n  --more", answer: "{\"a\": 1}\nsecond line"),
                .init(command: "two", answer: ""),
            ]
        )
    }

    @Test func noticesAnswersThatThePageDoesNotShow() {
        #expect(CallBlock.matches("{\"a\":1}", "{\"a\":1}"))
        #expect(!CallBlock.matches("{\"a\":1}", "{\"a\":2}"))
        #expect(!CallBlock.matches("{\"a\":1}", ""))
        #expect(CallBlock.matches("a 17 b 18 c", "a … b … c"))
        #expect(!CallBlock.matches("a 17 d 18 c", "a … b … c"))
        #expect(!CallBlock.matches("a", "a…a"))
    }
}
