import HTTPTypes
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify.Client {
    /// Starts a timer for the owner of the key.
    ///
    /// Stop a running timer first: Clockify may refuse to start another while the running one lacks a required field.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - start: When the timer starts, usually now.
    ///   - description: What is being done, or nil to say nothing about it.
    ///   - project: The project, or nil for none.
    ///   - task: The task within the project, or nil for none.
    ///   - tags: The tags.
    /// - Returns: The running entry.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``createTimeEntry(_:in:)`` does.
    public func startTimer(
        in workspace: Clockify.WorkspaceID,
        at start: Date,
        description: String? = nil,
        project: Clockify.ProjectID? = nil,
        task: Clockify.TaskID? = nil,
        tags: [Clockify.TagID] = []
    ) async throws -> Clockify.TimeEntry {
        let entry = Clockify.NewTimeEntry(
            start: start,
            description: description,
            projectID: project,
            taskID: task,
            tagIDs: tags
        )
        return try await createTimeEntry(entry, in: workspace)
    }

    /// Stops the running timer of a user.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - user: The user whose timer to stop.
    ///   - end: When the timer stops, usually now.
    /// - Returns: The entry that the timer became.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `noRunningTimer` when none runs and `validation` when the
    ///   running entry lacks a field that the workspace requires.
    public func stopTimer(
        in workspace: Clockify.WorkspaceID,
        user: Clockify.UserID,
        at end: Date
    ) async throws -> Clockify.TimeEntry {
        var request = userEntriesRequest("Clockify.stopTimer", .patch, user, workspace)
        request.meanings[.nothingRunning] = .noRunningTimer
        try request.encode(["end": end])
        return try await session.value(of: request)
    }

    /// Returns the running timer of a user.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - user: The user whose timer to look for.
    /// - Returns: The running entry, or nil when no timer runs.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` for a user who is not in the workspace.
    public func runningTimeEntry(
        in workspace: Clockify.WorkspaceID,
        user: Clockify.UserID
    ) async throws -> Clockify.TimeEntry? {
        var request = userEntriesRequest("Clockify.runningTimeEntry", .get, user, workspace)
        request.meanings[.validationOrMissing] = .notFound
        request.query = [(name: "in-progress", value: "true")]
        let entries: [Clockify.TimeEntry] = try await session.value(of: request)
        return entries.first(where: \.isRunning)
    }

    /// Returns the timers that are running in a workspace, whoever's they are.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - pageSize: How many entries to fetch at a time; more than 1,000, the most that Clockify takes, count as 1,000.
    /// - Returns: The running entries, fetched as they are asked for.
    public func runningTimeEntries(
        in workspace: Clockify.WorkspaceID,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.TimeEntry> {
        let request = APIRequest(
            "Clockify.runningTimeEntries",
            .get,
            ["workspaces", workspace.rawValue, "time-entries", "status", "in-progress"]
        )
        return pages(of: request, pageSize: min(pageSize, 1000))
    }
}
