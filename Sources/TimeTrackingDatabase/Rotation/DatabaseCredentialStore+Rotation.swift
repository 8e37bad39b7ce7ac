#if EncryptedDatabase
import GRDB
public import TimeTrackingKit
public import TimeTrackingSealing

extension DatabaseCredentialStore {
    /// Says of every key that is at hand or that the database knows how many rows are sealed with it.
    ///
    /// - Returns: The current key first, then the readable ones in their order, then those that are not at hand.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``open()`` does, except that a database of which no key is at
    ///   hand is no error here.
    public func keyStatus() async throws(CredentialStoreError) -> [EncryptionKeyStatus] {
        let database = database
        let first = try await attempts(on: queues.read, isWrite: false) { call, loaded throws(CredentialStoreError) in
            try database.readWithoutKeys(for: call, loaded) { _ throws(CredentialStoreError) in true }
        }
        let keys = try await loadKeys(MissingKeys(isPopulated: first ?? false), isWrite: false).keys
        let status = try await attempts(on: queues.read, isWrite: false) { call, loaded throws(CredentialStoreError) in
            try database.readWithoutKeys(for: call, loaded) { opened throws(CredentialStoreError) in
                try sqlite(at: opened.path) {
                    try opened.pool.read { try KeyInventory.status(keys, $0, opened.path) }
                }
            }
        }
        return status
            ?? keys.all.enumerated()
            .map { index, key in
                EncryptionKeyStatus(id: key.id, role: index == 0 ? .current : .readable, rowCount: 0)
            }
    }

    /// Seals every row anew that is not sealed with the current key.
    ///
    /// It is the last phase of a rotation: first every process gets the new key as a readable one, then it becomes the
    /// current one everywhere, then rows are rewrapped and the old key is retired. Readers and writers go on meanwhile.
    /// A call that was cancelled or killed has lost nothing; the next one goes on where it stopped. A row that does not
    /// open stays as it is and is reported at the end.
    ///
    /// - Parameter progress: Is told after every step how far the work has come.
    /// - Returns: How many rows were rewrapped, and those that do not open.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``store(_:for:)`` does, `cancelled` between two steps.
    public func rewrapAll(
        progress: @Sendable (RewrapProgress) -> Void = { _ in }
    ) async throws(CredentialStoreError) -> RewrapSummary {
        let database = database
        let begin = try await attempts(on: queues.write, isWrite: true) { call, loaded throws(CredentialStoreError) in
            try database.change(for: call, loaded) { connection, keys in
                try RewrapPlan(connection, target: keys.current.id)
            }
        }
        var summary = RewrapSummary(rewrappedCount: 0, alreadyCurrentCount: 0, failures: [])
        guard let plan = begin else { return summary }
        summary.alreadyCurrentCount = plan.alreadyCurrentCount
        var done = 0
        for identifier in plan.identifiers {
            var place: RewrapStep.Place?
            repeat {
                let step = RewrapStep(identifier: identifier, after: place, target: plan.target)
                let outcome = try await take(step)
                place = outcome.last
                summary.rewrappedCount += outcome.rewrappedCount
                summary.failures += outcome.failures
                done += outcome.rewrappedCount + outcome.failures.count
                if place != nil { progress(RewrapProgress(done: done, total: plan.total)) }
            } while place != nil
        }
        return summary
    }

    private func take(_ step: RewrapStep) async throws(CredentialStoreError) -> RewrapStep.Outcome {
        let database = database
        let outcome = try await attempts(on: queues.write, isWrite: true) { call, loaded throws(CredentialStoreError) in
            try database.seal(for: call, loaded, isCreating: false) { connection, keys in
                try step.take(keys, connection)
            }
        }
        guard let outcome else { throw removedMeanwhile }
        return outcome
    }

    /// Makes the database forget a key that no row is sealed with, so that nothing is sealed with it any more.
    ///
    /// A program that still has it as its current key gets an error from its next write.
    ///
    /// - Parameter id: The key. One that the database does not know is no error.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unsupported` when it is the current key or rows
    ///   are sealed with it, and with the codes of ``store(_:for:)``.
    public func retireKey(_ id: EncryptionKeyID) async throws(CredentialStoreError) {
        let database = database
        _ = try await attempts(on: queues.write, isWrite: true) { call, loaded throws(CredentialStoreError) in
            try database.change(for: call, loaded) { connection, keys in
                guard keys.current.id != id else { throw CredentialStoreError.cannotRetireCurrent(id) }
                let rowCount = try KeyUse.rowCount(id.data, connection)
                guard rowCount == 0 else { throw CredentialStoreError.cannotRetireUsed(id, rowCount) }
                try KnownKeys.remove(id, connection)
            }
        }
    }
}

extension CredentialStoreError {
    fileprivate static func cannotRetireCurrent(_ id: EncryptionKeyID) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "The encryption key \(id) is the current one and cannot be retired; make another key the current one "
                + "first."
        )
    }

    fileprivate static func cannotRetireUsed(_ id: EncryptionKeyID, _ rowCount: Int) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "The encryption key \(id) cannot be retired, because \(rowCount) rows are sealed with it; seal them "
                + "anew with the current key first."
        )
    }
}
#endif
