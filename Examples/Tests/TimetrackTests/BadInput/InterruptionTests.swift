import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Testing

@Suite("timetrack: interruptions", .timeLimit(.minutes(2)))
struct InterruptionTests {
    @Test(arguments: [(SIGINT, Int32(130), "interrupted"), (SIGTERM, 143, "terminated")])
    func endsARequestInTheMiddle(_ signal: Int32, _ status: Int32, _ code: String) async throws {
        try await whileARequestHangs { home, server, arrived in
            let run = try await home.timetrack("start", "Note G", "--json", "--endpoint=\(server.address)") { process in
                await arrived.wait()
                kill(process.value, signal)
            }
            #expect(run.status == status)
            #expect(run.output == "")
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == code)
            let advice = "`timetrack status --endpoint \(server.address)` shows whether the timer started."
            #expect(error["message"].string?.hasSuffix(advice) == true)
        }
    }

    @Test func losesNoStoredKey() async throws {
        try await whileARequestHangs { home, server, arrived in
            let text = Home.credentials("key", origin: server.address)
            try home.writeCredentialFile(text)
            let run = try await home.timetrack("setup", "--endpoint=\(server.address)", input: "new-key\n") { process in
                await arrived.wait()
                kill(process.value, SIGINT)
            }
            #expect(run.status == 130)
            #expect(try String(contentsOfFile: home.credentialFile, encoding: .utf8) == text)
        }
    }

    /// Serves requests that get no answer until the closure has ended.
    private func whileARequestHangs(_ body: (Home, LoopbackServer, Gate) async throws -> Void) async throws {
        let arrived = Gate()
        let released = Gate()
        try await Home.make { home in
            try await LoopbackServer.run { _, _ in
                arrived.open()
                await released.wait()
                return (HTTPResponse(status: .serviceUnavailable), [])
            } whileServing: { server in
                defer { released.open() }
                try await body(home.with(["CLOCKIFY_API_KEY": "key"]), server, arrived)
            }
        }
    }
}
