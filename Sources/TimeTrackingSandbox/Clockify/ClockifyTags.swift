import HTTPTypes

extension Clockify {
    static let tagRoutes: [Route] = [
        route(
            .get,
            "workspaces/:workspace/tags",
            query: ["name", "strict-name-search", "excluded-ids", "archived"] + .order + .page,
            tags
        ),
        route(.post, "workspaces/:workspace/tags", body: ["name"]) { request, content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            var tag = Content.Tag(id: "", workspace: workspace.id, name: try request.fields().name("name"))
            try requireFreeName(tag, content)
            tag.id = content.newIdentifier()
            content.append(tag)
            return Answer(.created, json: tagShape(tag))
        },
        route(.get, "workspaces/:workspace/tags/:tag") { request, content throws(ClockifyFailure) in
            Answer(json: tagShape(content.tags[try tagIndex(request, content)]))
        },
        route(.put, "workspaces/:workspace/tags/:tag", body: ["archived", "name"]) {
            request,
            content throws(ClockifyFailure) in
            let index = try tagIndex(request, content)
            let fields = try request.fields()
            var tag = content.tags[index]
            if fields["name"] != nil { tag.name = try fields.name("name") }
            // Leaving it out takes the tag out of the archive.
            tag.isArchived = try fields.flag("archived") ?? false
            try requireFreeName(tag, content)
            content.tags[index] = tag
            return Answer(json: tagShape(tag))
        },
        route(.delete, "workspaces/:workspace/tags/:tag") { request, content throws(ClockifyFailure) in
            let tag = content.tags.remove(at: try tagIndex(request, content))
            content.changeTimeEntries(where: { $0.tags.contains(tag.id) }) { $0.tags.removeAll { $0 == tag.id } }
            return Answer(json: tagShape(tag))
        },
    ]

    @Sendable
    private static func tags(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        let listing = ClockifyListing<Content.Tag>(
            name: { $0.name },
            id: { $0.id },
            stateParameter: "archived",
            state: { $0.isArchived }
        )
        let excluded = request.query.list("excluded-ids")
        let tags = content.tags.filter { $0.workspace == workspace.id && !excluded.contains($0.id) }
        return try listing.answer(request, tags, tagShape)
    }

    private static func requireFreeName(_ tag: Content.Tag, _ content: Content) throws(ClockifyFailure) {
        let isTaken = Content.contains(content.positions.tags, content.tags, named: tag.name) {
            $0.name == tag.name && $0.workspace == tag.workspace && $0.id != tag.id
        }
        guard !isTaken else { throw nameTaken(tag.name) }
    }

    private static func tagIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        let workspace = try request.workspace(in: content)
        let id = request["tag"]
        guard let index = content.tags.firstIndex(where: { $0.id == id && $0.workspace == workspace.id })
        else { throw .foreign("Tag", id) }
        return index
    }

    @Sendable
    static func tagShape(_ tag: Content.Tag) -> JSON {
        [
            "id": .string(tag.id),
            "name": .string(tag.name),
            "workspaceId": .string(tag.workspace),
            "archived": .bool(tag.isArchived),
        ]
    }
}
