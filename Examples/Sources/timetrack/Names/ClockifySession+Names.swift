import ClockifyAPI
import SystemPackage
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

// What a person means by the name or the id of something in a workspace.

extension ClockifySession {
    /// The project that a person means: its id, its name, or a part of it that no other project's name has.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several, and for an archived one.
    func project(_ text: String, in place: Place, from file: FilePath? = nil) async throws -> Clockify.Project {
        try await project(text, in: place.workspace, from: file)
    }

    /// The project that a person means: its id, its name, or a part of it that no other project's name has.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several, and for an archived one.
    func project(
        _ text: String,
        in workspace: Clockify.WorkspaceID,
        from file: FilePath? = nil
    ) async throws -> Clockify.Project {
        let projects = try await projects(namedLike: text, in: workspace)
        let item = try NameChoice.project.item(
            text,
            among: projects.map { NamedItem($0) },
            place: file.map { "\($0)" },
            repeating: repeated
        )
        return try Self.element(item, of: projects)
    }

    /// The task of a project that a person means.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several, and for one that is done.
    func task(_ text: String, of project: Clockify.Project, in place: Place) async throws -> Clockify.Task {
        let tasks = try await tasks(namedLike: text, of: project, in: place.workspace)
        let item = try NameChoice.task(of: project.id.rawValue)
            .item(text, among: tasks.map { NamedItem($0) }, repeating: repeated)
        return try Self.element(item, of: tasks)
    }

    /// The tags that a person means, in the order given, each of them once.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several for one of the texts.
    func tags(_ texts: [String], in place: Place, from file: FilePath? = nil) async throws -> [Clockify.Tag] {
        var found: [Clockify.Tag] = []
        for text in texts {
            let tags = try await tags(namedLike: text, in: place.workspace)
            let item = try NameChoice.tag.item(
                text,
                among: tags.map { NamedItem($0) },
                place: file.map { "\($0)" },
                repeating: repeated
            )
            let tag = try Self.element(item, of: tags)
            if !found.contains(where: { $0.id == tag.id }) { found.append(tag) }
        }
        return found
    }

    /// The client that a person means.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several, and for an archived one.
    func client(_ text: String, in workspace: Clockify.WorkspaceID) async throws -> Clockify.Customer {
        let clients = try await clients(namedLike: text, in: workspace)
        let item = try NameChoice.client.item(text, among: clients.map { NamedItem($0) }, repeating: repeated)
        return try Self.element(item, of: clients)
    }

    /// The element that an item was made of.
    static func element<Element: Identifiable>(_ item: NamedItem, of elements: [Element]) throws -> Element
    where Element.ID: CustomStringConvertible {
        guard let element = elements.first(where: { $0.id.description == item.id }) else {
            throw Failure(.unexpected, "unexpected", "\(item.id) was found and is gone; please report it.")
        }
        return element
    }
}
