import ClockworkAPI
import GRDB

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The ledgers of running timers, one of each person.
enum TimerRow {
    /// The ledger of a person, an empty one where there is none.
    static func ledger(of person: Int64, _ database: Database) throws -> Clockwork.TimerLedger {
        let data = try Data.fetchOne(
            database,
            sql: "SELECT ledger FROM timer_ledger WHERE person = ?",
            arguments: [person]
        )
        guard let data else { return Clockwork.TimerLedger() }
        do {
            return try JSONDecoder().decode(Clockwork.TimerLedger.self, from: data)
        } catch {
            throw ServerRecordsError.unreadableRow("running timers")
        }
    }

    /// Keeps the ledger of a person.
    static func keep(_ ledger: Clockwork.TimerLedger, of person: Int64, _ database: Database) throws {
        guard ledger != Clockwork.TimerLedger() else {
            return try database.execute(sql: "DELETE FROM timer_ledger WHERE person = ?", arguments: [person])
        }
        try database.execute(
            sql: """
                INSERT INTO timer_ledger (person, ledger) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET ledger = excluded.ledger
                """,
            arguments: [person, try JSONEncoder().encode(ledger)]
        )
    }
}
