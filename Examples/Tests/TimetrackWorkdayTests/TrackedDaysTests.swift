import Testing
import TimetrackTime

@testable import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("TrackedDays")
struct TrackedDaysTests {
    /// Days are those of the zone in which the tests run, so moments are made from days.
    private static func start(_ text: String) throws -> Int {
        Int(try #require(LocalDay(text)).start.timeIntervalSince1970)
    }

    @Test func cutsASpanAtMidnight() throws {
        let friday = try #require(LocalDay("2026-11-20"))
        let midnight = Int(friday.end.timeIntervalSince1970)
        let days = TrackedDays([TrackedSpan(project: "/a", start: midnight - 100, end: midnight + 50)])
        #expect(days.seconds == [friday: ["/a": 100], friday.adding(days: 1): ["/a": 50]])
        #expect(days.days == [friday, friday.adding(days: 1)])
    }

    @Test func countsOverlappingSpansOfAProjectOnce() throws {
        let start = try Self.start("2026-11-20") + 3_600
        let days = TrackedDays([
            TrackedSpan(project: "/a", start: start + 60, end: start + 120),
            TrackedSpan(project: "/a", start: start, end: start + 100),
            TrackedSpan(project: "/a", start: start + 10, end: start + 20),
            TrackedSpan(project: "/a", start: start, end: start + 100),
            TrackedSpan(project: "/a", start: start + 120, end: start + 130),
            TrackedSpan(project: "/b", start: start, end: start + 100),
        ])
        let friday = try #require(LocalDay("2026-11-20"))
        #expect(days.seconds == [friday: ["/a": 130, "/b": 100]])
    }

    @Test func leavesOutWhatEndsBeforeItBegins() {
        let days = TrackedDays([
            TrackedSpan(project: "/a", start: 100, end: 50), TrackedSpan(project: "/a", start: 10, end: 10),
        ])
        #expect(days.seconds.isEmpty)
    }

    @Test func tellsFoldersApartByTheirBytes() throws {
        let start = try Self.start("2026-11-20")
        let days = TrackedDays(
            ["/caf\u{E9}", "/cafe\u{301}"].map { TrackedSpan(project: $0, start: start, end: start + 60) }
        )
        #expect(days.seconds.values.first?.count == 2)
    }

    @Test func takesASpanOfSeveralDays() throws {
        let start = try Self.start("2026-11-20")
        let days = TrackedDays([TrackedSpan(project: "/a", start: start, end: start + 3 * 86_400)])
        #expect(days.seconds.values.reduce(0) { $0 + ($1["/a"] ?? 0) } == 3 * 86_400)
    }
}
