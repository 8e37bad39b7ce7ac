import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack: Clockify", .timeLimit(.minutes(2)))
struct ClockifyCommandTests {
    @Test func showsWhoseKeyIsUsed() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("whoami", sandbox.endpoint)
            #expect(run.status == 0)
            #expect(run.errors == "")
            #expect(run.output.contains("name\tAda Lovelace\n"))
            #expect(run.output.contains("key from\tenvironment CLOCKIFY_API_KEY\n"))
        }
    }

    @Test func startsShowsAndStopsATimer() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let start = try await home.timetrack("start", "Note G", "-p", "bernoulli numbers", sandbox.endpoint)
            #expect(start.output.hasPrefix("Started Note G in Bernoulli Numbers at "))

            let status = try await home.timetrack("status", "--json", sandbox.endpoint)
            let running = try Document(status.output)
            #expect(running["version"].int == 1)
            #expect(running["entry"]["description"].string == "Note G")
            #expect(running["entry"]["project"].string == "Bernoulli Numbers")
            #expect(running["entry"]["running"].bool == true)

            let stop = try await home.timetrack("stop", "--json", sandbox.endpoint)
            let stopped = try Document(stop.output)
            #expect(stopped["entry"]["id"].string == running["entry"]["id"].string)
            #expect(stopped["entry"]["running"].bool == false)

            let after = try await home.timetrack("status", "--json", sandbox.endpoint)
            #expect(after.status == 0)
            #expect(try Document(after.output)["entry"].isNull)
        }
    }

    @Test func stopsNothingWhenNothingRuns() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("stop", "--json", sandbox.endpoint)
            #expect(run.status == 8)
            #expect(run.output == "")
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "no_running_timer")
            #expect(error["exit_status"].int == 8)
            #expect(error["http_status"].int == 404)
        }
    }

    @Test func takesAProjectByItsIdOrAPartOfItsNameAndNamesSimilarOnes() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let byID = try await home.timetrack("start", "-p", "d00000000000000000000003", sandbox.endpoint)
            #expect(byID.output.contains("in Notes at"))
            let part = try await home.timetrack("switch", "-p", "mill", sandbox.endpoint)
            #expect(part.output.contains("in The Mill at"))
            let similar = try await home.timetrack("start", "-p", "The Mlil", sandbox.endpoint)
            #expect(similar.status == 8)
            #expect(similar.errors == "error: There is no project \"The Mlil\"; did you mean \"The Mill\"?\n")
            let unknown = try await home.timetrack("start", "-p", "zzz", sandbox.endpoint)
            #expect(
                unknown.errors
                    == "error: There is no project \"zzz\"; `timetrack projects \(sandbox.repeated)` lists them.\n"
            )
        }
    }

    @Test func listsProjectsAsValuesOffATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("projects", sandbox.endpoint)
            #expect(run.lines.first == "Bernoulli Numbers\tBabbage & Co.\tyes\td00000000000000000000001")
            #expect(!run.output.contains("Difference Engine"))
            let all = try await sandbox.home.timetrack("projects", "--archived", "--json", sandbox.endpoint)
            let document = try Document(all.output)
            #expect(document["projects"].count == 6)
        }
    }

    @Test func saysNothingOfItsOwnWhenQuiet() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("start", "Note G", "--quiet", sandbox.endpoint)
            #expect(run.status == 0)
            #expect(run.output == "" && run.errors == "")
        }
    }

    @Test func startsAndStopsInClockwork() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let start = try await home.timetrack("clockwork", "start", "ENGINE-1", sandbox.endpoint)
            #expect(start.output == "Started a timer for ENGINE-1.\n")
            let stop = try await home.timetrack("clockwork", "stop", "ENGINE-1", "--json", sandbox.endpoint)
            #expect(try Document(stop.output)["running"].bool == false)
            let again = try await home.timetrack("clockwork", "stop", "ENGINE-1", sandbox.endpoint)
            // The same exit status as with Clockify.
            #expect(again.status == 8)
            #expect(again.errors.hasPrefix("error: No timer of yours runs on ENGINE-1; "))
            #expect(again.errors.contains("the service says: No timer for (what was sent) runs."))
        }
    }
}
