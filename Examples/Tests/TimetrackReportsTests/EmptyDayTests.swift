import Testing
import TimetrackTime

@testable import TimetrackReports

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Check: days without entries")
struct EmptyDayTests {
    private func findings(
        _ entries: [ReportEntry],
        _ rules: TimesheetRules = TimesheetRules(),
        now: Date = Week.now
    ) -> [TimesheetFinding] {
        TimesheetCheck.emptyDays(
            in: .week(of: Week.monday, startingOn: 1),
            among: entries,
            rules: rules,
            now: now
        )
    }

    private func days(_ findings: [TimesheetFinding]) -> [Int] { findings.map(\.day.day) }

    @Test func findsThemFromMondayToFriday() {
        let entries = [Week.entry("a", Week.at(0, 9), minutes: 60), Week.entry("b", Week.at(3, 9), minutes: 60)]
        #expect(days(findings(entries)) == [3, 4, 6])
        #expect(days(findings([])) == [2, 3, 4, 5, 6])
    }

    @Test func leavesTodayAndWhatIsAheadAlone() {
        #expect(days(findings([], now: Week.at(2, 23, 59))) == [2, 3])
        #expect(days(findings([], now: Week.at(0, 9))) == [])
    }

    @Test func leavesHolidaysAlone() {
        var rules = TimesheetRules()
        rules.holidays = [Week.monday.adding(days: 1), Week.monday.adding(days: 4)]
        #expect(days(findings([], rules)) == [2, 4, 5])
    }

    @Test func takesADayIntoWhichAnEntryReachesForFilled() {
        let midnight = [Week.entry("a", Week.at(0, 22), minutes: 120)]
        #expect(days(findings(midnight)) == [3, 4, 5, 6])
        let night = [Week.entry("a", Week.at(0, 22), minutes: 121), Week.entry("b", Week.at(3, 9), minutes: 0)]
        #expect(days(findings(night)) == [4, 6])
        let before = [Week.entry("a", Week.at(-1, 22), minutes: 300)]
        #expect(days(findings(before)) == [3, 4, 5, 6])
    }

    @Test func takesARunningTimerForWorkUntilNow() {
        var timer = Week.entry("a", Week.at(1, 9), minutes: 0)
        timer.end = nil
        #expect(days(findings([timer])) == [2])
    }

    @Test func comesToTheWorkingHours() throws {
        var rules = TimesheetRules()
        rules.workdayStart = 8 * 60
        rules.workdayEnd = 12 * 60
        let finding = try #require(findings([], rules).first)
        #expect(finding.kind == .noEntries)
        #expect(finding.entry == nil)
        #expect(finding.start == Week.at(0, 8))
        #expect(finding.end == Week.at(0, 12))
        #expect(finding.seconds == 14_400)
    }

    @Test func standsAmongOtherFindings() {
        var entry = Week.entry("a", Week.at(1, 9), minutes: 60)
        entry.description = nil
        let others = TimesheetCheck.findings(in: [entry], rules: TimesheetRules(), now: Week.now)
        let all = TimesheetCheck.merged(others, findings([entry]))
        #expect(all.map(\.kind) == [.noEntries, .noDescription, .noEntries, .noEntries, .noEntries])
    }
}
