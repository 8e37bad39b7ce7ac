import GRDB
public import ServerUsers
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ServerDatabase: UserStandings {
    /// What is recorded of a user, as of now, whichever process recorded it.
    ///
    /// It is served from memory after a look at the file of changes. After a change what is new is read once, which takes
    /// well under a millisecond and waits for no writer.
    ///
    /// - Parameter user: The user.
    /// - Returns: The standing. Of a user who was forgotten it has the time from which on sessions are good again, and
    ///   whether the user was disabled or disconnected then.
    /// - Throws: ``ServerRecordsError`` when it cannot be read.
    public func standing(of user: ServerUser) throws -> UserStanding {
        let snapshot = try currentStandings()
        var standing = snapshot.standings[user] ?? UserStanding()
        if !snapshot.forgotten.isEmpty, let kept = snapshot.forgotten[hashes.hash(of: user)] {
            standing.sessionsGoodSince = standing.sessionsGoodSince.map { max($0, kept.time) } ?? kept.time
            standing.isDisabled = standing.isDisabled || kept.isDisabled
            standing.disconnected.formUnion(kept.disconnected)
        }
        return standing
    }

    /// Records that a user does or does not want the shared token to be used in place of the own one.
    ///
    /// - Parameters:
    ///   - isDisconnected: Whether the user disconnected from the service.
    ///   - service: The service.
    ///   - user: The user.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded; it is durable otherwise.
    public func setDisconnected(
        _ isDisconnected: Bool,
        from service: TimeService,
        of user: ServerUser
    ) async throws {
        guard try standing(of: user).disconnected.contains(service) != isDisconnected else { return }
        let hash = hashes.hash(of: user)
        try await change { database, count in
            guard isDisconnected else {
                try Forgotten.change(hash, count, database) { $0.disconnected.remove(service) }
                guard let person = try Person.find(user, database) else { return }
                try Person.mark(person, count, database)
                return try database.execute(
                    sql: "DELETE FROM disconnection WHERE person = ? AND service = ?",
                    arguments: [person, service.rawValue]
                )
            }
            let person = try Person.findOrMake(user, database)
            try Person.mark(person, count, database)
            try database.execute(
                sql: "INSERT INTO disconnection (person, service) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [person, service.rawValue]
            )
        }
    }

    /// The standings that hold now.
    ///
    /// - Throws: ``ServerRecordsError`` when they cannot be read; those in memory are not believed then.
    func currentStandings() throws -> StandingsSnapshot {
        try checkOpen()
        let reading = try counter.read()
        let connections = connections
        return try standings.withLock { snapshot in
            if let snapshot, snapshot.reading == reading { return snapshot }
            try checkPlace()
            var read = snapshot ?? StandingsSnapshot(exchanges: reading.exchanges)
            if read.reading.exchanges != reading.exchanges { read = StandingsSnapshot(exchanges: reading.exchanges) }
            // What cannot be brought up to date is read as a whole the next time.
            snapshot = nil
            try sqlite(at: files.database) {
                try connections.standings.read { database in
                    try connections.checkVersion(database)
                    try read.update(database, now: now())
                }
            }
            snapshot = read
            return read
        }
    }
}
