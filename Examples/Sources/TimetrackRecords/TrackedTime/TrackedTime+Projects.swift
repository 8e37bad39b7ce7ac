import GRDB

/// The project of the service that a local project belongs to.
package struct MappedProject: Hashable, Sendable {
    /// The folder of the local project.
    package var path: String

    /// The project of the service: an id, or a name where another program wrote it.
    package var project: String

    /// The name that the project had when it was chosen, or nil where nobody wrote it down.
    package var name: String?

    package init(path: String, project: String, name: String?) {
        self.path = path
        self.project = project
        self.name = name
    }
}

extension TrackedTime {
    /// Whether time was tracked for a folder, or it belongs to a project of the service.
    ///
    /// - Throws: ``Failure`` when it cannot be read.
    package func knows(_ path: String) async throws -> Bool {
        try await read { database in
            try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT * FROM projects WHERE path = ?)",
                arguments: [path]
            ) ?? false
        }
    }

    /// Says which project of the service a local project belongs to.
    ///
    /// - Throws: ``Failure`` when it cannot be written.
    package func map(_ mapping: MappedProject) async throws {
        try await write { database in
            let id = try Self.project(mapping.path, in: database)
            try database.execute(
                sql: "UPDATE projects SET clockify_project = ?, clockify_project_name = ? WHERE id = ?",
                arguments: [mapping.project, mapping.name, id]
            )
        }
    }

    /// Forgets which project of the service a local project belongs to.
    ///
    /// - Returns: Whether it belonged to one.
    /// - Throws: ``Failure`` when it cannot be written.
    package func unmap(_ path: String) async throws -> Bool {
        try await write { database in
            try database.execute(
                sql: """
                    UPDATE projects SET clockify_project = NULL, clockify_project_name = NULL
                    WHERE path = ? AND clockify_project IS NOT NULL
                    """,
                arguments: [path]
            )
            return database.changesCount > 0
        }
    }

    /// The local projects that belong to one of the service, by their folders.
    ///
    /// - Throws: ``Failure`` when they cannot be read.
    package func mappings() async throws -> [MappedProject] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT path, clockify_project, clockify_project_name FROM projects
                    WHERE clockify_project IS NOT NULL AND clockify_project <> '' ORDER BY path
                    """
            )
            .map { MappedProject(path: $0["path"], project: $0["clockify_project"], name: $0["clockify_project_name"]) }
        }
    }
}
