import GRDB
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Who was forgotten and when, by keyed hashes: enough to recognise a name, and nothing to find one by.
enum Forgotten {
    /// When a user was last forgotten, or nil.
    static func time(_ hash: Data, _ database: Database) throws -> Date? {
        let statement = try database.cachedStatement(sql: "SELECT time FROM forgotten WHERE hash = ?")
        return try Int64.fetchOne(statement, arguments: [hash]).map { Date(milliseconds: $0) }
    }

    /// What still holds of a user who was forgotten: nobody gets back in, or to the shared token, by being forgotten.
    struct Kept: Sendable {
        var time: Date
        var isDisabled: Bool
        var disconnected: Set<TimeService>

        /// Reads a row with the columns `time`, `is_disabled` and `disconnected`, from an index on.
        init(_ row: Row, from index: Int) {
            let services: String = row[index + 2]
            self.time = Date(milliseconds: row[index])
            self.isDisabled = row[index + 1]
            self.disconnected = Set(services.split(separator: " ").compactMap { TimeService(rawValue: String($0)) })
        }
    }

    /// Writes down that a user was forgotten, and what still holds.
    static func remember(
        _ hash: Data,
        _ time: Date,
        _ standing: UserStanding,
        _ count: Int64,
        _ database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO forgotten (hash, time, is_disabled, disconnected, changed) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET
                    time = max(time, excluded.time), is_disabled = excluded.is_disabled,
                    disconnected = excluded.disconnected, changed = excluded.changed
                """,
            arguments: [
                hash, time.millisecondsRoundedUp, standing.isDisabled, names(standing.disconnected), count,
            ]
        )
    }

    /// Changes what still holds of a user who was forgotten, if the user was.
    static func change(
        _ hash: Data,
        _ count: Int64,
        _ database: Database,
        _ change: (inout Kept) -> Void
    ) throws {
        guard var kept = try kept(hash, database) else { return }
        change(&kept)
        try database.execute(
            sql: "UPDATE forgotten SET is_disabled = ?, disconnected = ?, changed = ? WHERE hash = ?",
            arguments: [kept.isDisabled, names(kept.disconnected), count, hash]
        )
    }

    /// What still holds of a user, or nil when the user was never forgotten.
    static func kept(_ hash: Data, _ database: Database) throws -> Kept? {
        let statement = try database.cachedStatement(
            sql: "SELECT time, is_disabled, disconnected FROM forgotten WHERE hash = ?"
        )
        return try Row.fetchOne(statement, arguments: [hash]).map { Kept($0, from: 0) }
    }

    private static func names(_ services: Set<TimeService>) -> String {
        services.map(\.rawValue).sorted().joined(separator: " ")
    }
}
