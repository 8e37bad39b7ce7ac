import GRDB
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Changes as the rows of two tables; snapshots of entries are JSON in them, with moments in seconds since 1970.

extension Journal {
    /// The changes that a query finds, with their steps.
    static func changes(_ database: Database, _ sql: String, _ arguments: StatementArguments) throws -> [RecordedChange]
    {
        try Row.fetchAll(database, sql: sql, arguments: arguments)
            .map { row in
                let id: Int64 = row["id"]
                let steps = try Row.fetchAll(
                    database,
                    sql: "SELECT * FROM change_step WHERE change = ? ORDER BY position",
                    arguments: [id]
                )
                guard let kind = RecordedChange.Kind(rawValue: row["kind"]) else { throw unreadable(id) }
                return RecordedChange(
                    id: id,
                    kind: kind,
                    summary: row["summary"],
                    date: Date(timeIntervalSince1970: Double(row["made_at"] as Int64)),
                    steps: try steps.map { try step($0, of: id) }
                )
            }
    }

    /// A snapshot as text.
    static func text(_ snapshot: EntrySnapshot) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        return String(decoding: try encoder.encode(snapshot), as: UTF8.self)
    }

    private static func step(_ row: Row, of change: Int64) throws -> ChangeStep {
        guard let action = ChangeStep.Action(rawValue: row["action"]),
            let state = ChangeStep.State(rawValue: row["state"])
        else { throw unreadable(change) }
        return ChangeStep(
            action,
            before: try snapshot(row["before"], of: change),
            after: try snapshot(row["after"], of: change),
            state: state
        )
    }

    private static func snapshot(_ text: String?, of change: Int64) throws -> EntrySnapshot? {
        guard let text else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try decoder.decode(EntrySnapshot.self, from: Data(text.utf8))
        } catch is DecodingError {
            throw unreadable(change)
        }
    }

    private static func unreadable(_ change: Int64) -> Failure {
        Failure(
            .unexpected,
            "records_unusable",
            "Change \(change) in the journal cannot be read; move journal.sqlite away to begin anew."
        )
    }
}
