import GRDB
import TimetrackKeys

extension TrackedTime {
    /// Reads in one transaction.
    ///
    /// - Throws: ``Failure`` when SQLite fails, or `CancellationError`.
    func read<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.read(work)
        } catch let error as DatabaseError {
            throw failure(error, "read")
        }
    }

    /// Writes in one transaction; what the closure throws takes all of it back.
    ///
    /// - Throws: ``Failure`` when SQLite fails, what the closure throws, or `CancellationError`.
    func write<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.write(work)
        } catch let error as DatabaseError {
            throw failure(error, "written")
        }
    }

    private func failure(_ error: DatabaseError, _ what: String) -> Failure {
        let reason = "\(database.path) cannot be \(what) (\(error.resultCode.description))"
        let isBusy = error.resultCode == .SQLITE_BUSY
        return Failure(
            .unexpected,
            "records_unusable",
            isBusy
                ? "\(reason), because another program keeps it locked; end that one."
                : "\(reason); see whether the disk is full or the file is broken, and run the command again."
        )
    }
}
