import Testing

@testable import TimetrackReports

@Suite("ReportEntry")
struct ReportEntryTests {
}
