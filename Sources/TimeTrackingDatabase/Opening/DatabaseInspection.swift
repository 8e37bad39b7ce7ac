#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a file turns out to be, found out on a connection that cannot change it.
struct DatabaseInspection: Sendable {
    /// Whether every step of the schema was taken.
    let isCurrent: Bool

    /// Inspects a file.
    ///
    /// - Parameters:
    ///   - path: The path of a file that exists.
    ///   - schema: The schema that the program knows.
    ///   - examine: Looks further into a file that is a database of credentials of a known version.
    /// - Throws: `CredentialStoreError` with the codes `corrupted`, and `unsupported` for a newer schema.
    init(
        of path: FilePath,
        schema: CredentialSchema,
        _ examine: (Database) throws -> Void = { _ in }
    ) throws(CredentialStoreError) {
        self.isCurrent = try sqlite(at: path) {
            let queue = try DatabaseQueue(path: path.string, configuration: .credentials(readOnly: true))
            return try queue.read { database in
                let isCurrent = try Self.isCurrent(database, path, schema)
                try examine(database)
                return isCurrent
            }
        }
    }

    private static func isCurrent(_ database: Database, _ path: FilePath, _ schema: CredentialSchema) throws -> Bool {
        guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == CredentialSchema.applicationID else {
            throw CredentialStoreError.notOurs(path)
        }
        let migrator = schema.migrator
        guard try !migrator.hasBeenSuperseded(database) else { throw CredentialStoreError.newer(path) }
        guard try database.tableExists("credential"), try database.tableExists("encryption_key") else {
            throw CredentialStoreError.notOurs(path)
        }
        try checkSize(database, path)
        guard try !Canaries(database, path).isEmpty else { throw CredentialStoreError.withoutCanary(path) }
        return try migrator.hasCompletedMigrations(database)
    }

    /// SQLite reads the end of a page that is missing as zeros, which would make rows disappear.
    private static func checkSize(_ database: Database, _ path: FilePath) throws {
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        guard pageSize > 0, try FileStatus(of: path).size.isMultiple(of: pageSize) else {
            throw CredentialStoreError.truncated(path)
        }
    }
}

extension CredentialStoreError {
    fileprivate static func notOurs(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message:
                "The file \(path) is no database of credentials, or an empty one; restore it from a backup, or move "
                + "it away to begin anew. It was left as it is."
        )
    }

    fileprivate static func newer(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "The database \(path) was written by a newer version of this program; use that version. It was left "
                + "as it is."
        )
    }

    fileprivate static func truncated(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The end of the database \(path) is missing; restore it from a backup. It was left as it is."
        )
    }

    fileprivate static func withoutCanary(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The database \(path) does not say which encryption keys it belongs to; restore it from a backup. "
                + "It was left as it is."
        )
    }
}
#endif
