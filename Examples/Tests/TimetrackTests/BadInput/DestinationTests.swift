import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack: where keys may go", .timeLimit(.minutes(2)))
struct DestinationTests {
    private typealias Token = SandboxFixture.Token

    @Test func sendsAStoredKeyOnlyToItsOrigin() async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.writeCredentialFile(
                Home.credentials(Token.graceClockify, origin: "https://api.clockify.me")
            )
            let refused = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            #expect(refused.status == 6)
            #expect(refused.errors.contains("belongs to https://api.clockify.me"))
            #expect(refused.errors.contains("--allow-host 127.0.0.1:\(sandbox.server.port)"))
            #expect(sandbox.host.requestCount == 0)

            let allowed = try await sandbox.home.timetrack(
                "whoami",
                "--allow-host=127.0.0.1:\(sandbox.server.port)",
                sandbox.endpoint
            )
            #expect(allowed.output.contains("Grace Hopper"))
            let other = try await sandbox.home.timetrack("whoami", "--allow-host=example.com", sandbox.endpoint)
            #expect(other.status == 6)
        }
    }

    @Test func sendsAKeyOnRecordToItsOwnAddressUnlessToldOtherwise() async throws {
        try await SandboxFixture.run { sandbox in
            let setup = try await sandbox.home.timetrack("setup", sandbox.endpoint, input: Token.graceClockify + "\n")
            #expect(setup.status == 0)
            let run = try await sandbox.home.timetrack("whoami")
            #expect(run.output.contains("Grace Hopper"))
            let doctor = try await sandbox.home.timetrack("doctor", "clockify")
            #expect(doctor.output.contains("\(sandbox.server.address)"))
            let elsewhere = try await sandbox.home.timetrack("whoami", "--endpoint=https://clockify.invalid")
            #expect(elsewhere.status == 6)
        }
    }

    @Test func tellsPortsApart() async throws {
        try await SandboxFixture.run { sandbox in
            try sandbox.home.writeCredentialFile(Home.credentials(Token.graceClockify, origin: "http://127.0.0.1:1"))
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            #expect(run.status == 6)
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test func sendsAKeyFromTheEnvironmentToNoOtherHost() async throws {
        try await Home.make { home in
            let run = try await home.with(["CLOCKIFY_API_KEY": Token.adaClockify])
                .timetrack("whoami", "--endpoint=https://clockify.invalid")
            #expect(run.status == 6)
            #expect(run.errors.contains("nothing was sent to https://clockify.invalid"))
        }
    }

    @Test(arguments: [
        "http://api.clockify.me", "ftp://127.0.0.1", "127.0.0.1:8080", "https://user:pw@127.0.0.1", "https://",
        "http://127.1", "http://127.0.0.1.example.com",
    ])
    func refusesAddressesThatWouldShowAKeyOrMeanNothing(_ address: String) async throws {
        try await Home.make { home in
            let run = try await home.with(["CLOCKIFY_API_KEY": Token.adaClockify])
                .timetrack("whoami", "--endpoint=\(address)")
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("error: "))
            #expect(run.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func followsNoRedirectToAnotherHost() async throws {
        try await SandboxFixture.run { thief in
            let location = thief.server.address + "/api/v1/user"
            let redirect: LoopbackServer.Responder = { _, _ in
                (HTTPResponse(status: .temporaryRedirect, headerFields: [.location: location]), [])
            }
            try await LoopbackServer.run(respond: redirect) { server in
                let run = try await thief.home.timetrack("whoami", "--endpoint=\(server.address)")
                #expect(run.status == 6)
                #expect(run.errors.contains("127.0.0.1"))
                #expect(thief.host.requestCount == 0)
            }
        }
    }

    @Test func keepsAnIdOneSegmentOfThePath() async throws {
        try await SandboxFixture.run { sandbox in
            for id in ["../../user", "a/b", "a?b#c", "..", "%2e%2e"] {
                let run = try await sandbox.home.timetrack("projects", "--workspace=\(id)", sandbox.endpoint)
                #expect([5, 8, 9].contains(run.status))
                #expect(run.output == "")
            }
        }
    }
}
