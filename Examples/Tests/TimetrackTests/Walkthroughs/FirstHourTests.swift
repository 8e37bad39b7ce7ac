import Testing
import TimeTrackingSandbox

@Suite("timetrack: the first hour", .timeLimit(.minutes(5)))
struct FirstHourTests {
    @Test func goesFromLoginToTheWeeksReport() async throws {
        try await Walkthrough.run { person in
            #expect(try await person.enter("timetrack --version").contains("timetrack 0."))
            let before = try await person.enter("timetrack status")
            #expect(before.contains("timetrack setup"))
            #expect(before.contains("status 3"))

            try await person.logIn()
            let login = try await person.screen.capture()
            #expect(!login.contains(SandboxFixture.Token.adaClockify))
            try await person.screen.keep(as: "first-hour-1-login")

            let started = try await person.enter(#"timetrack start "Read the notes" -p Notes --at "20m ago""#)
            #expect(started.contains("Started Read the notes in Notes at "))
            let status = try await person.enter("timetrack status", keeping: "first-hour-2-status")
            #expect(status.contains("Running: Read the notes in Notes since "))
            #expect(status.contains("0:20 so far"))
            let prompt = try await person.enter("timetrack status --cached --format '{description} {elapsed}'")
            #expect(prompt.contains("Read the notes 0:20"))
            let stopped = try await person.enter("timetrack stop")
            #expect(stopped.contains("Stopped Read the notes in Notes at "))

            let edited = try await person.enter(
                #"timetrack log edit last --description "Notes, read twice" --for 45m"#,
                keeping: "first-hour-3-edit"
            )
            #expect(edited.contains("Notes, read twice"))
            #expect(edited.contains("0:45"))

            let report = try await person.enter("timetrack report week", keeping: "first-hour-4-report")
            #expect(report.contains("Notes"))
            #expect(report.contains("Total"))
            #expect(report.contains("0:45"))
            #expect(report.contains("status 0"))
        }
    }
}
