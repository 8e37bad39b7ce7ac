import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack: a month's end", .timeLimit(.minutes(5)))
struct MonthEndTests {
    private static let month = "--from 2026-01-01 --to 2026-01-31"

    @Test func isCheckedAndSentAsASheetAndAPage() async throws {
        try await Walkthrough.run { person in
            try await person.logIn()
            let check = try await person.enter("timetrack check \(Self.month)", keeping: "month-end-1-check")
            #expect(check.contains("status 0"))
            let report = try await person.enter(
                "timetrack report \(Self.month) --group-by client,project",
                keeping: "month-end-2-report"
            )
            #expect(report.contains("Total"))
            let sheet = try await person.enter("timetrack report \(Self.month) --csv -o ~/january.csv")
            #expect(sheet.contains("Wrote"))
            let page = try await person.enter(
                #"timetrack report \#(Self.month) --html --title "January" -o ~/january.html"#,
                keeping: "month-end-3-files"
            )
            #expect(page.contains("status 0"))

            let home = person.screen.home
            let shot = try await Chromium.run(
                ["--screenshot=\(home.path)/january.png", "file://\(home.path)/january.html"],
                in: home
            )
            #expect(shot.status == 0)
            let dom = try await Chromium.run(["--dump-dom", "file://\(home.path)/january.html"], in: home)
            #expect(dom.output.contains("January"))
            #expect(dom.output.contains("Bernoulli Numbers"))
            try Artefacts.keep(home.path + "/january.png", as: "month-end-4-page.png")
        }
    }

    @Test func leavesASheetThatASpreadsheetReads() async throws {
        try await Walkthrough.run { person in
            try await person.logIn()
            try await person.enter("timetrack report \(Self.month) --csv -o ~/january.csv")
            let program = "import csv, sys; print(len(list(csv.reader(open(sys.argv[1], newline='')))))"
            let rows = try await person.enter("python3 -c \"\(program)\" ~/january.csv")
            #expect(rows.contains("4\n"))
        }
    }
}
