import ClockifyAPI
import HTTPTypes
import Hummingbird
import ServerRequests
import ServerUsers
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Relay {
    /// The longest span of time whose entries are listed, in seconds: 92 days.
    private static var longestSpan: Double { 92 * 86_400 }

    /// Lists the entries that start within a span of time.
    func timeEntries(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let query = QueryItems(request)
        let start = try Moment.date(try query.text("start"), "start")
        let end = try Moment.date(try query.text("end"), "end")
        guard start < end, end.timeIntervalSince(start) <= Self.longestSpan else {
            throw RequestFailure.badRequest("end has to lie behind start, by 92 days at most; ask for another span.")
        }
        let workspace = try Clockify.WorkspaceID.read(try query.text("workspaceId"), "workspaceId")
        let user = try Clockify.UserID.read(try query.text("userId"), "userId")
        let list = try await usingClockify(to: .read, for: request, context) { access in
            let place = try await access.place(workspace, user)
            var pages = access.client.hydratedTimeEntries(in: place.workspace, user: place.user, from: start, to: end)
            // 5,000 entries; a list without an end is refused before it fills the memory.
            pages.maximumPages = 25
            var entries: [Clockify.HydratedTimeEntry] = []
            for try await entry in pages { entries.append(entry) }
            return EntryList(entries, in: place.workspace)
        }
        return try .json(list)
    }

    /// Creates an entry that has an end: 201 and the entry.
    func createTimeEntry(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let body = try await request.json(NewEntry.self)
        let entry = try body.entry
        let workspace = try Clockify.WorkspaceID.read(body.workspaceId, "workspaceId")
        let user = try Clockify.UserID.read(body.userId, "userId")
        let created = try await usingClockify(to: .write, for: request, context) { access in
            EntryDocument(try await access.create(entry, workspace, user))
        }
        return try .json(created, status: .created)
    }
}

extension ClockifyAccess {
    /// Creates an entry: for the key's owner, or with the shared key for the person who is mapped to the caller.
    func create(
        _ entry: Clockify.NewTimeEntry,
        _ workspace: Clockify.WorkspaceID?,
        _ user: Clockify.UserID?
    ) async throws -> Clockify.TimeEntry {
        guard isShared || user != nil else {
            return try await client.createTimeEntry(entry, in: try await self.workspace(workspace))
        }
        let place = try await place(workspace, user)
        guard isShared else { return try await client.createTimeEntry(entry, in: place.workspace) }
        return try await client.createTimeEntry(entry, in: place.workspace, for: place.user)
    }
}

private struct NewEntry: KnownFields {
    static let fieldNames: Set<String> = [
        "start", "end", "description", "projectId", "taskId", "tagIds", "billable", "workspaceId", "userId",
    ]

    var start: String?
    var end: String?
    var description: String?
    var projectId: String?
    var taskId: String?
    var tagIds: [String]?
    var billable: Bool?
    var workspaceId: String?
    var userId: String?

    /// The entry, once all of it has been looked at.
    var entry: Clockify.NewTimeEntry {
        get throws(RequestFailure) {
            let (start, end) = (try Moment.date(start, "start"), try Moment.date(end, "end"))
            guard start < end else { throw .badRequest("end has to lie behind start; correct one of them.") }
            var tags: [Clockify.TagID] = []
            for tag in tagIds ?? [] { tags.append(try .require(tag, "tagIds")) }
            return Clockify.NewTimeEntry(
                start: start,
                end: end,
                description: try entryDescription(description),
                projectID: try .read(projectId, "projectId"),
                taskID: try .read(taskId, "taskId"),
                tagIDs: tags,
                isBillable: billable
            )
        }
    }
}

/// Reads the description of an entry; missing and blank are nil.
///
/// - Throws: ``ServerRequests/RequestFailure`` with the status 400 when it is longer than Clockify takes.
func entryDescription(_ text: String?) throws(RequestFailure) -> String? {
    guard let text = text?.trimmed else { return nil }
    guard text.unicodeScalars.count <= 3_000 else {
        throw .badRequest("description has more than 3,000 characters; shorten it.")
    }
    return text
}
