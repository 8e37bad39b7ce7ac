import GRDB

extension Configuration {
    /// How long a write waits for one of another process, in seconds.
    static let writeWait = 5.0

    /// How long a read waits, in seconds: with a write-ahead log it need not wait for a write.
    static let readWait = 0.25

    /// What every connection to the records has in common.
    ///
    /// Nothing here traces statements: their arguments are names of users.
    ///
    /// - Parameter isReader: Whether the connection may change nothing.
    /// - Returns: The configuration.
    static func records(isReader: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReader
        configuration.busyMode = .timeout(isReader ? readWait : writeWait)
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
            guard !isReader else { return }
            // A commit that was acknowledged is there after a power failure.
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304")
        }
        return configuration
    }
}
