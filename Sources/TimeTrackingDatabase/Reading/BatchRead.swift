#if EncryptedDatabase
import Dispatch
import GRDB
import Synchronization
import TimeTrackingKit
import TimeTrackingSealing

/// The reading of many credentials in one call, in several parts at the same time when there are many.
struct BatchRead {
    let session: Session
    let keys: [CredentialKey]

    // A part costs a thread and a connection, which fewer rows do not earn back.
    private static let smallestPart = 128
    // Between two looks at whether the caller still waits.
    private static let rowsPerLook = 256

    /// Reads and opens what there is.
    ///
    /// - Parameter call: The call on whose behalf to read.
    /// - Returns: What there is, by its key.
    /// - Throws: `CredentialStoreError` of one of the keys, or of the database.
    func credentials(for call: BlockingCall) throws(CredentialStoreError) -> [CredentialKey: Credential] {
        let partCount = min(Configuration.readerCount, max(1, keys.count / Self.smallestPart))
        let parts = Mutex<[Result<[Found], CredentialStoreError>]>([])
        DispatchQueue.concurrentPerform(iterations: partCount) { number in
            let part = keys[keys.count * number / partCount..<keys.count * (number + 1) / partCount]
            let outcome = LockWait.during(call) {
                do throws(CredentialStoreError) {
                    return Result<[Found], CredentialStoreError>.success(try read(part, call))
                } catch {
                    return .failure(error)
                }
            }
            parts.withLock { $0.append(outcome) }
        }
        var credentials: [CredentialKey: Credential] = [:]
        credentials.reserveCapacity(keys.count)
        for part in parts.withLock(\.self) {
            for found in try part.get() { credentials[found.key] = found.credential }
        }
        return credentials
    }

    private struct Found: Sendable {
        let key: CredentialKey
        let credential: Credential
    }

    private func read(
        _ part: ArraySlice<CredentialKey>,
        _ call: BlockingCall
    ) throws(CredentialStoreError) -> [Found] {
        try sqlite(at: session.database.path) {
            // In one transaction: without, SQLite locks and unlocks the file for every row.
            try session.database.pool.read { database in
                let reader = try CredentialReader(database, session.keys)
                var found: [Found] = []
                found.reserveCapacity(part.count)
                for (number, key) in part.enumerated() {
                    if number.isMultiple(of: Self.rowsPerLook), call.isAbandoned {
                        throw CredentialStoreError.abandoned
                    }
                    guard let credential = try reader.credential(for: key) else { continue }
                    found.append(Found(key: key, credential: credential))
                }
                return found
            }
        }
    }
}
#endif
