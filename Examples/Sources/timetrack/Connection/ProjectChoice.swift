import ClockifyAPI
import TimetrackKeys

/// Finds the project that a user means by an id or a name.
enum ProjectChoice {
    /// Returns the project with this id, or the only one with this name in any case.
    ///
    /// - Throws: ``Failure`` that names the candidates when there is none or several.
    static func project(
        _ text: String,
        among projects: some AsyncSequence<Clockify.Project, any Error>
    ) async throws -> Clockify.Project {
        var named: [Clockify.Project] = []
        var similar: [String] = []
        for try await project in projects {
            if project.id.rawValue == text { return project }
            if project.name.lowercased() == text.lowercased() { named.append(project) }
            if project.name.lowercased().contains(text.lowercased()) { similar.append(project.name) }
        }
        if let only = named.first, named.count == 1 { return only }
        if named.count > 1 {
            let ids = named.map(\.id.rawValue).joined(separator: ", ")
            throw Failure(
                .notFound,
                "ambiguous_project",
                "Several projects are named \"\(text)\"; give one of the ids \(ids)."
            )
        }
        let advice =
            similar.isEmpty
            ? "`timetrack projects` lists them"
            : "did you mean \(similar.prefix(5).map { "\"\($0)\"" }.joined(separator: ", "))?"
        throw Failure(.notFound, "unknown_project", "There is no project \"\(text)\"; \(advice)".sentence)
    }
}

extension String {
    /// The text with a full stop, unless it ends in a mark already.
    var sentence: String { last == "?" || last == "." ? self : self + "." }
}
