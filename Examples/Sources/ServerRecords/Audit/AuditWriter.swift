import GRDB
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes events within a transaction.
struct AuditWriter {
    /// What a lost event is called in the column of the action.
    static let lostAction = "lost"

    let database: Database
    let hashes: KeyedHashes

    // Who was met in this transaction already.
    private var people: [ServerUser: Known] = [:]

    private struct Known {
        let person: Int64?
        let forgotten: Date?
    }

    init(_ database: Database, _ hashes: KeyedHashes) {
        self.database = database
        self.hashes = hashes
    }

    /// Writes what waited.
    mutating func write(_ entries: [AuditBuffer.Entry], _ loss: AuditBuffer.Loss) throws {
        for case let event? in entries.lazy.map(\.event) { try write(event) }
        guard loss.count > 0 else { return }
        try insert([
            loss.time.milliseconds, nil, false, Self.lostAction, nil, nil, nil, nil, "\(loss.count) events",
        ])
    }

    /// Writes one event.
    ///
    /// One of the time before its user was forgotten names nobody, even when it waited elsewhere until now.
    mutating func write(_ event: AuditEvent) throws {
        var person: Int64?
        var isForgotten = false
        if let user = event.user {
            let known = try known(user)
            isForgotten = known.forgotten.map { event.time <= $0 } ?? false
            if !isForgotten {
                person = try known.person ?? Person.findOrMake(user, database)
                people[user] = Known(person: person, forgotten: known.forgotten)
            }
        }
        try insert([
            event.time.milliseconds, person, isForgotten, event.action.rawValue, event.service?.rawValue, event.source,
            event.fingerprint, event.requestID, event.result,
        ])
    }

    private mutating func known(_ user: ServerUser) throws -> Known {
        if let known = people[user] { return known }
        let known = Known(
            person: try Person.find(user, database),
            forgotten: try Forgotten.time(hashes.hash(of: user), database)
        )
        people[user] = known
        return known
    }

    private func insert(_ values: StatementArguments) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO audit
                (time, person, is_forgotten, action, service, source, fingerprint, request_id, result)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: values)
    }
}
