import ArgumentParser
import Testing
import TimetrackKeys

@testable import timetrack

/// The commands that messages advise work at the same place and with the same key.
@Suite("Advice of timetrack projects, tasks, tags and clients")
struct ResourceAdviceTests {
    private let options = ["--endpoint=http://127.0.0.1:1", "--account=ada", "-w", "Analytical Engines"]
    private let repeated = " --endpoint http://127.0.0.1:1 --account ada -w 'Analytical Engines'"

    private func expect(_ command: any TimetrackCommand, _ advice: String) {
        #expect(command.adviceWhenInterrupted == advice)
        #expect(command.adviceWhenUncertain == advice + ".")
    }

    @Test func repeatsTheOptionsAfterACreation() throws {
        let end = "\(repeated)` shows whether it was created"
        expect(try ProjectsCreate.parse(["x"] + options), "`timetrack projects\(end)")
        expect(try ClientsCreate.parse(["x"] + options), "`timetrack clients\(end)")
        expect(try TagsCreate.parse(["x"] + options), "`timetrack tags\(end)")
        expect(try TasksCreate.parse(["x", "-p", "The Mill"] + options), "`timetrack tasks -p 'The Mill'\(end)")
        expect(try TasksCreate.parse(["x"]), "`timetrack tasks` shows whether it was created")
    }

    @Test func repeatsTheOptionsAfterAChangeOfUse() throws {
        let end = "\(repeated)` shows whether it is archived"
        expect(try ProjectsArchive<Retirement>.parse(["x"] + options), "`timetrack projects --archived --json\(end)")
        expect(try ClientsArchive<Revival>.parse(["x"] + options), "`timetrack clients --archived --json\(end)")
        expect(try TagsArchive<Retirement>.parse(["x"] + options), "`timetrack tags --archived --json\(end)")
        let done = "`timetrack tasks --done --json -p 'The Mill'\(repeated)` shows whether it is done"
        expect(try TasksDone<Retirement>.parse(["x", "-p", "The Mill"] + options), done)
    }
}
