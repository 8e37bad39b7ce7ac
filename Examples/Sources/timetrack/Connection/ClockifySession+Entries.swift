import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Entries of a user, one at a time, and the names of what they are for.

extension ClockifySession {
    /// The name of a project, or nil when there is none or the user may no longer see it.
    func projectName(_ id: Clockify.ProjectID?, in workspace: Clockify.WorkspaceID) async throws -> String? {
        guard let id else { return nil }
        do {
            return try await client.project(id, in: workspace).name
        } catch let error as APIError where error.code == .notFound || error.code == .forbidden {
            return nil
        }
    }

    /// An entry as it is shown, with the name of its project.
    func document(of entry: Clockify.TimeEntry, in place: Place, now: Date) async throws -> EntryDocument {
        let project = try await projectName(entry.projectID, in: place.workspace)
        return EntryDocument(entry, project: project, now: now)
    }

    /// The running timer.
    ///
    /// - Throws: ``Failure`` when none runs.
    func requiredRunningEntry(in place: Place) async throws -> Clockify.TimeEntry {
        guard let entry = try await client.runningTimeEntry(in: place.workspace, user: place.user.id) else {
            throw Failure(
                .notFound,
                "no_running_timer",
                "No timer is running; `timetrack start\(repeated)` starts one."
            )
        }
        return entry
    }

    /// The entry that began last among those that have ended, or nil when there is none.
    func lastEntry(in place: Place, now: Date) async throws -> Clockify.TimeEntry? {
        // The newest come first, and those that lie ahead before them.
        let entries = client.timeEntries(in: place.workspace, user: place.user.id, pageSize: 20)
        for try await entry in entries where !entry.isRunning && entry.start <= now { return entry }
        return nil
    }

    /// The entries that lie within a span, in whole or in part; only those that began within a day before it are seen.
    func entries(overlapping span: Range<Date>, in place: Place) async throws -> [Clockify.TimeEntry] {
        let list = client.timeEntries(
            in: place.workspace,
            user: place.user.id,
            from: span.lowerBound.addingTimeInterval(-86_400),
            to: span.upperBound
        )
        return try await list.collect(limit: Self.mostElements)
            .filter { $0.start < span.upperBound && ($0.end ?? .distantFuture) > span.lowerBound }
    }
}
