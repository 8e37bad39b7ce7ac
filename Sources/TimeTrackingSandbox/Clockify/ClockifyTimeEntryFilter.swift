#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which of a user's time entries a list shows.
struct ClockifyTimeEntryFilter {
    private var start: Date?
    private var end: Date?
    private var isRunning: Bool
    private var project: String?
    private var task: String?
    private var tags: [String]
    private var description: String?
    private var needsProject: Bool
    private var needsTask: Bool

    init(_ request: ClockifyRequest) throws(ClockifyFailure) {
        let query = request.query
        start = try Self.bound("start", request)
        end = try Self.bound("end", request)
        isRunning = ["true", "1"].contains(query.first("in-progress"))
        project = query.first("project")
        task = query.first("task")
        tags = query.list("tags")
        description = query.first("description")?.lowercased()
        needsProject = try request.flag("project-required") ?? false
        needsTask = try request.flag("task-required") ?? false
    }

    /// A bound of the period: a moment, whose digits in UTC are then read again as wall-clock time of the account.
    ///
    /// The `Z` does not protect from that. An account two hours east of UTC gets a period two hours earlier than written.
    private static func bound(_ name: String, _ request: ClockifyRequest) throws(ClockifyFailure) -> Date? {
        guard let text = request.query.first(name), !text.isEmpty else { return nil }
        let written = Timestamp.seconds(of: try ClockifyFields.time(name, text))
        return Timestamp.date(request.account.zone.moment(ofWallSeconds: written))
    }

    func admits(_ entry: Sandbox.Content.TimeEntry) -> Bool {
        if isRunning, entry.end != nil { return false }
        if let start, entry.start < start { return false }
        if let end, entry.start > end { return false }
        if let project, entry.project != project { return false }
        if let task, entry.task != task { return false }
        if !tags.isEmpty, !entry.tags.contains(where: tags.contains) { return false }
        if needsProject, entry.project == nil { return false }
        if needsTask, entry.task == nil { return false }
        if let description, !(entry.description ?? "").lowercased().contains(description) { return false }
        return true
    }
}
