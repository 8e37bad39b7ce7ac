import ClockworkAPI
import GRDB
public import ServerUsers
import SystemPackage

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ServerDatabase {
    /// Erases who somebody is from the records: the name, the standing and the running timers.
    ///
    /// The events of the audit stay and name nobody. That the user was forgotten, and when, is remembered by a keyed hash,
    /// so that sessions of the time before are refused and ``replayForgotten(over:)`` recognises the user in a backup of
    /// the tokens. Somebody who comes back is a new person, but for this: who was disabled stays so, and who had disconnected
    /// gets no shared token without asking for it. The audit gets an event of its own about it.
    ///
    /// - Parameter user: The user.
    /// - Returns: What was removed.
    /// - Throws: ``ServerRecordsError`` when it could not be done; then nothing was.
    public func forget(_ user: ServerUser) async throws -> ForgottenRecords {
        let (hashes, time) = (hashes, now())
        let removed = try await changeAfterNotes { database, count in
            let hash = hashes.hash(of: user)
            let person = try Person.find(user, database)
            var standing = try person.map { try Person.standing(of: $0, database) } ?? UserStanding()
            if let kept = try Forgotten.kept(hash, database) {
                standing.isDisabled = standing.isDisabled || kept.isDisabled
                standing.disconnected.formUnion(kept.disconnected)
            }
            try Forgotten.remember(hash, time, standing, count, database)
            let removed = try Removed(user, count, database)
            // Its time is that of the forgetting, so that it names nobody either.
            var writer = AuditWriter(database, hashes)
            try writer.write(AuditEvent(time: time, user: user, action: .forget))
            return removed
        }
        return ForgottenRecords(
            wasKnown: removed.wasKnown,
            anonymousEvents: removed.events,
            hadStanding: removed.hadStanding,
            timers: removed.timers,
            isLogErased: try await emptyLog(),
            keptCopies: try await keptCopies()
        )
    }

    /// Whether what was recorded of a user at a time is to be gone, because the user was forgotten then or later.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - time: When it was recorded.
    /// - Returns: Whether it is.
    /// - Throws: ``ServerRecordsError`` when the records cannot be read.
    public func isForgotten(_ user: ServerUser, asOf time: Date) async throws -> Bool {
        try await !replayForgotten(over: [(user, time)]).isEmpty
    }

    /// Says which credentials of a backup are to be removed after it was restored.
    ///
    /// - Parameter keys: Whose credentials there are, and when each was last changed; nil when it does not say.
    /// - Returns: The users who were forgotten after that, or at all when the credential does not say when it was changed;
    ///   one who is there twice may come twice.
    /// - Throws: ``ServerRecordsError`` when the records cannot be read; then nothing of the backup may be used.
    public func replayForgotten(over keys: [(ServerUser, Date?)]) async throws -> [ServerUser] {
        try checkOpen()
        let hashes = hashes
        return try await connections.read { database in
            try keys
                .filter { user, changed in
                    guard let time = try Forgotten.time(hashes.hash(of: user), database) else { return false }
                    return changed.map { $0 <= time } ?? true
                }
                .map(\.0)
        }
    }

    /// Whether anybody was ever forgotten.
    ///
    /// - Throws: ``ServerRecordsError`` when the records cannot be read.
    public var hasForgottenUsers: Bool {
        get throws { try !currentStandings().forgotten.isEmpty }
    }

    private func emptyLog() async throws -> Bool {
        try await connections.onWriter { database in
            do {
                try database.checkpoint(.truncate)
                return true
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                return false
            }
        }
    }

    private func keptCopies() async throws -> [String] {
        let directory = files.directory
        return try await onThread {
            let start = RecordsFiles.databaseName + ".before-"
            return try FileManager.default.contentsOfDirectory(atPath: directory.string)
                .filter { $0.hasPrefix(start) }
                .sorted()
        }
    }
}

/// What a transaction removed of a user.
private struct Removed: Sendable {
    var wasKnown = false
    var events = 0
    var hadStanding = false
    var timers = 0

    init(_ user: ServerUser, _ count: Int64, _ database: Database) throws {
        guard let person = try Person.find(user, database) else { return }
        wasKnown = true
        events =
            try Int.fetchOne(database, sql: "SELECT count(*) FROM audit WHERE person = ?", arguments: [person]) ?? 0
        timers = try TimerRow.ledger(of: person, database).timers.count
        for table in ["standing", "disconnection", "timer_ledger"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE person = ?", arguments: [person])
            if table != "timer_ledger", database.changesCount > 0 { hadStanding = true }
        }
        try database.execute(
            sql: "UPDATE person SET issuer = NULL, subject = NULL, changed = ? WHERE id = ?",
            arguments: [count, person]
        )
    }
}
