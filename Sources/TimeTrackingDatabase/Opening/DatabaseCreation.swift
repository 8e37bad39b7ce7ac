#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The lock between processes under which a database is created, migrated or replaced as a whole.
///
/// It is no lock for reading and writing; that is SQLite's.
struct CreationLock {
    /// The path of the database without links.
    let path: FilePath

    /// Runs work with the lock held.
    ///
    /// - Throws: `CredentialStoreError` of the work, and when the lock cannot be had.
    func whileHeld(
        for call: BlockingCall,
        _ work: () throws(CredentialStoreError) -> Void
    ) throws(CredentialStoreError) {
        let lock = try FileLock(path.withSuffix(".lock"), for: call)
        try lock.whileHeld(work)
    }
}

/// The creation of a database with its tables and the canary of its first key.
struct DatabaseCreation {
    let schema: CredentialSchema
    let keys: EncryptionKeys

    /// Creates a database, unless another process was faster.
    ///
    /// - Parameters:
    ///   - location: Where to create it.
    ///   - call: The call on whose behalf to wait for the lock.
    /// - Throws: `CredentialStoreError` for everything that stands against it.
    func create(at location: DatabaseLocation, for call: BlockingCall) throws(CredentialStoreError) {
        let path = try location.placeForNewFile()
        try CreationLock(path: path)
            .whileHeld(for: call) { () throws(CredentialStoreError) in
                guard try location.find() == nil else { return }
                try UnnamedDatabase.removeLeftovers(of: path)
                let database = try UnnamedDatabase(for: path)
                try database.build(hasWriteAheadLog: true) { queue in
                    try schema.migrator.migrate(queue)
                    try queue.write { database in try KnownKeys.insert(keys.current, database) }
                }
                try Self.removeCompanions(of: path)
                // A name that was taken in the meantime is what the caller wanted as well.
                _ = try database.takeName(for: call, isChange: false)
            }
    }

    /// Removes the log of a database that is gone: SQLite would read it into the new one.
    static func removeCompanions(of path: FilePath) throws(CredentialStoreError) {
        for suffix in DatabaseLocation.companionSuffixes {
            let companion = path.withSuffix(suffix)
            do throws(Errno) {
                _ = try systemCall { companion.withPlatformString { unlink($0) } }
            } catch {
                if error == .noSuchFileOrDirectory { continue }
                throw CredentialStoreError(error, cannot: "remove", companion)
            }
        }
    }
}
#endif
