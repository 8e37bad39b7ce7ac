import HTTPTypes
import NIOCore
import ProgramFixtures
import SandboxServer
import Subprocess
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack: answers that cannot be used", .timeLimit(.minutes(3)))
struct BadAnswerTests {
    @Test func explainsAnHTMLErrorPage() async throws {
        // More pages than the program makes attempts.
        var faults = Sandbox.Faults()
        faults.nextAnswers = Array(repeating: .badGateway, count: 20)
        try await SandboxFixture.run(faults: faults) { sandbox in
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            #expect(run.status == 10)
            #expect(run.errors.hasPrefix("error: Clockify"))
            #expect(!run.errors.contains("<"))
            #expect(run.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func givesUpWhenTheServiceAsksToWaitForDays() async throws {
        var faults = Sandbox.Faults()
        faults.nextAnswers = Array(repeating: .tooManyRequests(retryAfter: "999999"), count: 20)
        try await SandboxFixture.run(faults: faults) { sandbox in
            let run = try await sandbox.home.timetrack("whoami", "--json", sandbox.endpoint)
            #expect(run.status == 11)
            #expect(try Document(run.errors)["error"]["code"].string == "rate_limited")
            #expect(run.errors.contains("999999 seconds"))
            #expect(sandbox.host.requestCount == 1)
        }
    }

    @Test func refusesJSONThatIsNestedTooDeep() async throws {
        var faults = Sandbox.Faults()
        faults.nextAnswers = [.nestedJSON(depth: 100_000)]
        try await SandboxFixture.run(faults: faults) { sandbox in
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            #expect(run.status == 12)
            #expect(run.errors.hasPrefix("error: "))
        }
    }

    @Test func endsAListThatHasNoEnd() async throws {
        var faults = Sandbox.Faults()
        faults.hasEndlessPages = true
        try await SandboxFixture.run(faults: faults) { sandbox in
            let run = try await sandbox.home.timetrack(
                "entries",
                "--from=2026-01-05",
                "--to=2026-01-06",
                "--json",
                sandbox.endpoint
            )
            // Pages that repeat what was there bring nothing new, and end the list.
            #expect(run.status == 0)
            #expect(try Document(run.output)["entries"].count == 3)
        }
    }

    @Test func stopsAtTheMostPages() async throws {
        let pages = PageSource()
        try await Home.make { home in
            try await LoopbackServer.run(respond: pages.respond) { server in
                let run = try await home.with(["CLOCKIFY_API_KEY": "key"])
                    .timetrack(
                        "entries",
                        "--workspace=64a687e29ae1f428e7ebe303",
                        "--from=2026-01-05",
                        "--to=2026-01-06",
                        "--endpoint=\(server.address)"
                    )
                #expect(run.status == 12)
                #expect(run.errors.contains("more than 500 pages"))
            }
        }
    }

    @Test func stopsReadingABodyOfAGigabyte() async throws {
        let run = try await answer { outbound in
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n"
            try await outbound.write(ByteBuffer(string: head))
            let part = ByteBuffer(repeating: UInt8(ascii: " "), count: 1 << 20)
            for _ in 0..<1_024 { try await outbound.write(part) }
        }
        #expect(run.status == 12)
        #expect(run.errors.contains("larger than"))
    }

    @Test func stopsUnpackingABomb() async throws {
        let packed =
            try await Subprocess.run(
                .path("/bin/sh"),
                arguments: ["-c", "head -c 1000000000 /dev/zero | gzip -1"],
                output: .bytes(limit: 64 << 20)
            )
            .standardOutput
        try #require(!packed.isEmpty)
        let run = try await answer { outbound in
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"
            try await outbound.write(ByteBuffer(string: head))
            try await outbound.write(ByteBuffer(bytes: packed))
        }
        #expect(run.status == 12)
        #expect(run.errors.contains("larger than"))
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nnever", "SSH-2.0-OpenSSH_9.2\r\n", ""])
    func explainsWhatIsNoAnswerAtAll(_ text: String) async throws {
        let run = try await answer { outbound in
            if !text.isEmpty { try await outbound.write(ByteBuffer(string: text)) }
        }
        #expect([7, 12].contains(run.status))
        #expect(run.errors.hasPrefix("error: "))
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    /// Runs `whoami` against a server that sends these bytes.
    private func answer(_ script: @escaping ScriptedServer.Script) async throws -> BuiltProgram.Run {
        try await Home.make { home in
            let (runs, results) = AsyncStream<BuiltProgram.Run>.makeStream()
            try await ScriptedServer.run(script: script) { server in
                results.yield(
                    try await home.with(["CLOCKIFY_API_KEY": "key"])
                        .timetrack("whoami", "--endpoint=http://127.0.0.1:\(server.port)")
                )
            }
            var iterator = runs.makeAsyncIterator()
            return try #require(await iterator.next())
        }
    }
}

/// Answers every request for time entries with a page of new ones.
private struct PageSource {
    @Sendable
    func respond(_ request: HTTPRequest, _ body: [UInt8]) async -> (HTTPResponse, [UInt8]) {
        let path = request.path ?? ""
        let page = path.split(separator: "&").first { $0.hasPrefix("page=") || $0.contains("?page=") } ?? ""
        let interval = #"{"start":"2026-01-05T08:00:00Z","end":"2026-01-05T08:00:01Z","duration":"PT1S"}"#
        let json =
            path.hasSuffix("/user")
            ? #"{"id":"u","name":"Nobody","email":"n@example.com"}"#
            : "[{\"id\":\"\(page.filter(\.isNumber))-\(path.hashValue)\",\"timeInterval\":\(interval)}]"
        let fields: HTTPFields = [.contentType: "application/json", HTTPField.Name("Last-Page")!: "false"]
        return (HTTPResponse(status: .ok, headerFields: fields), Array(json.utf8))
    }
}
