import Testing

@testable import TimetrackRecords

@Suite("Journal")
struct JournalTests {
}
