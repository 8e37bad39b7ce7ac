import HTTPTypes
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify.Client {
    /// Returns the time entries of a user that start within a span of time, newest first.
    ///
    /// Clockify reads the bounds it is sent as wall-clock times of the user's profile. This call therefore asks for a
    /// day more on both sides and keeps exactly the entries whose start lies between the two moments. It costs the
    /// entries of those two days: a list of one day fetches three, a list of a year half a percent more.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - user: The user whose entries to return.
    ///   - from: The first moment at which an entry may start, or nil for no bound.
    ///   - to: The first moment at which an entry may no longer start, or nil for no bound; entries can lie ahead.
    ///   - filter: Which of those entries to return.
    ///   - pageSize: How many entries to fetch at a time.
    /// - Returns: The entries, fetched as they are asked for; none, and nothing is sent, when the span ends where it
    ///   begins or earlier. Iteration throws the code `notFound` for a user who is not in the workspace; with
    ///   ``TimeEntryFilter/weekBefore`` that is `validation`, because Clockify may then mean the filter.
    public func timeEntries(
        in workspace: Clockify.WorkspaceID,
        user: Clockify.UserID,
        from: Date? = nil,
        to: Date? = nil,
        filter: Clockify.TimeEntryFilter = Clockify.TimeEntryFilter(),
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.TimeEntry> {
        var request = userEntriesRequest("Clockify.timeEntries", .get, user, workspace)
        request.ask(for: filter, from: from, to: to)
        guard hasMoments(from: from, to: to) else { return .empty(of: request) }
        return pages(of: request, pageSize: pageSize) { (entry: Clockify.TimeEntry) in
            lies(entry.start, from: from, to: to)
        }
    }

    /// Returns the time entries of a user that start within a span of time, with what they name, newest first.
    ///
    /// The span is as exact, and costs as much, as that of
    /// ``timeEntries(in:user:from:to:filter:pageSize:)``.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - user: The user whose entries to return.
    ///   - from: The first moment at which an entry may start, or nil for no bound.
    ///   - to: The first moment at which an entry may no longer start, or nil for no bound; entries can lie ahead.
    ///   - filter: Which of those entries to return.
    ///   - pageSize: How many entries to fetch at a time.
    /// - Returns: The entries, fetched as they are asked for; none, and nothing is sent, when the span ends where it
    ///   begins or earlier. Iteration throws the code `notFound` for a user who is not in the workspace; with
    ///   ``TimeEntryFilter/weekBefore`` that is `validation`, because Clockify may then mean the filter.
    public func hydratedTimeEntries(
        in workspace: Clockify.WorkspaceID,
        user: Clockify.UserID,
        from: Date? = nil,
        to: Date? = nil,
        filter: Clockify.TimeEntryFilter = Clockify.TimeEntryFilter(),
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.HydratedTimeEntry> {
        var request = userEntriesRequest("Clockify.hydratedTimeEntries", .get, user, workspace)
        request.ask(for: filter, from: from, to: to)
        request.ask(for: "hydrated", true)
        guard hasMoments(from: from, to: to) else { return .empty(of: request) }
        return pages(of: request, pageSize: pageSize) { (entry: Clockify.HydratedTimeEntry) in
            lies(entry.start, from: from, to: to)
        }
    }

    /// A request for the entries of one user.
    func userEntriesRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ user: Clockify.UserID,
        _ workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        APIRequest(operation, method, ["workspaces", workspace.rawValue, "user", user.rawValue, "time-entries"])
    }
}

extension APIRequest {
    /// How far Clockify can misread a bound, rounded up: no time zone is further than 14 hours from UTC.
    private static var widening: Double { 86_400 }

    /// Asks for a user's entries between bounds that are widened by a day.
    fileprivate mutating func ask(for filter: Clockify.TimeEntryFilter, from: Date?, to: Date?) {
        // A bound with a year that the format cannot hold is no bound.
        ask(for: "start", from.flatMap { Timestamp.text(of: $0 - Self.widening) })
        ask(for: "end", to.flatMap { Timestamp.text(of: $0 + Self.widening) })
        ask(for: "description", filter.description)
        ask(for: "project", filter.projectID?.rawValue)
        ask(for: "task", filter.taskID?.rawValue)
        for tag in filter.tagIDs.uniqued { ask(for: "tags", tag.rawValue) }
        if filter.requiresProject { ask(for: "project-required", true) }
        if filter.requiresTask { ask(for: "task-required", true) }
        ask(for: "get-week-before", filter.weekBefore.flatMap(Timestamp.text))
        // Clockify also refuses a week in this way.
        if filter.weekBefore == nil { meanings[.validationOrMissing] = .notFound }
    }
}

/// Whether there can be an entry that starts at or after the first moment and before the second one.
private func hasMoments(from: Date?, to: Date?) -> Bool {
    guard let from, let to else { return true }
    return from < to
}

/// Whether an entry starts at or after the first moment and before the second one.
private func lies(_ start: Date, from: Date?, to: Date?) -> Bool {
    if let from, start < from { return false }
    if let to, start >= to { return false }
    return true
}
