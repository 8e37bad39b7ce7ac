import Foundation
import Testing
import TimetrackTime

@testable import TimetrackReports

@Suite("HTML")
struct PageTests {
    private static let hostile = "<script>alert(1)</script>\u{202E}&\"'\u{1B}[2J\u{85}\u{0}"

    private func page(_ entries: [ReportEntry], title: String = "Time report", by grouping: String = "project")
        -> String
    {
        ReportPage(Week.report(entries, by: grouping), title: title, created: Week.now).html
    }

    @Test func escapesEverythingThatCameIn() {
        #expect(
            HTMLText.escaped(Self.hostile)
                == "&lt;script&gt;alert(1)&lt;/script&gt;&#x202e;&amp;&quot;&#39;[2J"
        )
        var entry = Week.entry("a", Week.at(0, 9), minutes: 60, project: Self.hostile, client: Self.hostile)
        entry.description = Self.hostile
        entry.isBillable = true
        entry.rate = HourlyRate(hundredths: 100, currency: Self.hostile)
        entry.task = ReportName(id: "x", name: Self.hostile)
        entry.tags = [ReportName(id: "y", name: Self.hostile)]
        var page = ReportPage(
            Week.report([entry], by: "client,project,task,tag,description"),
            title: Self.hostile,
            created: Week.now
        )
        page.person = Self.hostile
        page.selection = [Self.hostile]
        #expect(!page.html.contains("<script"))
        #expect(!page.html.unicodeScalars.contains("\u{202E}"))
        #expect(!page.html.unicodeScalars.contains("\u{1B}"))
        #expect(page.html.contains("<bdi class=\"name\">&lt;script&gt;"))
    }

    @Test func refersToNothingOutsideAndRunsNothing() {
        let text = page([Week.entry("a", Week.at(0, 9), minutes: 60)])
        for word in [
            "src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "javascript:", "http:", "https:",
        ] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(text.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "))
    }

    @Test func keepsLongNamesWhole() {
        let name = String(repeating: "Loom ", count: 2_000)
        #expect(page([Week.entry("a", Week.at(0, 9), minutes: 60, project: name)]).contains("\">\(name)</bdi>"))
    }

    @Test func drawsABarForEachDayWithWords() {
        let text = page([Week.entry("a", Week.at(0, 9), minutes: 465), Week.entry("b", Week.at(2, 9), minutes: 60)])
        #expect(text.contains("<title>Mon 02 Nov: 7:45</title><rect class=\"bar\""))
        #expect(text.contains("<title>Tue 03 Nov: 0:00</title><text"))
        #expect(text.contains("<desc id=\"slots-text\">7 bars, one for each day; together 8:45 hours: "))
        #expect(text.contains("hours: Mon 02 Nov 7:45, Wed 04 Nov 1:00.</desc>"))
    }

    @Test func sumsUpProjectsBeyondTheFirstFifteen() {
        let entries = (0..<20).map { Week.entry("\($0)", Week.at(0, 1 + $0), minutes: 10, project: "P\($0)") }
        #expect(page(entries).contains("<th scope=\"row\">5 more</th><td>0:50</td><td>25 %</td>"))
    }

    @Test func saysWhatTheColoursOfBarsMean() {
        let rate = HourlyRate(hundredths: 100, currency: "EUR")
        let other = Week.entry("b", Week.at(1, 9), minutes: 20)
        let billed = page([Week.entry("a", Week.at(0, 9), minutes: 60, rate: rate), other])
        #expect(billed.contains("billable <span class=\"key\"></span> not billable"))
        #expect(billed.contains("aria-label=\"1:20 hours, 1:00 of them billable\""))
        #expect(billed.split(separator: "class=\"legend\"").count == 2)
        // A day has no bars of days beside which it could stand.
        let day = ReportPeriod.day(Week.monday)
        let entries = [Week.entry("a", Week.at(0, 9), minutes: 60, rate: rate)]
        let report = Report(entries, period: day, grouping: ReportGrouping(.project), rounding: nil, now: Week.now)
        let text = ReportPage(report, title: "Day", created: Week.now).html
        #expect(text.split(separator: "class=\"legend\"").count == 2)
        #expect(!page([other]).contains("not billable"))
    }

    @Test func namesEveryTableColumnAndDrawing() {
        let text = page([Week.entry("a", Week.at(0, 9), minutes: 60), Week.entry("b", Week.at(1, 9), minutes: 20)])
        for table in text.components(separatedBy: "<table").dropFirst() {
            let label = table.components(separatedBy: "aria-labelledby=\"").dropFirst().first?.prefix { $0 != "\"" }
            #expect(label.map { text.contains("<h2 id=\"\($0)\">") } == true)
            let head = table.components(separatedBy: "</thead>")[0]
            #expect(head.contains("<th scope=\"col\">") && !head.contains("<th>") && !head.contains("<td>"))
            let body = table.components(separatedBy: "<tbody>").dropFirst().joined()
            #expect(body.components(separatedBy: "<tr").dropFirst().allSatisfy { $0.contains("<th scope=\"row\">") })
        }
        for drawing in text.components(separatedBy: "<svg").dropFirst() {
            let tag = drawing.prefix { $0 != ">" }
            #expect(tag.contains("role=\"img\"") && tag.contains("aria-label"))
        }
    }

    @Test func saysThatThereIsNothing() {
        let text = page([])
        #expect(text.contains("No entries."))
        #expect(!text.contains("Billable</th>"))
        #expect(!text.contains("nan"))
    }

    @Test func hasALineForEachCurrency() {
        let entries = [("EUR", 9), ("USD", 10)]
            .map { Week.entry($0.0, Week.at(0, $0.1), minutes: 60, rate: HourlyRate(hundredths: 100, currency: $0.0)) }
        let text = page(entries)
        #expect(text.contains("1.00 <bdi class=\"name\">EUR</bdi><br>1.00 <bdi class=\"name\">USD</bdi>"))
        #expect(text.contains("amounts in different currencies are not added"))
    }
}
