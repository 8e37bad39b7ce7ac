import Foundation
import Testing

@Suite("timetrack as it is installed", .timeLimit(.minutes(2)))
struct FrontTests {
    private static let credentials = Home.credentials("a-key", origin: "https://api.clockify.me")

    @Test func answersByItselfWhatItCan() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            try FileManager.default.removeItem(atPath: installation.wholeProgram)
            #expect(try await installation.timetrack("--version").output == "timetrack 0.1.0\n")
            let shown = try await installation.timetrack("credentials", "show", "clockify", "default", "--reveal")
            #expect(shown.status == 0)
            #expect(shown.output == "a-key")
            let missing = try await installation.timetrack("credentials", "show", "--reveal", "clockify", "nobody")
            #expect(missing.status == 8)
            #expect(missing.errors.contains("timetrack credentials list --service clockify"))
        }
    }

    @Test(arguments: [
        ["credentials", "show", "clockify", "default", "--reveal"],
        ["credentials", "show", "clockify", "nobody", "--reveal"],
        ["--version"], ["credentials", "show", "clockify", "--reveal", "default"],
    ])
    func saysWhatTheWholeProgramSays(_ arguments: [String]) async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            let front = try await installation.timetrack(arguments)
            let whole = try await home.timetrack(arguments)
            #expect(front.status == whole.status)
            #expect(front.output == whole.output)
            #expect(front.errors == whole.errors)
        }
    }

    @Test(arguments: [
        ["credentials", "show", "clockify", "default"], ["credentials", "show", "clockify", "--reveal"], ["--help"],
        ["credentials", "show", "clockify", "default", "--reveal", "--json"],
        ["credentials", "show", "-x", "y", "--reveal"],
        ["whoami", "--json", "--no-such-option"], [],
    ])
    func leavesTheRestToTheWholeProgram(_ arguments: [String]) async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            let front = try await installation.timetrack(arguments)
            let whole = try await home.timetrack(arguments)
            #expect(front.status == whole.status)
            #expect(front.output == whole.output)
            #expect(front.errors == whole.errors)
        }
    }

    @Test func saysThatTheWholeProgramIsMissing() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try FileManager.default.removeItem(atPath: installation.wholeProgram)
            let run = try await installation.timetrack("status")
            #expect(run.status == 1)
            #expect(run.errors.contains(installation.wholeProgram))
            #expect(run.errors.contains("run Scripts/install again"))
            let json = try await installation.timetrack("status", "--json")
            #expect(try Document(json.errors)["error"]["code"].string == "incomplete_installation")
        }
    }
}
