import Testing

@testable import TimetrackReports

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Mending of overlaps")
struct OverlapMendingTests {
    private func mendings(_ entries: [ReportEntry]) -> [OverlapMending?] {
        OverlapMending.all(
            of: TimesheetCheck.findings(in: entries, rules: TimesheetRules(), now: Week.now)
                .filter { $0.kind == .overlap }
        )
    }

    @Test func takesNoTimeAwayFromAnEntryAroundOthers() {
        let entries = [
            Week.entry("outer", Week.at(0, 9), minutes: 480), Week.entry("inner", Week.at(0, 10), minutes: 60),
            Week.entry("second", Week.at(0, 13), minutes: 60),
        ]
        #expect(mendings(entries) == [.choice, .choice])
    }

    @Test func endsAnEntryOnceWhereTheFirstOfOthersBegins() {
        let first = Week.entry("a", Week.at(0, 9), minutes: 180)
        let second = Week.entry("b", Week.at(0, 10), minutes: 180)
        let third = Week.entry("c", Week.at(0, 11), minutes: 180)
        #expect(
            mendings([first, second, third])
                == [.end(first, second.start), .end(first, second.start), .end(second, third.start)]
        )
    }

    @Test func deletesOnlyADuplicateThatSaysTheSame() {
        let entry = Week.entry("a", Week.at(0, 9), minutes: 60)
        var same = Week.entry("b", Week.at(0, 9), minutes: 60)
        #expect(mendings([entry, same]) == [.delete(same)])
        same.description = "Other work"
        #expect(mendings([entry, same]) == [.choice])
    }

    @Test func beginsTheLongerOfTwoThatBeginTogetherLater() {
        let short = Week.entry("b", Week.at(0, 9), minutes: 30)
        let long = Week.entry("a", Week.at(0, 9), minutes: 60)
        #expect(mendings([short, long]) == [.begin(long, Week.at(0, 9, 30))])
    }

    @Test func changesNoEntryThatIsLocked() {
        var first = Week.entry("a", Week.at(0, 9), minutes: 120)
        first.isLocked = true
        var second = Week.entry("b", Week.at(0, 10), minutes: 120)
        #expect(mendings([first, second]) == [.begin(second, Week.at(0, 11))])
        second.isLocked = true
        #expect(mendings([first, second]) == [OverlapMending.none])
    }

    @Test func leavesTheEndOfARunningTimerToItsOwner() {
        var running = Week.entry("a", Week.at(5, 9), minutes: 0)
        running.end = nil
        #expect(mendings([running, Week.entry("b", Week.at(5, 10), minutes: 60)]) == [.stop])
    }
}
