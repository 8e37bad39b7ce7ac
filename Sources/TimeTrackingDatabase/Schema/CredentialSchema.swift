#if EncryptedDatabase
package import GRDB

/// One step that makes or changes the tables.
///
/// A step that was published is never changed, only followed by another one.
package struct SchemaMigration: Sendable {
    /// The name that the database keeps of a step that was taken.
    package let identifier: String

    /// Takes the step.
    package let apply: @Sendable (Database) throws -> Void

    /// Describes a step.
    package init(_ identifier: String, apply: @escaping @Sendable (Database) throws -> Void) {
        self.identifier = identifier
        self.apply = apply
    }
}

/// The tables of a database of credentials, as a sequence of steps.
package struct CredentialSchema: Sendable {
    /// What SQLite keeps in the header of the file to tell whose it is: the letters TTKc.
    package static let applicationID: Int32 = 0x5454_4B63

    /// The schema of this version of the library.
    package static let current = CredentialSchema(migrations: [first])

    /// The steps in their order.
    package let migrations: [SchemaMigration]

    /// Creates a schema from its steps.
    package init(migrations: [SchemaMigration]) {
        self.migrations = migrations
    }

    /// The name of the last step.
    var version: String { migrations.last?.identifier ?? "0" }

    /// What takes the steps that are missing.
    var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            // There are no foreign keys to look after.
            migrator.registerMigration(migration.identifier, foreignKeyChecks: .immediate, migrate: migration.apply)
        }
        return migrator
    }

    private static let first = SchemaMigration("1") { database in
        // The key identifier of a row is a part of its envelope; a second copy of it could differ.
        try database.execute(
            sql: """
                PRAGMA application_id = \(applicationID);
                CREATE TABLE credential (
                    service TEXT NOT NULL,
                    account TEXT NOT NULL,
                    attributes BLOB NOT NULL,
                    envelope BLOB NOT NULL,
                    PRIMARY KEY (service, account)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX credential_on_key_id ON credential (substr(envelope, 2, 8));
                CREATE TABLE encryption_key (
                    id BLOB NOT NULL PRIMARY KEY,
                    canary BLOB NOT NULL
                ) STRICT, WITHOUT ROWID;
                """
        )
    }
}
#endif
