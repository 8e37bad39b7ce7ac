import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys

// What a person means by the name or the id of something in a workspace.

extension ClockifySession {
    /// The project that a person means.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several.
    func project(_ text: String, in place: Place) async throws -> Clockify.Project {
        try await ProjectChoice.project(text, among: client.projects(in: place.workspace))
    }

    /// The task of a project that a person means.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several.
    func task(_ text: String, of project: Clockify.Project, in place: Place) async throws -> Clockify.Task {
        throw Failure(.notFound, "unknown_task", "There is no task \"\(text)\" in \(project.name).")
    }

    /// The tags that a person means, in the order given.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several for one of the texts.
    func tags(_ texts: [String], in place: Place) async throws -> [Clockify.Tag] {
        guard let text = texts.first else { return [] }
        throw Failure(.notFound, "unknown_tag", "There is no tag \"\(text)\".")
    }
}
