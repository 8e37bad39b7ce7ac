import Testing

@testable import TimetrackReports

@Suite("CSV")
struct SheetTests {
    @Test(arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u{A0}=1", "'=1", "\"=1", "\" '=1", "\u{FF1D}1", "\u{FF0B}1",
        "\u{FF0D}1",
        "\u{FF20}SUM", "\u{2212}1", "\u{201C}=1", "=cmd|' /C calc'!A0",
    ])
    func makesATextOfWhatCouldBeAFormula(_ text: String) {
        #expect(CSVText.isFormula(text))
        #expect(CSVText.cell(text) == "'" + text)
    }

    @Test(arguments: ["", "Loom", "a=b", "1-2", "O'Brien", "'tis", "\"quoted\" = no formula", "#1", "5 + 5", "–"])
    func leavesOtherTextsAlone(_ text: String) {
        #expect(!CSVText.isFormula(text))
        #expect(CSVText.cell(text) == text)
    }

    @Test func seesAFormulaBehindWhatTerminalsDoNotShow() {
        #expect(CSVText.cell("\u{200B}\u{202E}=1") == "'=1")
        #expect(CSVText.cell("\t=1") == "' =1")
        #expect(CSVText.cell("\u{1B}[2J=1") == "[2J=1")
        #expect(CSVText.cell("\r\n@x") == "'  @x")
    }

    @Test(arguments: [
        ("x;=cmd|' /C calc'!A0;", "x;'=cmd|' /C calc'!A0;"), ("a; -1", "a;' -1"), ("a|@x", "a|'@x"),
        ("=1;=2", "'=1;'=2"),
        ("a;'=1", "a;''=1"), ("a; b", "a; b"),
    ])
    func makesATextOfAFormulaBehindAnotherSeparator(_ text: String, _ cell: String) {
        #expect(CSVText.cell(text) == cell)
    }

    @Test func quotesAsTheStandardSays() {
        #expect(CSVText.record(["a", "b,c", "d\"e", "f\ng", " h", ""]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\r\n")
    }

    @Test func writesARowForEachEntry() {
        let rate = HourlyRate(hundredths: 9_500, currency: "EUR")
        var entry = Week.entry(
            "e1",
            Week.at(0, 9, 5),
            minutes: 50.5,
            client: "Mill, North",
            tags: ["a", "b"],
            rate: rate
        )
        entry.task = ReportName(id: "t", name: "=HYPERLINK(\"http://x\")")
        var running = Week.entry("e2", Week.at(5, 11, 40), minutes: 0)
        running.end = nil
        let rows = ReportSheet.entries(of: Week.report([entry, running], round: "15m:up")).split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(
            rows[1]
                == "2026-11-02,2026-11-02 09:05:00,2026-11-02 09:55:30,\"Mill, North\",Loom,"
                + "\"'=HYPERLINK(\"\"http://x\"\")\",Work,a; b,yes,1.00,0.8417,3600,3030,95.00,95.00,EUR,no,e1"
        )
        #expect(rows[2].hasPrefix("2026-11-07,2026-11-07 11:40:00,,,Loom,,Work,,no,0.50,0.3333,1800,1200,,,,yes,e2"))
    }

    @Test func writesARowForEachGroupAndCurrency() {
        let entries = [
            Week.entry(
                "a",
                Week.at(0, 9),
                minutes: 60,
                client: "Mill",
                rate: HourlyRate(hundredths: 100, currency: "EUR")
            ),
            Week.entry(
                "b",
                Week.at(0, 10),
                minutes: 60,
                client: "Mill",
                rate: HourlyRate(hundredths: 200, currency: "USD")
            ),
        ]
        let text = ReportSheet.groups(of: Week.report(entries, by: "client,project"))
        #expect(
            text == """
                Client,Project,Hours,Exact hours,Billable hours,Seconds,Exact seconds,Billable seconds,Entries,Amount,Currency\r
                Mill,Loom,2.00,2.00,2.00,7200,7200,7200,2,1.00,EUR\r
                Mill,Loom,,,,,,,,2.00,USD\r

                """
        )
    }
}
