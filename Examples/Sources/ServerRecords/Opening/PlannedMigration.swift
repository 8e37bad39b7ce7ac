public import SystemPackage

/// A change of the tables that the next opening of the records would make.
public struct PlannedMigration: Sendable, Hashable {
    /// The version that the records have after it.
    public let version: Int

    /// What it does, in a few words.
    public let summary: String
}

extension ServerDatabase {
    /// Says which changes of the tables the next opening of the records would make, and makes none of them.
    ///
    /// - Parameter directory: The server's data directory.
    /// - Returns: The changes in their order; empty when the records are of this version. Where there are no records yet,
    ///   all that make them.
    /// - Throws: ``ServerRecordsError`` when the records cannot be used by this version of the program.
    public static func plannedMigrations(in directory: FilePath) async throws -> [PlannedMigration] {
        try await plannedMigrations(in: directory, schema: .current)
    }

    static func plannedMigrations(in directory: FilePath, schema: Schema) async throws -> [PlannedMigration] {
        try await onThread {
            let isThere = try FileFacts.of(directory) != nil
            let taken = isThere ? try RecordsInspection.of(RecordsDirectory.find(directory), schema)?.version ?? 0 : 0
            return schema.steps.enumerated().dropFirst(taken)
                .map { index, step in PlannedMigration(version: index + 1, summary: step.summary) }
        }
    }
}
