import Foundation
import ProgramFixtures
import Testing

@Suite("sandbox's options", .timeLimit(.minutes(2)))
struct SandboxOptionTests {
    @Test(arguments: [
        ["--fault", "teapot"], ["--fault", "500:0"], ["--fault", "500:200%"], ["--fault", "slow"],
        ["--fault", "slow=-1"], ["--fault", "429=soon"], ["--fault", "500@api"], ["--fault", "500@GET POST /"],
        ["--entries", "-1"], ["--archive-every", "0"], ["--locked-before", "soon"], ["--require", "luck"],
        ["--projects", "99999999999999999999"],
    ])
    func whatCannotBeMeantIsRefused(arguments: [String]) async throws {
        let run = try await BuiltProgram.run(BuiltProgram.path("sandbox"), arguments, environment: [:])
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("Error: "))
    }

    @Test func aLogThatCannotBeWrittenIsSaid() async throws {
        let path = "/nonexistent/requests.jsonl"
        let run = try await BuiltProgram.run(
            BuiltProgram.path("sandbox"),
            ["--request-log", path],
            environment: [:]
        )
        #expect(run.status == 1)
        #expect(run.errors.contains("The request log \(path) cannot be written"))
    }

    @Test func theHelpNamesEveryKindOfFault() async throws {
        let run = try await BuiltProgram.run(BuiltProgram.path("sandbox"), ["--help"], environment: [:])
        #expect(run.status == 0)
        for kind in [
            "500", "502", "html", "429=SECONDS", "429-date=SECONDS", "slow=SECONDS", "reset-after", "withhold",
        ] {
            #expect(run.output.contains(kind), "\(kind)")
        }
    }
}
