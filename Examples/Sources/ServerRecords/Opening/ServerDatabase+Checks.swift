import GRDB

extension ServerDatabase {
    /// Throws unless the records can be read and are still the ones that were opened, for whoever asks whether the server
    /// is ready.
    ///
    /// - Throws: ``ServerRecordsError``.
    public func check() async throws {
        try checkOpen()
        try checkPlace()
        _ = try await connections.read { database in try Changes.count(database) }
        _ = try currentStandings()
    }
}
