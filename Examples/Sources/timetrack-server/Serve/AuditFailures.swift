import ServerProtection
import ServerRecords
import Synchronization

/// Shows in the metrics how often the audit could not be written.
final class AuditFailures: Sendable {
    private let records: ServerDatabase
    private let measures: ServerMeasures
    private let counted = Mutex(0)

    init(of records: ServerDatabase, measures: ServerMeasures) {
        self.records = records
        self.measures = measures
    }

    /// Counts what failed since the last time.
    func count() {
        let found = records.auditFailureCount
        let new = counted.withLock { counted in
            defer { counted = max(counted, found) }
            return found - counted
        }
        if new > 0 { measures.auditWritesFailed(new) }
    }
}
