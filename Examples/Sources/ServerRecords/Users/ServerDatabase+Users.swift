import GRDB
public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A user of whom something is recorded.
public struct ListedUser: Sendable, Hashable {
    /// The user.
    public let user: ServerUser

    /// What the user may do.
    public let standing: UserStanding

    /// When the last event of the audit about the user happened, or nil when there is none.
    public let lastEvent: Date?
}

extension ServerDatabase {
    /// Disables a user and ends the user's sessions, in all processes and at once.
    ///
    /// The audit gets an event about it.
    ///
    /// - Parameter user: The user.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded; it is durable otherwise.
    public func disable(_ user: ServerUser) async throws {
        try await operate(.disable, on: user) { person, time, _, database in
            try Self.endSessions(of: person, time, database)
            try database.execute(sql: "UPDATE standing SET is_disabled = 1 WHERE person = ?", arguments: [person])
        }
    }

    /// Enables a user again, who then has to sign in anew.
    ///
    /// The audit gets an event about it.
    ///
    /// - Parameter user: The user.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded; it is durable otherwise.
    public func enable(_ user: ServerUser) async throws {
        let hash = hashes.hash(of: user)
        try await operate(.enable, on: user) { person, _, count, database in
            try Forgotten.change(hash, count, database) { $0.isDisabled = false }
            try database.execute(sql: "UPDATE standing SET is_disabled = 0 WHERE person = ?", arguments: [person])
        }
    }

    /// Ends all sessions of a user that began before now, in all processes.
    ///
    /// The audit gets an event about it.
    ///
    /// - Parameter user: The user.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded; it is durable otherwise.
    public func endSessions(of user: ServerUser) async throws {
        try await operate(.signOut, on: user) { person, time, _, database in
            try Self.endSessions(of: person, time, database)
        }
    }

    /// Whether anything is recorded of a user.
    ///
    /// - Parameter user: The user.
    /// - Returns: Whether there is an event, a standing or a timer.
    /// - Throws: ``ServerRecordsError`` when the records cannot be read.
    public func hasRecords(of user: ServerUser) async throws -> Bool {
        try checkOpen()
        return try await connections.read { database in try Person.find(user, database) != nil }
    }

    /// Lists the users of whom something is recorded, ordered by the UTF-8 bytes of issuer and subject.
    ///
    /// - Parameters:
    ///   - user: The user after whom the page begins, or nil for the first page.
    ///   - limit: How many at most; a shorter page is the last one.
    /// - Returns: The users.
    /// - Throws: ``ServerRecordsError`` when they cannot be read.
    public func users(after user: ServerUser? = nil, limit: Int) async throws -> [ListedUser] {
        try checkOpen()
        let listed = try await connections.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT issuer, subject,
                        (SELECT time FROM audit WHERE audit.person = person.id ORDER BY audit.id DESC LIMIT 1)
                    FROM person WHERE issuer IS NOT NULL AND (issuer, subject) > (?, ?)
                    ORDER BY issuer, subject LIMIT ?
                    """,
                arguments: [user?.issuer ?? "", user?.subject ?? "", max(0, limit)]
            )
            .map { row in (try Person.user(row), row[2] as Int64?) }
        }
        return try listed.map { user, time in
            ListedUser(user: user, standing: try standing(of: user), lastEvent: time.map { Date(milliseconds: $0) })
        }
    }

    /// Changes what is recorded of a user, and writes the event about it in the same transaction.
    private func operate(
        _ action: AuditEvent.Action,
        on user: ServerUser,
        _ work: @escaping @Sendable (Int64, Date, Int64, Database) throws -> Void
    ) async throws {
        let (hashes, time) = (hashes, now())
        try await changeAfterNotes { database, count in
            let person = try Person.findOrMake(user, database)
            try Person.mark(person, count, database)
            try work(person, time, count, database)
            var writer = AuditWriter(database, hashes)
            try writer.write(AuditEvent(time: time, user: user, action: action))
        }
    }

    private static func endSessions(of person: Int64, _ time: Date, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO standing (person, sessions_good_since) VALUES (?, ?)
                ON CONFLICT DO UPDATE
                SET sessions_good_since = max(coalesce(sessions_good_since, 0), excluded.sessions_good_since)
                """,
            arguments: [person, time.millisecondsRoundedUp]
        )
    }
}
