import GRDB
import TimetrackWorkday

/// A stretch of time on a local project that has not ended.
package struct OpenSpan: Hashable, Sendable {
    /// The folder that the project is in.
    package var project: String

    /// When it began, in whole seconds since 1970.
    package var start: Int
}

/// What becomes of an open span that is to be ended.
package enum SpanEnd: Hashable, Sendable {
    /// It ended after so many seconds.
    case ended(OpenSpan, seconds: Int)

    /// It began after the moment at which it was to end, and goes on.
    case beganLater(OpenSpan)

    /// It has lasted longer than it may without somebody saying when it ended, and goes on.
    case tooLong(OpenSpan, seconds: Int)
}

extension TrackedTime {
    /// Begins a span, unless one is open.
    ///
    /// - Parameters:
    ///   - project: The folder of the project.
    ///   - start: When it begins, in whole seconds since 1970.
    /// - Returns: The span that was open already, or nil when one was begun.
    /// - Throws: ``Failure`` when it cannot be written.
    package func begin(_ project: String, at start: Int) async throws -> OpenSpan? {
        try await write { database in
            let id = try Self.project(project, in: database)
            let open = try Int.fetchOne(
                database,
                sql: "SELECT started_at FROM spans WHERE project = ? AND ended_at IS NULL",
                arguments: [id]
            )
            if let open { return OpenSpan(project: project, start: open) }
            try database.execute(
                sql: "INSERT INTO spans (project, started_at) VALUES (?, ?)",
                arguments: [id, start]
            )
            return nil
        }
    }

    /// Ends open spans.
    ///
    /// - Parameters:
    ///   - project: The folder of the project, or nil for every one.
    ///   - end: When they end, in whole seconds since 1970.
    ///   - limit: The most seconds that a span may have lasted, or nil for any number.
    /// - Returns: What became of each, in the order in which they began.
    /// - Throws: ``Failure`` when it cannot be written; then none has ended.
    package func end(_ project: String?, at end: Int, limit: Int?) async throws -> [SpanEnd] {
        try await write { database in
            try Self.open(in: database)
                .filter { span in project.map { Folder($0) == Folder(span.project) } ?? true }
                .map { span in
                    let seconds = end - span.start
                    if seconds < 0 { return .beganLater(span) }
                    if let limit, seconds > limit { return .tooLong(span, seconds: seconds) }
                    try Self.end(span, at: end, in: database)
                    return .ended(span, seconds: seconds)
                }
        }
    }

    /// The spans that have not ended, in the order in which they began.
    ///
    /// - Throws: ``Failure`` when they cannot be read.
    package func open() async throws -> [OpenSpan] {
        try await read { try Self.open(in: $0) }
    }

    private static func open(in database: Database) throws -> [OpenSpan] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT path, started_at FROM spans JOIN projects ON projects.id = spans.project
                WHERE ended_at IS NULL ORDER BY started_at, path
                """
        )
        .map { OpenSpan(project: $0["path"], start: $0["started_at"]) }
    }

    private static func end(_ span: OpenSpan, at end: Int, in database: Database) throws {
        // The same span may have come in from elsewhere meanwhile; it counts once.
        try database.execute(
            sql: """
                UPDATE OR REPLACE spans SET ended_at = ?
                WHERE ended_at IS NULL AND project = (SELECT id FROM projects WHERE path = ?)
                """,
            arguments: [end, span.project]
        )
    }
}
