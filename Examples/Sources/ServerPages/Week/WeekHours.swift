#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How long was worked for what on which day: entries cut where days end.
struct WeekHours {
    /// What belongs together: a project, or all entries without one.
    typealias Project = String?

    /// The seconds of one project.
    struct Part: Equatable {
        let project: Project
        let seconds: Double
    }

    /// The parts of each day, in the order of the projects.
    let days: [[Part]]

    /// The parts of the week, longest first.
    let projects: [Part]

    /// The seconds of the week.
    var total: Double { projects.reduce(0) { $0 + $1.seconds } }

    /// Adds up.
    ///
    /// - Parameters:
    ///   - entries: The entries; one that ends before it begins counts nothing.
    ///   - week: The days.
    ///   - now: When what is running is taken to end.
    init(_ entries: [WeekEntry], in week: CalendarWeek, now: Date) {
        var seconds = week.days.map { _ in [Project: Double]() }
        var totals: [Project: Double] = [:]
        for entry in entries {
            let end = entry.end ?? now
            for (index, day) in week.days.enumerated() {
                let from = max(entry.start, day.moments.lowerBound)
                let to = min(end, day.moments.upperBound)
                guard from < to else { continue }
                seconds[index][entry.projectID, default: 0] += to.timeIntervalSince(from)
                totals[entry.projectID, default: 0] += to.timeIntervalSince(from)
            }
        }
        let order = totals.sorted { left, right in
            left.value != right.value ? left.value > right.value : (left.key ?? "") < (right.key ?? "")
        }
        self.projects = order.map { Part(project: $0.key, seconds: $0.value) }
        self.days = seconds.map { day in
            order.compactMap { project, _ in day[project].map { Part(project: project, seconds: $0) } }
        }
    }
}
