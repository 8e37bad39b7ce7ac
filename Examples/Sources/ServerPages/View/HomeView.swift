import ClockifyAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The page of somebody who is signed in.
struct HomeView {
    var notices: [String]

    let heading: String
    let previousWeek: String?
    let nextWeek: String?
    let zoneName: String

    /// The hours, or nil when they could not be read.
    let chart: ChartView?

    /// The timer, or nil when there is no token for it.
    let timer: TimerView?

    let issues: [RunningIssueView]

    let clockworkForm: Bool
    let clockworkReadOnly: Bool

    let connections: ConnectionsView
}

extension HomeView {
    /// What the page shows of what was found.
    init(_ contents: WeekContents, now: Date) {
        let names = ProjectNames(contents)
        let hasClockwork = contents.clockwork.source == .own || contents.clockwork.source == .shared
        self.notices = contents.notices.map { PageText.shown($0, atMost: 400) }
        self.heading = ClockText.week(contents.week)
        self.previousWeek = contents.week.first(after: -1)?.description
        self.nextWeek = contents.week.first(after: 1)?.description
        self.zoneName = contents.week.timeZone.identifier == "GMT" ? "UTC" : contents.week.timeZone.identifier
        self.chart = contents.hasEntries ? ChartView(contents, names: names, now: now) : nil
        self.timer = contents.hasTimer ? TimerView(contents, names: names, now: now) : nil
        self.issues = contents.runningIssues.map { RunningIssueView($0, now: now) }
        self.clockworkForm = hasClockwork && !contents.clockwork.isReadOnly
        self.clockworkReadOnly = contents.clockwork.isReadOnly
        self.connections = ConnectionsView(contents)
    }
}
