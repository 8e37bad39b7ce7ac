import TimeTrackingDatabase
import TimeTrackingKit
import TimetrackKeys

/// The encrypted database and the keys that open it.
struct DatabaseExamination {
    /// A line for each of them.
    let findings: [Finding]

    /// Opens the database, if there is one, and counts its rows; no secret is read.
    ///
    /// - Parameters:
    ///   - stores: The stores of the program.
    ///   - blocked: How a database that cannot be used is to be taken.
    /// - Returns: A line for the database and one for its keys.
    /// - Throws: `CancellationError` when the task was cancelled.
    static func make(_ stores: ConfiguredStores, blocked: Finding.State) async throws -> DatabaseExamination {
        let check = "database"
        do {
            let path = try DatabasePlace(stores.environment).path
            guard try stores.hasDatabase() else {
                return DatabaseExamination(findings: [.ok(check, "There is none at \(path).")])
            }
            let database = try stores.databaseItself()
            try await database.open()
            let statuses = try await database.keyStatus()
            let count = statuses.reduce(0) { $0 + $1.rowCount }
            let rows = count == 1 ? "1 key lies" : "\(count) keys lie"
            let lines = [Finding.ok(check, "\(rows) in \(path), which nobody else can read.")]
            return DatabaseExamination(findings: lines + [try await keys(statuses, stores, blocked)])
        } catch let error as CredentialStoreError {
            if error.code == .cancelled { throw CancellationError() }
            return DatabaseExamination(findings: [Finding(state: blocked, check: check, message: error.message)])
        } catch let failure as Failure {
            return DatabaseExamination(findings: [Finding(state: blocked, check: check, message: failure.message)])
        }
    }

    private static func keys(
        _ statuses: [EncryptionKeyStatus],
        _ stores: ConfiguredStores,
        _ blocked: Finding.State
    ) async throws -> Finding {
        let check = "encryption key"
        let place = try await stores.encryptionKeyPlaces().inUse()?.words ?? "nowhere"
        if let missing = statuses.first(where: { $0.role == .notAtHand && $0.rowCount > 0 }) {
            return Finding(
                state: blocked,
                check: check,
                message:
                    "\(missing.rowCount) rows are sealed with the key \(missing.id), which is not in \(place); add it "
                    + "with `timetrack keys add --with-key`."
            )
        }
        let current = statuses.first { $0.role == .current }.map { "\($0.id)" } ?? "none"
        let waiting = statuses.filter { $0.role == .readable }.reduce(0) { $0 + $1.rowCount }
        guard waiting == 0 else {
            return .note(
                check,
                "\(waiting) rows are sealed with older keys than \(current), the current one in \(place); "
                    + "`timetrack keys rotate` seals them with it."
            )
        }
        return .ok(check, "The current key \(current) comes from \(place), and the database knows it.")
    }
}
