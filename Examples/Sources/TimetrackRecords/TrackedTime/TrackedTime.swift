package import GRDB
package import SystemPackage
import TimetrackKeys

/// When somebody worked on which local project, in a SQLite database that other programs may read and write as well.
///
/// `docs/workday.md` has its tables.
package struct TrackedTime: Sendable {
    /// The database.
    package let database: DatabaseQueue

    /// The longest span that there may be, in seconds: 31 days.
    package static let longestSpan = 31 * 86_400

    /// The latest moment that a span may begin or end at, in seconds since 1970: the end of the year 9999.
    package static let latest = 253_402_300_799

    /// The file in a folder of data.
    package static func path(in data: FilePath) -> FilePath { data.appending("tracked.sqlite") }

    /// Opens the database, and makes it where there is none.
    ///
    /// - Parameter path: Its file; the folder is made when it is missing, for this user alone.
    /// - Throws: ``Failure`` when it cannot be opened.
    package init(at path: FilePath) throws {
        self.database = try PrivateDatabase.open(path, migratedBy: Self.migrator)
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("tracked time") { database in
            try database.execute(
                sql: """
                    CREATE TABLE projects (
                        id INTEGER PRIMARY KEY,
                        path TEXT NOT NULL UNIQUE CHECK (typeof(path) = 'text' AND path LIKE '/%'),
                        clockify_project TEXT CHECK (typeof(clockify_project) IN ('text', 'null')),
                        clockify_project_name TEXT CHECK (typeof(clockify_project_name) IN ('text', 'null'))
                    );
                    CREATE TABLE spans (
                        id INTEGER PRIMARY KEY,
                        project INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
                        started_at INTEGER NOT NULL CHECK (
                            typeof(started_at) = 'integer' AND started_at BETWEEN 0 AND \(latest)
                        ),
                        ended_at INTEGER CHECK (
                            ended_at IS NULL
                            OR typeof(ended_at) = 'integer'
                                AND ended_at BETWEEN started_at AND started_at + \(longestSpan)
                        ),
                        UNIQUE (project, started_at, ended_at)
                    );
                    CREATE UNIQUE INDEX one_open_span ON spans (project) WHERE ended_at IS NULL;
                    CREATE INDEX spans_by_start ON spans (started_at);
                    """
            )
        }
        migrator.registerMigration("mappings of workspaces") { database in
            try database.execute(
                sql: """
                    CREATE TABLE mappings (
                        project INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
                        origin TEXT NOT NULL,
                        workspace TEXT NOT NULL,
                        clockify_project TEXT NOT NULL,
                        clockify_project_name TEXT,
                        PRIMARY KEY (project, origin, workspace)
                    )
                    """
            )
        }
        return migrator
    }

    /// The id of a project, which is made where there is none.
    static func project(_ path: String, in database: Database) throws -> Int64 {
        try database.execute(sql: "INSERT INTO projects (path) VALUES (?) ON CONFLICT DO NOTHING", arguments: [path])
        guard let id = try Int64.fetchOne(database, sql: "SELECT id FROM projects WHERE path = ?", arguments: [path])
        else {
            throw Failure(
                .unexpected,
                "records_unusable",
                "The project \(path) was not kept; look whether another program changes the tracked time."
            )
        }
        return id
    }
}
