import ClockifyAPI
import ClockworkAPI
import HTTPTypes
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// The examples of docs/clients.md, in its order.

/// Adds up what a user recorded within a span of time.
func hours(
    of user: Clockify.UserID,
    in workspace: Clockify.WorkspaceID,
    from start: Date,
    to end: Date,
    client: Clockify.Client
) async throws -> Duration {
    var total = Duration.zero
    for try await entry in client.timeEntries(in: workspace, user: user, from: start, to: end) {
        total += entry.duration ?? .zero
    }
    return total
}

/// Moves an entry to another project; everything else stays as it is.
func move(
    _ entry: Clockify.TimeEntryID,
    to project: Clockify.ProjectID,
    in workspace: Clockify.WorkspaceID,
    client: Clockify.Client
) async throws -> Clockify.TimeEntry {
    try await client.updateTimeEntry(entry, in: workspace) { changes in
        changes.projectID = project
        changes.taskID = nil
    }
}

/// What is known of a day off.
struct Holiday: Decodable, Sendable, Identifiable {
    var id: String
    var name: String
}

/// The days off of a workspace.
func holidays(in workspace: Clockify.WorkspaceID, client: Clockify.Client) async throws -> [Holiday] {
    try await client.send(
        Clockify.Operation(.get, "/v1/workspaces/{workspaceId}/holidays", ["workspaceId": workspace.rawValue]),
        as: [Holiday].self
    )
}

/// Starts a timer and keeps account of it in a file.
func start(
    _ issue: Clockwork.IssueKey,
    ledger: inout Clockwork.TimerLedger,
    file: URL,
    client: Clockwork.Client
) async throws -> Clockwork.TimerOutcome {
    try await client.startTimer(issue: issue, at: Date(), in: &ledger) { ledger in
        try JSONEncoder().encode(ledger).write(to: file, options: .atomic)
    }
}
