import Synchronization
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// The change of the key that seals, and the sealing of all rows with it.
struct KeyRotation {
    let ring: KeyRing
    let keys: EncryptionKeys
    let database: DatabaseCredentialStore
    let hasDatabase: Bool

    /// Looks at the keys that are at hand.
    ///
    /// - Throws: `CredentialStoreError` when there are none or they cannot be read.
    init(_ context: Context, unlock: Bool) async throws {
        self.ring = try await KeyRing(context.stores, unlock: unlock)
        self.keys = try await ring.places.source.load()
        self.database = try context.stores.databaseItself(unlock: unlock)
        self.hasDatabase = try context.stores.hasDatabase()
    }

    /// How many rows are sealed with other keys than the current one, and wait for it.
    func waitingCount() async throws -> Int {
        guard hasDatabase else { return 0 }
        return try await database.keyStatus().reduce(0) { $0 + ($1.role == .readable ? $1.rowCount : 0) }
    }

    /// Refuses to change keys that somebody else has put where they are, and says what to set to what.
    func checkMayChange(to id: EncryptionKeyID) throws {
        let previous = ([keys.current.id] + keys.readable.map(\.id).filter { $0 != id }).map(\.description)
        try ring.checkIsOurs(
            variables: "Set \(EncryptionKeyPlaces.variable) to the key \(id), which is in "
                + "\(EncryptionKeyPlaces.previousVariable) now, and \(EncryptionKeyPlaces.previousVariable) to "
                + "\(Self.list(previous)); then run `timetrack keys rotate` again, which seals the rows.",
            mount:
                "Put the line of the key \(id) before all others there; then run `timetrack keys rotate` again, which "
                + "seals the rows."
        )
    }

    private static func list(_ ids: [String]) -> String {
        ids.count == 1 ? "the key \(ids[0])" : "the keys \(ids.joined(separator: ", "))"
    }

    /// Seals every row with the current key.
    func rewrap(to id: EncryptionKeyID, _ console: Console) async throws -> RotationOutcome {
        let clock = ContinuousClock()
        let start = clock.now
        guard hasDatabase else {
            return RotationOutcome(
                key: id,
                rewrap: RewrapSummary(rewrappedCount: 0, alreadyCurrentCount: 0, failures: []),
                time: .zero
            )
        }
        let line = ProgressLine(console, total: 0, unit: "rows")
        // Before an error is shown; a line that cannot be removed is no reason to hide the error.
        defer { try? line.end() }
        let outputError = Mutex<(any Error)?>(nil)
        let summary = try await database.rewrapAll { progress in
            do {
                try line.show(progress.done, of: progress.total)
            } catch {
                outputError.withLock { $0 = error }
            }
        }
        let time = clock.now - start
        if let error = outputError.withLock({ $0 }) { throw error }
        return RotationOutcome(key: id, rewrap: summary, time: time)
    }
}
