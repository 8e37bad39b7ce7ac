#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The replacement of a database's contents, while other programs may have it open.
///
/// Another file is never put in the place of a database that works: who has it open would go on writing into the old one,
/// and SQLite would read the log of the old one into the new one. A file that is broken is of no use to anybody, and is
/// moved away.
struct DatabaseReplacement {
    /// The path of the database without links.
    let path: FilePath

    /// Replaces the contents, in one transaction.
    ///
    /// - Parameters:
    ///   - copy: The new contents.
    ///   - call: The call that is asked just before.
    /// - Returns: Where the old contents are kept.
    /// - Throws: `CredentialStoreError` for everything that stands against it.
    func replace(
        with copy: borrowing UnnamedDatabase,
        for call: BlockingCall
    ) throws(CredentialStoreError) -> FilePath {
        let kept = KeptBackup(of: path, reason: "before-restore")
        do throws(CredentialStoreError) {
            let name = try kept.write(for: call)
            try overwrite(with: copy, for: call)
            return name
        } catch {
            guard error.code == .corrupted else { throw error }
        }
        guard call.commit() else { throw .abandoned }
        let name = try kept.withFreeName { name throws(CredentialStoreError) in try moveAway(to: name) }
        guard try copy.takeName(for: call, isChange: true) else { throw .alreadyThere(path) }
        return name
    }

    private func overwrite(with copy: borrowing UnnamedDatabase, for call: BlockingCall) throws(CredentialStoreError) {
        let copyPath = copy.path
        try sqlite(at: path) {
            let source = try DatabaseQueue(path: copyPath.string, configuration: .credentials(readOnly: true))
            let target = try DatabaseQueue(path: path.string, configuration: .credentials())
            try target.inDatabase { database in try database.execute(sql: "PRAGMA synchronous = FULL") }
            guard call.commit() else { throw CredentialStoreError.abandoned }
            try source.backup(to: target)
            try target.close()
        }
    }

    /// Gives the file another name, and those that SQLite put beside it.
    ///
    /// - Returns: False when the name is taken.
    private func moveAway(to name: FilePath) throws(CredentialStoreError) -> Bool {
        do throws(Errno) {
            _ = try systemCall { path.withPlatformString { old in name.withPlatformString { link(old, $0) } } }
            _ = try systemCall { path.withPlatformString { unlink($0) } }
        } catch {
            if error == .fileExists { return false }
            throw CredentialStoreError(error, cannot: "move away", path)
        }
        for suffix in DatabaseLocation.companionSuffixes {
            let companion = path.withSuffix(suffix)
            do throws(Errno) {
                _ = try systemCall {
                    companion.withPlatformString { old in name.withSuffix(suffix).withPlatformString { rename(old, $0) }
                    }
                }
            } catch {
                if error == .noSuchFileOrDirectory { continue }
                throw CredentialStoreError(error, cannot: "move away", companion)
            }
        }
        return true
    }
}
#endif
