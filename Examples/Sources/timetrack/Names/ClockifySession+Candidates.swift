import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

// What may be meant by a text. Clockify is asked for names that have the text in them, which is one request however many
// there are; only when it has none, for instance because it compares accents in another way, some are looked through here.

extension ClockifySession {
    /// The most elements that are looked through for what a person means.
    private static var mostCandidates: Int { 1_000 }

    /// How many elements one request brings.
    private static var pageSize: Int { 500 }

    /// The projects that a text may mean, archived ones among them.
    func projects(namedLike text: String, in workspace: Clockify.WorkspaceID) async throws -> [Clockify.Project] {
        if text.isClockifyID {
            do {
                return [try await client.project(Clockify.ProjectID(text), in: workspace)]
            } catch let error as APIError where error.code == .notFound {
                // Somebody may have given a project a name that looks like an id.
            }
        }
        return try await candidates(text) { name in
            let filter = Clockify.ProjectFilter(name: name, archive: .all)
            return client.projects(in: workspace, matching: filter, pageSize: Self.pageSize)
        }
    }

    /// The tasks of a project that a text may mean, those that are done among them.
    func tasks(
        namedLike text: String,
        of project: Clockify.Project,
        in workspace: Clockify.WorkspaceID
    ) async throws -> [Clockify.Task] {
        try await candidates(text) { name in
            client.tasks(in: workspace, project: project.id, name: name, status: .all, pageSize: Self.pageSize)
        }
    }

    /// The tags that a text may mean, archived ones among them.
    func tags(namedLike text: String, in workspace: Clockify.WorkspaceID) async throws -> [Clockify.Tag] {
        try await candidates(text) { name in
            client.tags(in: workspace, name: name, archive: .all, pageSize: Self.pageSize)
        }
    }

    /// The clients that a text may mean, archived ones among them.
    func clients(namedLike text: String, in workspace: Clockify.WorkspaceID) async throws -> [Clockify.Customer] {
        try await candidates(text) { name in
            let part: String? =
                switch name {
                case .containing(let text), .exactly(let text): text
                case nil: nil
                }
            return client.clients(in: workspace, name: part, archive: .all, pageSize: Self.pageSize)
        }
    }

    private func candidates<Element: Identifiable>(
        _ text: String,
        _ list: (Clockify.NameFilter?) -> PagedSequence<Element>
    ) async throws -> [Element] {
        // Ids are in no name, and only this list has them.
        if text.isClockifyID { return try await list(nil).collect(limit: Self.mostElements) }
        let filter = NameSearch(text).filter
        let containing = try await list(.containing(filter)).collect(limit: Self.mostCandidates)
        if containing.isEmpty { return try await list(nil).collect(limit: Self.mostCandidates) }
        guard containing.count == Self.mostCandidates else { return containing }
        // Too many to see all of them, so the one with exactly this name may be among the others.
        let exact = try await list(.exactly(filter)).collect(limit: Self.mostCandidates)
        return exact + containing.filter { element in !exact.contains { $0.id == element.id } }
    }
}
