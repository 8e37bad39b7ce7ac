import GRDB
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The rows of the users, to which everything else refers by a number.
enum Person {
    /// The number of a user of whom something is recorded, or nil.
    static func find(_ user: ServerUser, _ database: Database) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT id FROM person WHERE issuer = ? AND subject = ?")
        return try Int64.fetchOne(statement, arguments: [user.issuer, user.subject])
    }

    /// The number of a user, who gets one when there is none.
    static func findOrMake(_ user: ServerUser, _ database: Database) throws -> Int64 {
        if let person = try find(user, database) { return person }
        let statement = try database.cachedStatement(sql: "INSERT INTO person (issuer, subject) VALUES (?, ?)")
        try statement.execute(arguments: [user.issuer, user.subject])
        return database.lastInsertedRowID
    }

    /// Notes by which change the standing of a user came to be as it is.
    static func mark(_ person: Int64, _ count: Int64, _ database: Database) throws {
        let statement = try database.cachedStatement(sql: "UPDATE person SET changed = ? WHERE id = ?")
        try statement.execute(arguments: [count, person])
    }

    /// The standing of a user.
    static func standing(of person: Int64, _ database: Database) throws -> UserStanding {
        var standing = UserStanding()
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT is_disabled, sessions_good_since FROM standing WHERE person = ?"
            ),
            arguments: [person]
        )
        if let row {
            standing.isDisabled = row[0]
            standing.sessionsGoodSince = (row[1] as Int64?).map { Date(milliseconds: $0) }
        }
        let services = try String.fetchAll(
            database.cachedStatement(sql: "SELECT service FROM disconnection WHERE person = ?"),
            arguments: [person]
        )
        // A service that only a newer program knows is none whose shared token this one could use.
        standing.disconnected = Set(services.compactMap { TimeService(rawValue: $0) })
        return standing
    }

    /// The user whose issuer and subject are the first two columns of a row.
    static func user(_ row: Row) throws -> ServerUser {
        guard let issuer: String = row[0], let subject: String = row[1],
            let user = try? ServerUser(issuer: issuer, subject: subject)
        else { throw ServerRecordsError.unreadableRow("a user") }
        return user
    }
}
