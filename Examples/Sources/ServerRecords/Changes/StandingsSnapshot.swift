import GRDB
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is recorded of users, as of one count of changes.
///
/// Every row says by which change it came to be as it is, so that after a change only what is new is read.
struct StandingsSnapshot: Sendable {
    /// What the file of changes has as long as this holds.
    private(set) var reading: ChangeCounter.Reading
    /// The standings that are not those of a new user.
    private(set) var standings: [ServerUser: UserStanding] = [:]
    /// The sessions that were ended, and when they would have ended by themselves, in milliseconds since 1970.
    private(set) var endedSessions: [String: Int64] = [:]
    /// What still holds of users who were forgotten, by their keyed hashes.
    private(set) var forgotten: [Data: Forgotten.Kept] = [:]
    // The users in `standings` by their numbers, which outlive their names.
    private var people: [Int64: ServerUser] = [:]

    // Between two removals of sessions that ended by themselves.
    private static let sessionsBetweenRemovals = 256

    /// Describes what is recorded of nobody.
    ///
    /// - Parameter exchanges: How often the file of changes was exchanged.
    init(exchanges: Int) {
        self.reading = ChangeCounter.Reading(count: 0, exchanges: exchanges)
    }

    /// Reads in one transaction what was changed since the last time.
    ///
    /// - Parameters:
    ///   - database: A connection in a transaction.
    ///   - now: The present moment.
    /// - Throws: ``ServerRecordsError`` for a row that cannot be read, and what SQLite throws; then this is of no more use.
    mutating func update(_ database: Database, now: Date) throws {
        let count = try Changes.count(database)
        if count < reading.count { self = StandingsSnapshot(exchanges: reading.exchanges) }
        let since = Int64(reading.count)
        try updatePeople(database, since: since)
        try updateSessions(database, since: since, now)
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT hash, time, is_disabled, disconnected FROM forgotten WHERE changed > ?"
            ),
            arguments: [since]
        )
        while let row = try rows.next() { forgotten[row[0]] = Forgotten.Kept(row, from: 1) }
        reading = ChangeCounter.Reading(count: count, exchanges: reading.exchanges)
    }

    private mutating func updatePeople(_ database: Database, since: Int64) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT issuer, subject, id FROM person WHERE changed > ?"),
            arguments: [since]
        )
        while let row = try rows.next() {
            let person: Int64 = row[2]
            if let user = people.removeValue(forKey: person) { standings[user] = nil }
            guard !row.hasNull(atIndex: 0) else { continue }
            let (user, standing) = (try Person.user(row), try Person.standing(of: person, database))
            guard standing != UserStanding() else { continue }
            people[person] = user
            standings[user] = standing
        }
    }

    private mutating func updateSessions(_ database: Database, since: Int64, _ now: Date) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT id, expires_at FROM ended_session WHERE changed > ?"),
            arguments: [since]
        )
        while let row = try rows.next() {
            endedSessions[row[0]] = row[1] as Int64
            guard endedSessions.count.isMultiple(of: Self.sessionsBetweenRemovals) else { continue }
            let moment = now.milliseconds
            endedSessions = endedSessions.filter { $0.value >= moment }
        }
    }
}
