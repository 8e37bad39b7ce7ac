import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where the pages of a detailed report end.
@Suite
struct ReportPagesTests {
    private func week() throws -> Clockify.ReportFilter {
        let from = try moment("2026-03-02T00:00:00Z")
        return Clockify.ReportFilter(Clockify.ReportPeriod(from: from, to: from + 604_800))
    }

    private func page(_ ids: Range<Int>, of total: Int?) -> String {
        let rows = ids.map { #"{"_id": "e\#($0)", "timeInterval": {"start": "2026-03-02T08:00:00Z"}}"# }
        let totals = total.map { #"[{"entriesCount": \#($0)}]"# } ?? "[null]"
        return #"{"totals": \#(totals), "timeentries": [\#(rows.joined(separator: ","))]}"#
    }

    @Test("A report goes on to its last row, even when the service makes pages shorter than asked for")
    func pages() async throws {
        let week = try week()
        for (total, requests) in [(5, 3), (nil, 2)] as [(Int?, Int)] {
            let transport = StubTransport { exchange in
                // Asked for twice as many, the service gives two a page; without totals it gives what it is asked for.
                let size = total == nil ? 4 : 2
                let text = exchange.bodyText
                let number = (1...9).first { text.contains(#""page":\#($0),"#) } ?? 9
                let first = min((number - 1) * size, 5)
                return .response(json: page(first..<min(first + size, 5), of: total))
            }
            let rows = try await Clockify.Client.test(transport)
                .detailedReportEntries(week, in: workspace, pageSize: 4)
                .collect(limit: 100)
            #expect(rows.map(\.id.rawValue) == (0..<5).map { "e\($0)" })
            #expect(transport.exchanges.count == requests)
        }
    }

    @Test("No page beyond the last row is asked for, since a report may refuse it", arguments: [1, 4, 5, 8, 9])
    func noPageBeyondTheEnd(total: Int) async throws {
        let week = try week()
        let transport = StubTransport { exchange in
            let first = (exchange.number - 1) * 4
            guard first < total else { return refusal501 }
            return .response(json: page(first..<min(first + 4, total), of: total))
        }
        var rows = 0
        for try await _ in Clockify.Client.test(transport).detailedReportEntries(week, in: workspace, pageSize: 4) {
            rows += 1
        }
        #expect(rows == total)
        #expect(transport.exchanges.count == (total + 3) / 4)
    }
}
