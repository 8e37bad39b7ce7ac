import GRDB
import TimetrackWorkday

/// The project of the service that a local project belongs to.
package struct MappedProject: Hashable, Sendable {
    /// The folder of the local project.
    package var path: String

    /// The project of the service: an id, or a name where another program wrote it.
    package var project: String

    /// The name that the project had when it was chosen, or nil where nobody wrote it down.
    package var name: String?

    /// Where the project is, or nil where another program wrote it, which counts wherever nothing else was said.
    package var workspace: MappedWorkspace?

    package init(path: String, project: String, name: String?, workspace: MappedWorkspace?) {
        self.path = path
        self.project = project
        self.name = name
        self.workspace = workspace
    }
}

/// A workspace of a service, whoever works in it.
package struct MappedWorkspace: Hashable, Sendable {
    /// The origin of the service, such as `https://api.clockify.me`.
    package var origin: String

    /// The id of the workspace.
    package var id: String

    package init(origin: String, id: String) {
        self.origin = origin
        self.id = id
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

    /// Says which project of a workspace a local project belongs to; what was said of other workspaces stays.
    ///
    /// - Throws: ``Failure`` when it cannot be written.
    package func map(_ mapping: MappedProject) async throws {
        try await write { database in
            let id = try Self.project(mapping.path, in: database)
            guard let workspace = mapping.workspace else {
                return try database.execute(
                    sql: "UPDATE projects SET clockify_project = ?, clockify_project_name = ? WHERE id = ?",
                    arguments: [mapping.project, mapping.name, id]
                )
            }
            try database.execute(
                sql: "INSERT OR REPLACE INTO mappings VALUES (?, ?, ?, ?, ?)",
                arguments: [id, workspace.origin, workspace.id, mapping.project, mapping.name]
            )
        }
    }

    /// Forgets which project of the service a local project belongs to, in every workspace.
    ///
    /// - Returns: Whether it belonged to one.
    /// - Throws: ``Failure`` when it cannot be written.
    package func unmap(_ path: String) async throws -> Bool {
        try await write { database in
            let before = database.totalChangesCount
            try database.execute(
                sql: "DELETE FROM mappings WHERE project = (SELECT id FROM projects WHERE path = ?)",
                arguments: [path]
            )
            try database.execute(
                sql: """
                    UPDATE projects SET clockify_project = NULL, clockify_project_name = NULL
                    WHERE path = ? AND clockify_project IS NOT NULL
                    """,
                arguments: [path]
            )
            return database.totalChangesCount > before
        }
    }

    /// What was said of all local projects, by their folders.
    ///
    /// - Throws: ``Failure`` when it cannot be read.
    package func mappings() async throws -> [MappedProject] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT path, mappings.clockify_project, mappings.clockify_project_name, origin, workspace
                    FROM mappings JOIN projects ON projects.id = mappings.project
                    UNION ALL
                    SELECT path, clockify_project, clockify_project_name, NULL, NULL FROM projects
                    WHERE clockify_project IS NOT NULL AND clockify_project <> ''
                    ORDER BY 1, 4, 5
                    """
            )
            .map { row in
                let origin: String? = row[3]
                let workspace: String? = row[4]
                let place = origin.flatMap { origin in workspace.map { MappedWorkspace(origin: origin, id: $0) } }
                return MappedProject(path: row[0], project: row[1], name: row[2], workspace: place)
            }
        }
    }

    /// The local projects that belong to a project of a workspace, each once.
    ///
    /// - Throws: ``Failure`` when they cannot be read.
    package func mappings(in workspace: MappedWorkspace) async throws -> [MappedProject] {
        let all = try await mappings()
        let own = all.filter { $0.workspace == workspace }
        let folders = Set(own.map { Folder($0.path) })
        return own + all.filter { $0.workspace == nil && !folders.contains(Folder($0.path)) }
    }
}
