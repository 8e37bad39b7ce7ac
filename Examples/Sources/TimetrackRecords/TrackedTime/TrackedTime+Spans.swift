import GRDB
package import TimetrackWorkday

/// How many spans came in.
package struct SpanImport: Hashable, Sendable {
    /// How many are new.
    package var added: Int

    /// How many had been there.
    package var known: Int
}

extension TrackedTime {
    /// Adds spans, all of them or none; one that is there already stays as it is.
    ///
    /// - Parameters:
    ///   - spans: The spans.
    ///   - progress: Is told how many are done.
    /// - Returns: How many were new.
    /// - Throws: ``Failure`` when they cannot be written, and what the closure throws; then none was added.
    package func add(_ spans: [TrackedSpan], progress: @escaping @Sendable (Int) throws -> Void) async throws
        -> SpanImport
    {
        try await write { database in
            var ids: [Folder: Int64] = [:]
            let insertion = try database.makeStatement(
                sql: "INSERT INTO spans (project, started_at, ended_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            )
            let before = database.totalChangesCount
            var projectChanges = 0
            for (index, span) in spans.enumerated() {
                let id: Int64
                let folder = Folder(span.project)
                if let known = ids[folder] {
                    id = known
                } else {
                    let before = database.totalChangesCount
                    id = try Self.project(span.project, in: database)
                    projectChanges += database.totalChangesCount - before
                    ids[folder] = id
                }
                try insertion.execute(arguments: [id, span.start, span.end])
                try progress(index + 1)
            }
            let added = database.totalChangesCount - before - projectChanges
            return SpanImport(added: added, known: spans.count - added)
        }
    }

    /// The spans that have ended and that overlap a stretch of time.
    ///
    /// - Parameters:
    ///   - start: Its first second since 1970, or nil for the beginning of time.
    ///   - end: The second since 1970 after its last one, or nil for the end of time.
    /// - Returns: The spans in the order in which they began.
    /// - Throws: ``Failure`` when they cannot be read.
    package func spans(from start: Int?, to end: Int?) async throws -> [TrackedSpan] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT path, started_at, ended_at FROM spans JOIN projects ON projects.id = spans.project
                    WHERE ended_at > ? AND started_at < ? ORDER BY started_at, path
                    """,
                arguments: [start ?? .min, end ?? .max]
            )
            .map { TrackedSpan(project: $0["path"], start: $0["started_at"], end: $0["ended_at"]) }
        }
    }
}
