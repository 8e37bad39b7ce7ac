#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which of a user's time entries a list shows.
struct ClockifyTimeEntryFilter {
    private var start: Date?
    private var end: Date?
    private var weekStart: Date?
    private var weekEnd: Date?
    private var isRunning: Bool
    private var project: String?
    private var task: String?
    private var tags: Set<String>
    private var description: SearchTerm?
    private var needsProject: Bool
    private var needsTask: Bool
    private var needsEither = false

    init(_ request: ClockifyRequest) throws(ClockifyFailure) {
        let query = request.query
        start = try Self.bound("start", request)
        end = try Self.bound("end", request)
        isRunning = try request.flag("in-progress") ?? false
        project = Self.text("project", query)
        task = Self.text("task", query)
        tags = Set(query.list("tags"))
        description = Self.text("description", query).map(SearchTerm.init)
        needsProject = try request.flag("project-required") ?? false
        needsTask = try request.flag("task-required") ?? false
        if let moment = try Self.bound("get-week-before", request) {
            // The week that ends there, and of that only what has a project or a task.
            (weekStart, weekEnd) = (moment - 7 * 86_400, moment)
            needsEither = true
        }
    }

    /// Whether more counts than the period.
    var isSelective: Bool {
        isRunning || needsProject || needsTask || needsEither || !tags.isEmpty
            || project != nil || task != nil || description != nil
    }

    /// The part of a list with the newest start first that lies in the period.
    func period(of order: [Int], _ entries: [Sandbox.Content.TimeEntry]) -> ArraySlice<Int> {
        let first = Self.first(in: order) { position in
            (end.map { entries[position].start <= $0 } ?? true)
                && (weekEnd.map { entries[position].start < $0 } ?? true)
        }
        let last = Self.first(in: order) { position in
            (start.map { entries[position].start < $0 } ?? false)
                || (weekStart.map { entries[position].start < $0 } ?? false)
        }
        return order[first..<max(first, last)]
    }

    /// The first place at which a condition holds that holds at every later one as well.
    private static func first(in order: [Int], where condition: (Int) -> Bool) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if condition(order[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// A text; an empty one counts as absent.
    private static func text(_ name: String, _ query: Query) -> String? {
        let text = query.first(name)
        return text == "" ? nil : text
    }

    /// A bound of the period: a moment, whose digits in UTC are then read again as wall-clock time of the account.
    ///
    /// The `Z` does not protect from that. An account two hours east of UTC gets a period two hours earlier than written.
    private static func bound(_ name: String, _ request: ClockifyRequest) throws(ClockifyFailure) -> Date? {
        guard let text = request.query.first(name), !text.isEmpty else { return nil }
        let written = Timestamp.seconds(of: try ClockifyFields.time(name, text))
        return Timestamp.date(request.account.zone.moment(ofWallSeconds: written))
    }

    /// Whether an entry of the period is shown.
    func admits(_ entry: Sandbox.Content.TimeEntry) -> Bool {
        if isRunning, entry.end != nil { return false }
        if let project, entry.project != project { return false }
        if let task, entry.task != task { return false }
        if !tags.isEmpty, !entry.tags.contains(where: tags.contains) { return false }
        if needsProject, entry.project == nil { return false }
        if needsTask, entry.task == nil { return false }
        if needsEither, entry.project == nil, entry.task == nil { return false }
        if let description, !description.occurs(in: entry.description ?? "") { return false }
        return true
    }
}
