#if EncryptedDatabase
import SystemPackage
import TimeTrackingKit

/// Where a database lies: its path as the program gave it, followed and checked anew whenever the file is opened.
///
/// The file itself is only looked at and never opened here. A process that closes any descriptor of a file loses the locks
/// that SQLite holds on it.
struct DatabaseLocation: Sendable {
    /// The path as the program gave it.
    let path: FilePath

    /// A file that may be opened.
    struct Found: Sendable {
        /// Its path without links.
        let path: FilePath
        let status: FileStatus
    }

    /// What SQLite puts beside a database, by the ends of the names.
    static let companionSuffixes = ["-wal", "-shm", "-journal"]

    // More exchanges of the directory than this during one search are no installation but a fault.
    private static let attemptCount = 5

    /// Looks for the file.
    ///
    /// - Returns: The file, or nil when there is none, or no directory to hold it.
    /// - Throws: `CredentialStoreError` when the file, one beside it or its way could be read or changed by others, and
    ///   with the code `corrupted` when it is no file.
    func find() throws(CredentialStoreError) -> Found? {
        let name = try fileName()
        var directory = try TrustedPath(following: path.removingLastComponent())
        for _ in 0..<Self.attemptCount {
            if directory.missing.isEmpty, let found = try Self.find(directory.real.appending(name)) { return found }
            // Where a link has been pointed elsewhere since, the file is missing at a place that no longer counts.
            let directoryNow = try TrustedPath(following: path.removingLastComponent())
            if directoryNow.leadsToSamePlace(as: directory) { return nil }
            directory = directoryNow
        }
        throw CredentialStoreError(
            .failed,
            store: nil,
            message: "The directory of \(path) was exchanged during each of \(Self.attemptCount) attempts to find the "
                + "database; try again when it rests."
        )
    }

    /// The place for a new file, in a directory that is created when it is missing.
    ///
    /// - Returns: The path without links.
    /// - Throws: `CredentialStoreError` when others could change the way, and for what the file system refuses.
    func placeForNewFile() throws(CredentialStoreError) -> FilePath {
        let name = try fileName()
        let wanted = try TrustedPath(following: path.removingLastComponent())
        guard !wanted.missing.isEmpty else {
            guard wanted.status.kind == .directory else {
                throw CredentialStoreError(.notDirectory, cannot: "open a directory at", wanted.real)
            }
            return wanted.real.appending(name)
        }
        // What another process may have made in the meantime is checked as everything else is.
        let made = try TrustedPath(following: wanted.creatingMissingDirectories())
        guard made.missing.isEmpty else {
            throw CredentialStoreError(.noSuchFileOrDirectory, cannot: "use", made.real)
        }
        return made.real.appending(name)
    }

    private func fileName() throws(CredentialStoreError) -> FilePath.Component {
        guard let name = path.lastComponent, name.kind == .regular else {
            throw CredentialStoreError(
                .unavailable,
                store: nil,
                message: "The path \"\(path)\" names no file; give the path of the database, for example "
                    + "/home/ada/.local/share/timetrack/credentials.sqlite.",
                reason: .notConfigured
            )
        }
        return name
    }

    private static func find(_ real: FilePath) throws(CredentialStoreError) -> Found? {
        var status = try checkedStatus(of: real)
        if status == nil, try hasLog(real) {
            // Another program may have created both in between.
            status = try checkedStatus(of: real)
            // The last writes may be in the log alone, so this is neither absence nor a place for a new file.
            if status == nil { throw .logWithoutDatabase(real) }
        }
        guard let status else { return nil }
        for suffix in companionSuffixes { _ = try checkedStatus(of: real.withSuffix(suffix)) }
        return Found(path: real, status: status)
    }

    /// Whether there is a write-ahead log with something in it.
    ///
    /// - Throws: `CredentialStoreError` when others could read or change it, and for what the file system refuses.
    static func hasLog(_ real: FilePath) throws(CredentialStoreError) -> Bool {
        (try checkedStatus(of: real.withSuffix("-wal"))?.size ?? 0) > 0
    }

    private static func checkedStatus(of path: FilePath) throws(CredentialStoreError) -> FileStatus? {
        let status: FileStatus
        do {
            status = try FileStatus(of: path)
        } catch {
            if error == .noSuchFileOrDirectory { return nil }
            throw CredentialStoreError(error, cannot: "look at", path)
        }
        guard status.kind != .link else {
            throw CredentialStoreError(.tooManySymbolicLinkLevels, cannot: "open", path)
        }
        try status.checkPrivateFile(at: path)
        return status
    }
}

extension CredentialStoreError {
    fileprivate static func logWithoutDatabase(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The database \(path) is gone, and its log \(path)-wal, which may hold the last writes, is still "
                + "there; bring the file back, or move the log away to begin anew."
        )
    }
}

extension FilePath {
    /// The path of a file beside this one, whose name goes on after this one's.
    func withSuffix(_ suffix: String) -> FilePath { FilePath(string + suffix) }
}
#endif
