public import ClockworkAPI
import GRDB
public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Everything that is recorded of a user.
///
/// It has no token.
public struct ExportedRecords: Sendable, Hashable, Codable {
    /// Who vouches for the user.
    public let issuer: String

    /// The issuer's name for the user.
    public let subject: String

    /// Whether the user may not use the server.
    public let isDisabled: Bool

    /// The services from which the user disconnected.
    public let disconnected: [String]

    /// When the sessions began that are still good, or nil when all are.
    public let sessionsGoodSince: Date?

    /// The timers that were started through the server and run or may run.
    public let timers: [Clockwork.TimerLedger.Timer]

    /// The events of the audit, the oldest first.
    public let events: [RecordedEvent]

    /// The names in JSON.
    enum CodingKeys: String, CodingKey {
        case issuer
        case subject
        case isDisabled = "disabled"
        case disconnected
        case sessionsGoodSince = "sessions_good_since"
        case timers
        case events
    }
}

extension ServerDatabase {
    /// Collects everything that is recorded of a user.
    ///
    /// The audit gets an event about it, which is among it.
    ///
    /// - Parameter user: The user.
    /// - Returns: What is recorded.
    /// - Throws: ``ServerRecordsError`` when it cannot be read.
    public func export(_ user: ServerUser) async throws -> ExportedRecords {
        try await record(AuditEvent(time: now(), user: user, action: .export))
        let standing = try standing(of: user)
        return try await connections.read { database in
            let timers = try Person.find(user, database).map { try TimerRow.ledger(of: $0, database).timers }
            return ExportedRecords(
                issuer: user.issuer,
                subject: user.subject,
                isDisabled: standing.isDisabled,
                disconnected: standing.disconnected.map(\.rawValue).sorted(),
                sessionsGoodSince: standing.sessionsGoodSince,
                timers: timers ?? [],
                events: try RecordedEvent.fetch(AuditQuery(user: user, limit: .max), database)
            )
        }
    }
}
