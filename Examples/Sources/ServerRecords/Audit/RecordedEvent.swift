import GRDB

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// An event as the audit keeps it.
public struct RecordedEvent: Sendable, Hashable, Codable {
    /// Its number; later events have larger ones.
    public let id: Int64

    /// When it happened, in whole milliseconds.
    public let time: Date

    /// Who vouched for the user, or nil when nobody was signed in or the user was forgotten.
    public let issuer: String?

    /// The issuer's name for the user, or nil as ``issuer`` is.
    public let subject: String?

    /// Whether it was of a user who was forgotten since.
    public let isForgotten: Bool

    /// What was done; `lost` where events could not be kept, whose number is in ``result`` then.
    public let action: String

    /// The service concerned, or nil when none is.
    public let service: String?

    /// Where the token came from, or nil when none was used.
    public let source: String?

    /// The keyed fingerprint of the token, or nil when none was used.
    public let fingerprint: String?

    /// The request's identifier, or nil when an operator acted.
    public let requestID: String?

    /// `ok`, or the code of what went wrong.
    public let result: String

    /// The names in JSON.
    enum CodingKeys: String, CodingKey {
        case id
        case time
        case issuer
        case subject
        case isForgotten = "forgotten"
        case action
        case service
        case source
        case fingerprint
        case requestID = "request_id"
        case result
    }
}

extension RecordedEvent {
    /// The columns that an event is made of.
    static let selection = """
        SELECT audit.id AS id, time, issuer, subject,
            is_forgotten OR (person IS NOT NULL AND issuer IS NULL) AS is_forgotten,
            action, service, source, fingerprint, request_id, result
        FROM audit LEFT JOIN person ON person.id = audit.person
        """

    init(_ row: Row) {
        self.init(
            id: row["id"],
            time: Date(milliseconds: row["time"]),
            issuer: row["issuer"],
            subject: row["subject"],
            isForgotten: row["is_forgotten"],
            action: row["action"],
            service: row["service"],
            source: row["source"],
            fingerprint: row["fingerprint"],
            requestID: row["request_id"],
            result: row["result"]
        )
    }

    static func fetch(_ query: AuditQuery, _ database: Database) throws -> [RecordedEvent] {
        var conditions = ["audit.id > ?"]
        var arguments: StatementArguments = [query.after ?? 0]
        if let user = query.user {
            guard let person = try Person.find(user, database) else { return [] }
            conditions.append("audit.person = ?")
            arguments += [person]
        }
        if let fingerprint = query.fingerprint {
            conditions.append("fingerprint = ?")
            arguments += [fingerprint]
        }
        if let since = query.since {
            conditions.append("time >= ?")
            arguments += [since.millisecondsRoundedUp]
        }
        arguments += [max(0, query.limit)]
        let order = query.isOfNewest ? "DESC" : "ASC"
        let rows = try Row.fetchCursor(
            database,
            sql: "\(selection) WHERE \(conditions.joined(separator: " AND ")) ORDER BY audit.id \(order) LIMIT ?",
            arguments: arguments
        )
        var events: [RecordedEvent] = []
        while let row = try rows.next() { events.append(RecordedEvent(row)) }
        return query.isOfNewest ? events.reversed() : events
    }
}

extension ServerDatabase {
    /// Reads a page of the audit, the oldest event first.
    ///
    /// What was noted and is not written yet, here or by another process, is not among them.
    ///
    /// - Parameter query: Which events.
    /// - Returns: The events.
    /// - Throws: ``ServerRecordsError`` when they cannot be read.
    public func events(_ query: AuditQuery = AuditQuery()) async throws -> [RecordedEvent] {
        try checkOpen()
        return try await connections.read { database in try RecordedEvent.fetch(query, database) }
    }
}
