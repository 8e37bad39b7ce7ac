import GRDB
public import ServerUsers
public import TimeTrackingKit

extension ServerDatabase: AuditTrail {
    /// Takes an event that is written at the next beat of ``run(every:sleep:onFailure:)``, or earlier when many wait.
    ///
    /// It waits for nothing. Of events beyond 10,000 that could not be written yet only their number is kept, and
    /// written as an event with the action `lost`.
    ///
    /// - Parameter event: The event.
    public func note(_ event: AuditEvent) {
        guard audit.note(event), !isClosed else { return }
        connections.writer.asyncWriteWithoutTransaction { database in self.writeWaiting(database) }
    }

    /// Writes an event, and those that were noted before it, before it returns.
    ///
    /// - Parameter event: The event.
    /// - Throws: ``ServerRecordsError`` when it could not be written; what it is about must then not be done.
    public func record(_ event: AuditEvent) async throws {
        try await write(event)
    }

    /// Writes what was noted before it returns.
    ///
    /// - Throws: ``ServerRecordsError`` when it could not be written; then it is kept for the next time.
    public func flush() async throws {
        try await write(nil)
    }

    /// Whether the last attempt to write the audit failed, for example because the disk is full.
    public var isAuditFailing: Bool { audit.isFailing }

    /// How many attempts of this process to write the audit failed so far.
    public var auditFailureCount: Int { audit.failureCount }

    /// Makes a fingerprint by which a token can be found in the audit, and by nobody who has not the server's key.
    ///
    /// - Parameter secret: The token.
    /// - Returns: 16 hexadecimal digits.
    public func fingerprint(of secret: Secret) -> String {
        hashes.fingerprint(of: secret)
    }

    /// Writes what was noted at every beat, until the task is cancelled, and once more then.
    ///
    /// It also mends the file of changes when a process that was killed left it behind, or it was taken away.
    ///
    /// - Parameters:
    ///   - interval: The time between two beats.
    ///   - sleep: Waits, for example `Task.sleep(for:)`.
    ///   - onFailure: Is told what could not be done; it is tried again at the next beat.
    public func run(
        every interval: Duration = .seconds(1),
        sleep: @Sendable (Duration) async throws -> Void,
        onFailure: @Sendable (any Error) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                try await sleep(interval)
            } catch {
                // The task was cancelled.
                break
            }
            await attempt(onFailure) { try await flush() }
            await attempt(onFailure) { try await repairCounter() }
        }
        await attempt(onFailure) { try await flush() }
    }

    private func attempt(_ onFailure: (any Error) -> Void, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            onFailure(error)
        }
    }

    private func write(_ event: AuditEvent?) async throws {
        try checkOpen()
        try await withCheckedThrowingContinuation { continuation in
            audit.add(AuditBuffer.Entry(event: event, waiter: continuation))
            connections.writer.asyncWriteWithoutTransaction { database in self.writeWaiting(database) }
        }
    }

    /// Writes everything that waits in one transaction.
    ///
    /// Those who come together share the wait for the disk.
    private func writeWaiting(_ database: Database) {
        let (entries, loss) = audit.take()
        guard !entries.isEmpty || loss.count > 0 else { return }
        let result = Result {
            guard loss.count > 0 || entries.contains(where: { $0.event != nil }) else { return }
            try sqlite(at: files.database) {
                try connections.transaction(database) {
                    var writer = AuditWriter(database, hashes)
                    try writer.write(entries, loss)
                }
            }
        }
        switch result {
        case .success: audit.succeed()
        case .failure: audit.putBack(entries, loss)
        }
        for entry in entries { entry.waiter?.resume(with: result) }
    }

    /// Does work on the connection that writes, in one transaction with everything that was noted before.
    ///
    /// - Throws: ``ServerRecordsError`` for what SQLite and the file system refuse, and what the work throws; then nothing
    ///   was written.
    func changeAfterNotes<Value: Sendable>(
        _ work: @escaping @Sendable (Database, _ count: Int64) throws -> Value
    ) async throws -> Value {
        try await flush()
        return try await change(work)
    }
}
