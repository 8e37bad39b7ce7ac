package import GRDB
import TimetrackKeys

extension Journal {
    /// Reads in one transaction.
    ///
    /// - Parameter work: What to read.
    /// - Returns: What the closure returns.
    /// - Throws: ``Failure`` with the code `records_unusable` when SQLite fails, what the closure throws, or
    ///   `CancellationError`.
    package func read<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.read(work)
        } catch let error as DatabaseError {
            throw failure(error, "read")
        }
    }

    /// Writes in one transaction, which is on the disk when this returns.
    ///
    /// - Parameter work: What to write; what it throws takes all of it back.
    /// - Returns: What the closure returns.
    /// - Throws: ``Failure`` with the code `records_unusable` when SQLite fails, what the closure throws, or
    ///   `CancellationError`.
    package func write<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.write(work)
        } catch let error as DatabaseError {
            throw failure(error, "written")
        }
    }

    private func failure(_ error: DatabaseError, _ what: String) -> Failure {
        let reason = "\(database.path) cannot be \(what) (\(error.resultCode.description))"
        return Failure(
            .unexpected,
            "records_unusable",
            error.resultCode == .SQLITE_BUSY
                ? "\(reason), because another program keeps it locked; end that one."
                : "\(reason); see whether the disk is full or the file is broken, and run the command again."
        )
    }
}
