package import GRDB
package import SystemPackage
import TimetrackKeys

/// What the program has done, is doing and still has to do, in a SQLite database of one user.
///
/// A change is on the disk before anything is sent because of it, so that a process that is killed leaves behind what the
/// next one needs.
package struct Journal: Sendable {
    /// The database.
    package let database: DatabaseQueue

    /// The file in a folder of data.
    package static func path(in data: FilePath) -> FilePath { data.appending("journal.sqlite") }

    /// Opens the journal, and makes it where there is none.
    ///
    /// - Parameter path: Its file; the folder is made when it is missing, for this user alone.
    /// - Throws: ``Failure`` when it cannot be opened.
    package init(at path: FilePath) throws {
        self.database = try PrivateDatabase.open(path, migratedBy: Self.migrator)
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        registerChanges(&migrator)
        registerIntents(&migrator)
        registerQueue(&migrator)
        registerWorkdays(&migrator)
        return migrator
    }
}
