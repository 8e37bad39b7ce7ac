#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit

/// The copying of one database into another with SQLite's backup interface.
enum DatabaseCopy {
    // A step takes about a millisecond; between two of them the caller may leave.
    private static let pagesPerStep: CInt = 1_000

    /// Copies a file, through a connection that cannot change it, into an unnamed one without a write-ahead log.
    ///
    /// - Throws: `CredentialStoreError` for what SQLite refuses, and when the caller has gone.
    static func fill(
        _ copy: borrowing UnnamedDatabase,
        from path: FilePath,
        hasWriteAheadLog: Bool = false,
        for call: BlockingCall,
        _ change: (DatabaseQueue) throws -> Void = { _ in }
    ) throws(CredentialStoreError) {
        let source = try sqlite(at: path) {
            try DatabaseQueue(path: path.string, configuration: .credentials(readOnly: true))
        }
        try copy.build(hasWriteAheadLog: hasWriteAheadLog) { target in
            try fill(target, from: source, for: call)
            try change(target)
        }
    }

    /// Copies everything that a reader sees at this moment.
    ///
    /// - Throws: `CredentialStoreError` when the caller has gone, and what SQLite throws.
    static func fill(
        _ target: some DatabaseWriter,
        from source: some DatabaseReader,
        for call: BlockingCall
    ) throws {
        try source.backup(to: target, pagesPerStep: pagesPerStep) { _ in
            if call.isAbandoned { throw CredentialStoreError.abandoned }
        }
    }
}
#endif
