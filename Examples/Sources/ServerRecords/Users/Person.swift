import GRDB
import ServerUsers

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

    /// The user whose issuer and subject are the first two columns of a row.
    static func user(_ row: Row) throws -> ServerUser {
        guard let issuer: String = row[0], let subject: String = row[1],
            let user = try? ServerUser(issuer: issuer, subject: subject)
        else { throw ServerRecordsError.unreadableRow("a user") }
        return user
    }
}
