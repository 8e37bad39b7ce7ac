import Testing

@testable import TimetrackTime

@Suite("LocalDay")
struct LocalDayTests {
}
