import Testing

@testable import TimetrackStatus

@Suite("CachedStatus")
struct CachedStatusTests {
}
