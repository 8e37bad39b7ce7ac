import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimetrackKeys

@testable import timetrack

@Suite("Files of reports", .timeLimit(.minutes(3)))
struct ReportFileTests {
    private static let report = ["report", "--from=2026-01-05", "--to=2026-01-06"]

    @Test func isOpenedByAProgramThatReadsCSV() async throws {
        try await SandboxFixture.run(ReportContent.hostile) { sandbox in
            let file = sandbox.home.path + "/report.csv"
            let run = try await sandbox.home.timetrack(Self.report + ["--csv", "-o", file, sandbox.endpoint])
            #expect(run.status == 0)
            #expect(run.output == "Wrote \(file): 9:45 hours, 3 entries.\n")
            let program = """
                import csv, json, sys
                with open(sys.argv[1], newline="", encoding="utf-8") as file:
                    print(json.dumps({"rows": list(csv.DictReader(file, strict=True))}))
                """
            let python = try await BuiltProgram.run(
                "/usr/bin/python3",
                ["-c", program, file],
                environment: sandbox.home.environment
            )
            let rows = try Document(python.output)["rows"]
            #expect(rows.count == 3)
            // A cell that began with an equals sign begins with an apostrophe, and is whole otherwise.
            let name = "'=HYPERLINK(\"http://127.0.0.1:1\")</bdi><script>document.title='ran'</script>[2J,;  "
            for column in ["Client", "Project", "Task", "Description", "Tags"] {
                #expect(rows[1][column].string == name, "\(column)")
            }
            #expect(rows[1]["Hours"].string == "4.25")
            #expect(rows[1]["Amount"].string == "531.25")
            #expect(rows[1]["Start"].string == "2026-01-05 12:00:00")
            #expect(rows[0]["Project"].string?.count == 10_200)
            #expect(rows[2]["Seconds"].string == "7230")
        }
    }

    @Test func keepsAFileThatIsThereUnlessToldOtherwise() async throws {
        try await SandboxFixture.run { sandbox in
            let file = sandbox.home.path + "/report.html"
            try Data("mine".utf8).write(to: URL(filePath: file))
            let kept = try await sandbox.home.timetrack(Self.report + ["--html", "-o", file, sandbox.endpoint])
            #expect(kept.status == 64)
            #expect(kept.errors.contains("is there already; choose another name or add --force."))
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
            let replaced = try await sandbox.home.timetrack(
                Self.report + ["--html", "-q", "-o", file, "--force", sandbox.endpoint]
            )
            #expect(replaced.status == 0)
            #expect(replaced.output == "")
            #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
            let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.home.path)
            #expect(!names.contains { $0.hasSuffix(".tmp") })
        }
    }

    @Test func takesAMinusSignForStandardOutput() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            for form in ["--csv", "--html"] {
                let words = Self.report + [form, "-o", "-", sandbox.endpoint]
                let run = try await home.timetrack(in: "here", words)
                #expect(run.status == 0)
                #expect(run.output.contains("Bernoulli Numbers"))
                #expect(!run.output.contains("Wrote"))
                #expect(try FileManager.default.contentsOfDirectory(atPath: home.path + "/here") == [])
            }
            _ = try await home.timetrack(in: "here", Self.report + ["--csv", "-o", "./-", sandbox.endpoint])
            #expect(try FileManager.default.contentsOfDirectory(atPath: home.path + "/here") == ["-"])
        }
    }

    @Test func neverReplacesWhatIsNoFile() async throws {
        try await SandboxFixture.run { sandbox in
            let target = sandbox.home.path + "/target"
            try Data("mine".utf8).write(to: URL(filePath: target))
            let link = sandbox.home.path + "/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            for name in ["/dev/null", link, sandbox.home.path] {
                let run = try await sandbox.home.timetrack(
                    Self.report + ["--csv", "-o", name, "--force", sandbox.endpoint]
                )
                #expect(run.status == 64, "\(name)")
                #expect(run.errors.contains("is not a regular file"))
            }
            #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
            let nowhere = sandbox.home.path + "/nowhere/report.csv"
            let run = try await sandbox.home.timetrack(Self.report + ["--csv", "-o", nowhere, sandbox.endpoint])
            #expect(run.status == 1)
            #expect(run.errors.contains("could not be written"))
        }
    }

    @Test(arguments: [[], ["--csv"], ["--html"], ["--json"]])
    func writesNothingThatATerminalActsOn(_ form: [String]) async throws {
        try await SandboxFixture.run(ReportContent.hostile) { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let run = try await home.timetrackOnTerminal(
                // Quiet, because the line that shows progress steers the terminal, as it should.
                Self.report + form + ["-q", "--group-by=client,project,task,tag,description", sandbox.endpoint],
                typing: []
            )
            #expect(run.status == 0)
            #expect(!run.output.unicodeScalars.contains("\u{1B}"))
            #expect(!run.output.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test func writesWhereFilesHaveNoSecondNames() async throws {
        try await Home.make { home in
            let file = home.path + "/report.csv"
            func write() throws {
                try ReportFile.write("x", to: file, existing: .kept) { _, _ in
                    errno = EPERM
                    return -1
                }
            }
            try write()
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
            #expect(throws: Failure.self) { try write() }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.hasSuffix(".tmp") } == []
            )
        }
    }
}
