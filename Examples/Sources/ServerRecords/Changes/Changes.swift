import GRDB

/// The count of changes as the database has it.
enum Changes {
    /// The count as of this transaction.
    static func count(_ database: Database) throws -> UInt64 {
        let statement = try database.cachedStatement(sql: "SELECT change_count FROM instance")
        guard let count = try Int64.fetchOne(statement), (1..<Int64.max / 2).contains(count) else {
            throw ServerRecordsError.unreadableRow("the count of changes")
        }
        return UInt64(count)
    }

    /// Makes one more change, which is counted in the file before it is committed.
    ///
    /// The caller has the lock for writing.
    ///
    /// The new count is also beyond that of the file, which a process that was killed may have left behind: whoever saw
    /// that one must not take the new one for the same.
    ///
    /// - Parameters:
    ///   - database: A connection in a transaction.
    ///   - counter: The file.
    ///   - work: Makes the change; it is given the new count, with which it marks the rows.
    /// - Returns: What the closure returns.
    /// - Throws: ``ServerRecordsError`` for what the file system refuses, and what SQLite and the closure throw.
    static func make<Value>(
        _ database: Database,
        _ counter: ChangeCounter,
        _ work: (Int64) throws -> Value
    ) throws -> Value {
        let count = try counter.next(after: count(database))
        let value = try work(Int64(count))
        try database.execute(sql: "UPDATE instance SET change_count = ?", arguments: [Int64(count)])
        try counter.publish(count)
        return value
    }
}

extension ServerDatabase {
    /// Records something of users, in one transaction; what is in memory of them anywhere is read again.
    ///
    /// - Parameter work: Writes it, and marks the rows that are read again with the count that it is given.
    /// - Returns: What the closure returns.
    /// - Throws: ``ServerRecordsError`` for what SQLite and the file system refuse, and what the work throws; then nothing
    ///   was written.
    func change<Value: Sendable>(
        _ work: @escaping @Sendable (Database, _ count: Int64) throws -> Value
    ) async throws -> Value {
        try checkOpen()
        let counter = counter
        return try await connections.write { database in
            try Changes.make(database, counter) { count in try work(database, count) }
        }
    }

    /// The count of changes that any process recorded of users.
    ///
    /// What is in memory elsewhere because of them, such as credentials, is to be read again when it moved.
    ///
    /// It may move without a change; it never stays the same after one. What is changed elsewhere is to be changed first,
    /// and announced by ``announceChange()`` then.
    ///
    /// - Throws: ``ServerRecordsError`` when it cannot be read.
    public var changeCount: UInt64 {
        get throws {
            try checkOpen()
            return try counter.read().count
        }
    }

    /// Moves ``changeCount`` in all processes, because something was changed that is not recorded here.
    ///
    /// - Throws: ``ServerRecordsError`` when it cannot be written.
    public func announceChange() async throws {
        try await change { _, _ in }
    }

    /// Mends the file of the count when it was taken away, exchanged or left behind by a process that was killed.
    func repairCounter() async throws {
        try checkOpen()
        let counter = counter
        try checkPlace()
        let count = try await connections.read { database in try Changes.count(database) }
        guard !counter.has(count) else { return }
        try await connections.write { database in try Changes.make(database, counter) { _ in } }
    }
}
