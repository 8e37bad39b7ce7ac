import Testing
import TimetrackTime

@testable import TimetrackReports

@Suite("Report")
struct ReportTests {
    @Test func nestsGroupsInTheOrderThatIsAskedFor() {
        let entries = [
            Week.entry("a", Week.at(0, 9), minutes: 60, project: "Guide", client: "Museum"),
            Week.entry("b", Week.at(0, 10), minutes: 90, project: "Tour", client: "Museum"),
            Week.entry("c", Week.at(1, 9), minutes: 120, project: "Loom", client: "Mill"),
            Week.entry("d", Week.at(1, 11), minutes: 20, project: nil),
        ]
        let report = Week.report(entries, by: "client,project,day")
        #expect(report.groups.map(\.label) == ["Museum", "Mill", "(no client)"])
        #expect(report.groups.map(\.figures.seconds) == [9_000, 7_200, 1_200])
        #expect(report.groups[0].groups.map(\.label) == ["Tour", "Guide"])
        #expect(report.groups[0].groups[0].groups.map(\.label) == ["2026-11-02"])
        #expect(report.groups[2].groups.map(\.label) == ["(no project)"])
        #expect(report.projects.map(\.label) == ["Loom", "Tour", "Guide", "(no project)"])
        #expect(report.total.seconds == 17_400)
        #expect(report.slots.map(\.figures.seconds) == [9_000, 8_400, 0, 0, 0, 0, 0])
    }

    @Test func countsAnEntryUnderEachOfItsTagsAndOnceInTheTotal() {
        let entries = [
            Week.entry("a", Week.at(0, 9), minutes: 60, tags: ["deep", "late"]),
            Week.entry("b", Week.at(0, 10), minutes: 30, tags: ["deep"]),
            Week.entry("c", Week.at(0, 11), minutes: 10),
        ]
        let report = Week.report(entries, by: "tag,project")
        #expect(report.groups.map(\.label) == ["deep", "late", "(no tag)"])
        #expect(report.groups.map(\.figures.seconds) == [5_400, 3_600, 600])
        #expect(report.groups.map(\.figures.entries) == [2, 1, 1])
        #expect(report.groups[1].groups.map(\.figures.seconds) == [3_600])
        #expect(report.total.seconds == 6_000)
        #expect(report.total.entries == 3)
    }

    @Test func keepsProjectsOfTheSameNameApart() {
        var other = Week.entry("b", Week.at(0, 10), minutes: 30)
        other.project = ReportName(id: "p-other", name: "Loom")
        let report = Week.report([Week.entry("a", Week.at(0, 9), minutes: 60), other])
        #expect(report.groups.map(\.id) == ["p-Loom", "p-other"])
        #expect(report.groups.map(\.name) == ["Loom", "Loom"])
    }

    @Test func putsAnEntryOverMidnightOnTheDayOnWhichItBegan() {
        let report = Week.report([Week.entry("a", Week.at(0, 23), minutes: 180)], by: "day")
        #expect(report.slots.map(\.figures.seconds) == [10_800, 0, 0, 0, 0, 0, 0])
        #expect(report.groups.map(\.id) == ["2026-11-02"])
    }

    @Test func leavesOutWhatBeganOnOtherDays() {
        let entries = [
            Week.entry("before", Week.at(-1, 23, 59), minutes: 60), Week.entry("first", Week.at(0, 0), minutes: 1),
            Week.entry("last", Week.at(6, 23, 59), minutes: 1), Week.entry("after", Week.at(7, 0), minutes: 60),
        ]
        #expect(Week.report(entries).entries.map(\.entry.id) == ["first", "last"])
    }

    @Test func countsARunningEntryUntilNow() {
        var running = Week.entry("a", Week.at(5, 10), minutes: 0)
        running.end = nil
        var ahead = Week.entry("b", Week.at(5, 13), minutes: 0)
        ahead.end = nil
        let report = Week.report([running, ahead])
        #expect(report.total.seconds == 7_200)
        #expect(report.total.running == 2)
    }

    @Test func isEmptyWithoutEntries() {
        let report = Week.report([], by: "client,project")
        #expect(report.groups.isEmpty)
        #expect(report.total.entries == 0)
        #expect(report.slots.count == 7)
        #expect(report.longestSlot == 0)
    }

    @Test(arguments: ["", "client,", "client,client", "weekday", "Client", "client project", ","])
    func refusesGroupingsThatAreNone(_ text: String) {
        #expect(ReportGrouping(text) == nil)
    }

    @Test func filtersByEachKindThatIsAskedFor() {
        let entries = [
            Week.entry("a", Week.at(0, 9), minutes: 1, project: "Guide", client: "Museum", tags: ["deep"]),
            Week.entry("b", Week.at(0, 10), minutes: 1, project: "Tour", client: "Museum", tags: ["late", "deep"]),
            Week.entry("c", Week.at(0, 11), minutes: 1, project: nil, rate: HourlyRate(hundredths: 1, currency: nil)),
        ]
        func ids(_ change: (inout ReportFilter) -> Void) -> [String] {
            var filter = ReportFilter()
            change(&filter)
            return entries.filter(filter.includes).map(\.id)
        }
        #expect(ids { _ in } == ["a", "b", "c"])
        #expect(ids { $0.clients = ["c-Museum"] } == ["a", "b"])
        #expect(ids { $0.projects = ["p-Tour", "p-Guide"] } == ["a", "b"])
        #expect(ids { $0.tags = ["t-late"] } == ["b"])
        #expect(
            ids {
                $0.tags = ["t-deep"]
                $0.projects = ["p-Guide"]
            } == ["a"]
        )
        #expect(ids { $0.isBillableOnly = true } == ["c"])
    }
}
