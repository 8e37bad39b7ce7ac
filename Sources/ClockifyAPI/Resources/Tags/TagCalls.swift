import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the tags of a workspace.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - name: What names to look for, or nil for every name.
    ///   - archive: Whether to return tags in use, archived ones or both.
    ///   - excluded: Tags to leave out.
    ///   - sorting: What to sort by, or nil for Clockify's own order.
    ///   - pageSize: How many tags to fetch at a time.
    /// - Returns: The tags, fetched as they are asked for; iteration throws the code `invalidRequest`, before anything is
    ///   sent, for an excluded id that is empty or has a comma.
    public func tags(
        in workspace: Clockify.WorkspaceID,
        name: Clockify.NameFilter? = nil,
        archive: Clockify.ArchiveFilter = .active,
        excluding excluded: [Clockify.TagID] = [],
        sortedBy sorting: Clockify.Sorting<Clockify.NameColumn>? = nil,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.Tag> {
        pages(
            named: "Clockify.tags",
            pageSize: pageSize,
            parameters: .standard,
            identity: { $0.id.rawValue },
            request: {
                var request = tagRequest("Clockify.tags", .get, nil, in: workspace)
                request.ask(for: name)
                request.ask(for: archive)
                // One text, unlike the lists of ids that other calls take.
                try request.ask(for: "excluded-ids", inOneText: excluded)
                request.ask(for: sorting)
                return request
            }
        )
    }

    /// Returns one tag.
    ///
    /// - Parameters:
    ///   - id: The tag.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The tag.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such tag.
    public func tag(
        _ id: Clockify.TagID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Tag {
        try await readTag("Clockify.tag", id, in: workspace)
    }

    /// Creates a tag.
    ///
    /// - Parameters:
    ///   - name: The name, 100 characters at most and unlike every other tag's.
    ///   - workspace: The workspace.
    /// - Returns: The tag as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the name is taken or too long. After the
    ///   code `transport` with the delivery `unknown` the tag may exist: list the tags before creating it again.
    public func createTag(
        named name: String,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Tag {
        var request = tagRequest("Clockify.createTag", .post, nil, in: workspace)
        try request.encode(["name": name])
        return try await session.value(of: request)
    }

    /// Changes a tag: reads it, applies the change to all of it, and writes it back.
    ///
    /// What another program changes between the reading and the writing is lost.
    ///
    /// - Parameters:
    ///   - id: The tag.
    ///   - workspace: The workspace that it belongs to.
    ///   - change: Is given the tag as it is.
    /// - Returns: The tag after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such tag and
    ///   `validation` when the name is taken; and what the closure throws.
    @discardableResult
    public func updateTag(
        _ id: Clockify.TagID,
        in workspace: Clockify.WorkspaceID,
        _ change: (inout Clockify.TagChanges) throws -> Void
    ) async throws -> Clockify.Tag {
        var changes = Clockify.TagChanges(try await readTag("Clockify.updateTag", id, in: workspace))
        try change(&changes)
        return try await writeTag("Clockify.updateTag", id, in: workspace, changes)
    }

    /// Makes a tag what it is told to be, whatever it was.
    ///
    /// - Parameters:
    ///   - id: The tag.
    ///   - workspace: The workspace that it belongs to.
    ///   - changes: What the tag is to be.
    /// - Returns: The tag after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the tag is unknown or the name is taken
    ///   (Clockify does not tell the two apart).
    @discardableResult
    public func replaceTag(
        _ id: Clockify.TagID,
        in workspace: Clockify.WorkspaceID,
        with changes: Clockify.TagChanges
    ) async throws -> Clockify.Tag {
        try await writeTag("Clockify.replaceTag", id, in: workspace, changes)
    }

    /// Deletes a tag, archived or not, and takes it off every time entry.
    ///
    /// - Parameters:
    ///   - id: The tag.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The tag that was deleted.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such tag.
    @discardableResult
    public func deleteTag(
        _ id: Clockify.TagID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Tag {
        var request = tagRequest("Clockify.deleteTag", .delete, id, in: workspace)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    private func readTag(
        _ operation: String,
        _ id: Clockify.TagID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Tag {
        var request = tagRequest(operation, .get, id, in: workspace)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    private func writeTag(
        _ operation: String,
        _ id: Clockify.TagID,
        in workspace: Clockify.WorkspaceID,
        _ changes: Clockify.TagChanges
    ) async throws -> Clockify.Tag {
        var request = tagRequest(operation, .put, id, in: workspace)
        try request.encode(changes)
        return try await session.value(of: request)
    }

    private func tagRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ id: Clockify.TagID?,
        in workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        let path = ["workspaces", workspace.rawValue, "tags"]
        return APIRequest(operation, method, path + (id.map { [$0.rawValue] } ?? []))
    }
}
