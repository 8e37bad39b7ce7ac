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
    ///   - copy: The new contents, with the schema of this version.
    ///   - schema: That schema.
    ///   - call: The call that is asked just before the change takes place.
    /// - Returns: Where the old contents are kept.
    /// - Throws: `CredentialStoreError` for everything that stands against it.
    func replace(
        with copy: borrowing UnnamedDatabase,
        _ schema: CredentialSchema,
        for call: BlockingCall
    ) throws(CredentialStoreError) -> FilePath {
        do throws(CredentialStoreError) {
            guard try DatabaseInspection(of: path, schema: schema).isCurrent else { throw .olderTarget(path) }
            return try overwrite(with: copy, for: call)
        } catch {
            guard error.code == .corrupted, !call.isCommitted else { throw error }
        }
        return try takePlaceOfBroken(copy, for: call)
    }

    /// Puts the rows of the copy into the place of those that are there, while writers wait and readers see the old ones.
    private func overwrite(
        with copy: borrowing UnnamedDatabase,
        for call: BlockingCall
    ) throws(CredentialStoreError) -> FilePath {
        let copyPath = copy.path.string
        let kept = KeptBackup(of: path, reason: "before-restore")
        do throws(CredentialStoreError) {
            return try sqlite(at: path) {
                let target = try DatabaseQueue(path: path.string, configuration: .credentials())
                return try target.inDatabase { database in
                    try database.execute(sql: "PRAGMA synchronous = FULL")
                    try database.execute(sql: "ATTACH DATABASE ? AS restored", arguments: [copyPath])
                    try database.beginTransaction(.immediate)
                    do {
                        // Nobody writes now, so that nothing is lost between the two.
                        let name = try kept.write(for: call)
                        for (table, columns) in Self.tables {
                            try database.execute(sql: "DELETE FROM main.\(table)")
                            try database.execute(
                                sql: "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM restored.\(table)"
                            )
                        }
                        guard call.commit() else { throw CredentialStoreError.abandoned }
                        try database.commit()
                        return name
                    } catch {
                        if database.isInsideTransaction { try database.rollback() }
                        throw error
                    }
                }
            }
        } catch {
            var error = error
            if call.isCommitted { error.applied = .unknown }
            throw error
        }
    }

    // Every table of the schema, and its columns.
    private static let tables = [
        ("credential", "service, account, attributes, envelope"), ("encryption_key", "id, canary"),
    ]

    /// Keeps a file that is broken under another name, and puts the copy into its place in one step.
    private func takePlaceOfBroken(
        _ copy: borrowing UnnamedDatabase,
        for call: BlockingCall
    ) throws(CredentialStoreError) -> FilePath {
        let kept = KeptBackup(of: path, reason: "before-restore")
        let name = try kept.withFreeName { name throws(CredentialStoreError) in try addName(name) }
        guard call.commit() else {
            _ = name.withPlatformString { unlink($0) }
            throw .abandoned
        }
        do throws(CredentialStoreError) {
            try moveCompanions(to: name)
            try copy.takePlace()
        } catch {
            var error = error
            error.applied = .unknown
            throw error
        }
        return name
    }

    /// Gives the file another name beside its own.
    ///
    /// - Returns: False when the name is taken.
    private func addName(_ name: FilePath) throws(CredentialStoreError) -> Bool {
        do throws(Errno) {
            _ = try systemCall { path.withPlatformString { old in name.withPlatformString { link(old, $0) } } }
            return true
        } catch {
            if error == .fileExists { return false }
            throw CredentialStoreError(error, cannot: "keep a copy of", path)
        }
    }

    /// Moves what SQLite put beside the file, which it would read into the new one.
    private func moveCompanions(to name: FilePath) throws(CredentialStoreError) {
        for suffix in DatabaseLocation.companionSuffixes {
            let companion = path.withSuffix(suffix)
            do throws(Errno) {
                _ = try systemCall {
                    companion.withPlatformString { old in
                        name.withSuffix(suffix).withPlatformString { rename(old, $0) }
                    }
                }
            } catch {
                if error == .noSuchFileOrDirectory { continue }
                throw CredentialStoreError(error, cannot: "move away", companion)
            }
        }
    }
}

extension CredentialStoreError {
    fileprivate static func olderTarget(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "The database \(path) is of an older version; read a credential from it, which brings it up to date, "
                + "and restore the backup then. It was left as it is."
        )
    }
}
#endif
