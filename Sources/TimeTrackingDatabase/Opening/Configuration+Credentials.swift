#if EncryptedDatabase
import GRDB

extension Configuration {
    /// How many connections read at the same time.
    static let readerCount = 4

    /// What every connection to a database of credentials has in common.
    ///
    /// Nothing here traces statements: their arguments are names of users.
    ///
    /// - Parameter readOnly: Whether the connection may change nothing.
    /// - Returns: The configuration.
    static func credentials(readOnly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.maximumReaderCount = readerCount
        configuration.busyMode = .callback(LockWait.waitOnce)
        configuration.prepareDatabase { database in
            // What is removed is overwritten; a file that somebody made up runs no code of its own.
            try database.execute(
                sql: """
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY;
                    """
            )
        }
        return configuration
    }
}
#endif
