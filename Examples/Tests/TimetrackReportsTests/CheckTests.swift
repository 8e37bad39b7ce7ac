import Testing
import TimetrackTime

@testable import TimetrackReports

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Check")
struct CheckTests {
    private func findings(_ entries: [ReportEntry], _ rules: TimesheetRules = TimesheetRules()) -> [TimesheetFinding] {
        TimesheetCheck.findings(in: entries, rules: rules, now: Week.now)
    }

    @Test func findsNothingInATidyDay() {
        let entries = [
            Week.entry("a", Week.at(0, 9), minutes: 180), Week.entry("b", Week.at(0, 12, 30), minutes: 270),
        ]
        #expect(findings(entries).isEmpty)
        #expect(findings([]).isEmpty)
    }

    @Test func findsAPauseThatIsLongerThanAllowed() throws {
        let entries = [
            Week.entry("a", Week.at(0, 9), minutes: 60), Week.entry("b", Week.at(0, 10, 31), minutes: 60),
        ]
        let gap = try #require(findings(entries).first)
        #expect(gap.kind == .gap)
        #expect(gap.start == Week.at(0, 10))
        #expect(gap.end == Week.at(0, 10, 31))
        #expect(gap.seconds == 1_860)
        #expect(gap.entry?.id == "b")
        #expect(gap.other?.id == "a")
        var rules = TimesheetRules()
        rules.longestPause = 1_860
        #expect(findings(entries, rules).isEmpty)
    }

    @Test func countsOnlyWorkingHoursOfAPause() {
        // From 16:40, of which twenty minutes are working hours, and from 07:00 to 09:20, of which twenty are.
        let late = [Week.entry("a", Week.at(0, 9), minutes: 460), Week.entry("b", Week.at(0, 20), minutes: 10)]
        let early = [Week.entry("c", Week.at(1, 6), minutes: 60), Week.entry("d", Week.at(1, 9, 20), minutes: 10)]
        #expect(findings(late + early).isEmpty)
        var rules = TimesheetRules()
        rules.longestPause = 1_199
        #expect(findings(late + early, rules).map(\.seconds) == [1_200, 1_200])
    }

    @Test func findsNoPauseOnWeekendsAndBetweenDays() {
        let entries = [
            Week.entry("a", Week.at(3, 9), minutes: 60), Week.entry("b", Week.at(4, 16), minutes: 60),
            Week.entry("c", Week.at(5, 9), minutes: 10), Week.entry("d", Week.at(5, 11), minutes: 10),
        ]
        #expect(findings(entries).isEmpty)
    }

    @Test func findsOverlapsWithTheEntryThatEndsLast() {
        let entries = [
            Week.entry("long", Week.at(0, 9), minutes: 240), Week.entry("short", Week.at(0, 10), minutes: 30),
            Week.entry("late", Week.at(0, 12), minutes: 90), Week.entry("after", Week.at(0, 13, 30), minutes: 30),
        ]
        let found = findings(entries)
        #expect(found.map(\.kind) == [.overlap, .overlap])
        #expect(found.map(\.entry?.id) == ["short", "late"])
        #expect(found.map(\.other?.id) == ["long", "long"])
        #expect(found.map(\.seconds) == [1_800, 3_600])
    }

    @Test func findsAnOverlapBelowAnEntryThatReachesFurther() {
        let entries = [
            Week.entry("long", Week.at(0, 9), minutes: 180), Week.entry("b", Week.at(0, 10), minutes: 45),
            Week.entry("c", Week.at(0, 10, 30), minutes: 30),
        ]
        let found = findings(entries)
        #expect(found.map(\.entry?.id) == ["b", "c", "c"])
        #expect(found.map(\.other?.id) == ["long", "b", "long"])
        #expect(found.map(\.seconds) == [2_700, 900, 1_800])
    }

    @Test func takesEntriesThatTouchAndEmptyOnesForNoOverlap() {
        let entries = [
            Week.entry("a", Week.at(0, 9), minutes: 60), Week.entry("empty", Week.at(0, 9, 30), minutes: 0),
            Week.entry("b", Week.at(0, 10), minutes: 60),
        ]
        #expect(findings(entries).isEmpty)
    }

    @Test func findsWhatIsMissing() {
        var nothing = Week.entry("a", Week.at(0, 9), minutes: 10, project: nil)
        nothing.description = nil
        var blank = Week.entry("b", Week.at(0, 9, 10), minutes: 10)
        blank.description = " \u{3000}\t"
        #expect(findings([nothing, blank]).map(\.kind) == [.noDescription, .noProject, .noDescription])
    }

    @Test func findsEntriesAndTimersThatAreTooLong() {
        let allowed = Week.entry("a", Week.at(0, 0), minutes: 600)
        let long = Week.entry("b", Week.at(1, 0), minutes: 601)
        var timer = Week.entry("c", Week.at(5, 1, 59), minutes: 0)
        timer.end = nil
        let found = findings([allowed, long, timer])
        #expect(found.map(\.kind) == [.tooLong, .forgotten])
        #expect(found.map(\.seconds) == [36_060, 36_060])
        #expect(found[1].end == nil)
    }

    @Test func findsUnbilledTimeOfBillableProjects() {
        var entry = Week.entry("a", Week.at(0, 9), minutes: 60)
        entry.projectIsBillable = true
        var billed = Week.entry("b", Week.at(0, 10), minutes: 60, rate: HourlyRate(hundredths: 1, currency: nil))
        billed.projectIsBillable = true
        #expect(findings([entry, billed]).map(\.kind) == [.unbilled])
        entry.projectIsBillable = nil
        #expect(findings([entry]).isEmpty)
    }

    @Test func looksThroughManyEntriesThatAllOverlap() {
        let entries = (0..<20_000)
            .map { Week.entry("\($0)", Week.at(0, 9).addingTimeInterval(Double($0)), minutes: 400) }
        // Each with the five before it, save for the first ones, which have fewer before them.
        #expect(findings(entries).count == 5 * 20_000 - 15)
    }
}
