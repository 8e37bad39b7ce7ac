import GRDB
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is recorded of users, as of one count of changes.
struct StandingsSnapshot: Sendable {
    /// What the file of changes has as long as this holds.
    let reading: ChangeCounter.Reading
    /// The standings that are not those of a new user.
    let standings: [ServerUser: UserStanding]
    /// The sessions that were ended.
    let endedSessions: Set<String>
    /// When users were forgotten, by their keyed hashes.
    let forgotten: [Data: Date]

    /// Reads everything in one transaction.
    ///
    /// - Parameters:
    ///   - database: A connection in a transaction.
    ///   - exchanges: How often the file of changes was exchanged, before the transaction began.
    /// - Throws: ``ServerRecordsError`` for a row that cannot be read, and what SQLite throws.
    init(_ database: Database, exchanges: Int) throws {
        self.reading = ChangeCounter.Reading(count: try Changes.count(database), exchanges: exchanges)
        self.standings = try Self.standings(database)
        self.endedSessions = try String.fetchSet(database, sql: "SELECT id FROM ended_session")
        var forgotten: [Data: Date] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT hash, time FROM forgotten") {
            forgotten[row[0]] = Date(milliseconds: row[1])
        }
        self.forgotten = forgotten
    }

    private static func standings(_ database: Database) throws -> [ServerUser: UserStanding] {
        var standings: [ServerUser: UserStanding] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT issuer, subject, is_disabled, sessions_good_since FROM standing
                JOIN person ON person.id = standing.person
                """
        )
        while let row = try rows.next() {
            standings[try Person.user(row)] = UserStanding(
                isDisabled: row[2],
                sessionsGoodSince: (row[3] as Int64?).map { Date(milliseconds: $0) }
            )
        }
        let disconnections = try Row.fetchCursor(
            database,
            sql: "SELECT issuer, subject, service FROM disconnection JOIN person ON person.id = disconnection.person"
        )
        while let row = try disconnections.next() {
            // A service that only a newer program knows is none whose shared token this one could use.
            guard let service = TimeService(rawValue: row[2]) else { continue }
            standings[try Person.user(row), default: UserStanding()].disconnected.insert(service)
        }
        return standings
    }
}

extension Date {
    /// A moment as the records keep it.
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The moment in milliseconds since 1970, those begun not counted.
    var milliseconds: Int64 { Int64(clamping: (timeIntervalSince1970 * 1000).rounded(.down)) }

    /// The moment in milliseconds since 1970, those begun counted.
    var millisecondsRoundedUp: Int64 { Int64(clamping: (timeIntervalSince1970 * 1000).rounded(.up)) }
}

extension Int64 {
    /// The nearest number there is; zero for what is no number.
    fileprivate init(clamping number: Double) {
        self = number.isNaN ? 0 : Int64(Swift.max(-9e15, Swift.min(9e15, number)))
    }
}
