import GRDB

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ServerDatabase {
    /// Ends a session of the page before its time, in all processes.
    ///
    /// - Parameters:
    ///   - id: The session's identifier.
    ///   - expiresAt: When it would have ended by itself; from then on it need not be remembered.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded; it is durable otherwise.
    public func endSession(id: String, expiresAt: Date) async throws {
        let (now, expiry) = (now().milliseconds, expiresAt.millisecondsRoundedUp)
        try await change { database, count in
            try database.execute(sql: "DELETE FROM ended_session WHERE expires_at < ?", arguments: [now])
            try database.execute(
                sql: """
                    INSERT INTO ended_session (id, expires_at, changed) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE
                    SET expires_at = max(expires_at, excluded.expires_at), changed = excluded.changed
                    """,
                arguments: [id, expiry, count]
            )
        }
    }

    /// Whether a session was ended before its time.
    ///
    /// - Parameter id: The session's identifier, of a session that has not expired.
    /// - Returns: Whether it was.
    /// - Throws: ``ServerRecordsError`` when the records cannot be read.
    public func isEnded(_ id: String) throws -> Bool {
        try currentStandings().endedSessions[id] != nil
    }
}
