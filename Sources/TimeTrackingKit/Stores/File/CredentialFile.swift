package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file of a ``FileCredentialStore``, or a file of keys, on the disk: found, checked, read and replaced, whatever its
/// bytes mean.
package struct CredentialFile: Sendable {
    /// The largest file that is read or written, in bytes.
    static let maximumByteCount = 64 << 20

    // More exchanges of the directory than this during one read are no installation but a fault.
    private static let attemptCount = 5

    /// The path as the program gave it.
    package let path: FilePath

    /// Names a file, which is looked at by the calls alone.
    package init(path: FilePath) {
        self.path = path
    }

    /// Reads the file.
    ///
    /// - Returns: Its bytes, or nil when there is no file, or no directory to hold it.
    /// - Throws: ``CredentialStoreError`` when the file or its way could be changed by others, or cannot be read, and
    ///   with the code `failed` when its directory is exchanged all the time.
    package func read() throws(CredentialStoreError) -> SensitiveBytes? {
        let name = try fileName()
        var directory = try TrustedPath(following: path.removingLastComponent())
        for _ in 0..<Self.attemptCount {
            if directory.missing.isEmpty, let contents = try Self.read(directory.real.appending(name)) {
                return contents
            }
            // Where a link has been pointed elsewhere since, the file is missing at a place that no longer counts.
            let directoryNow = try TrustedPath(following: path.removingLastComponent())
            if directoryNow.leadsToSamePlace(as: directory) { return nil }
            directory = directoryNow
        }
        throw CredentialStoreError(
            .failed,
            store: nil,
            message: "The directory of \(path) was exchanged during each of \(Self.attemptCount) attempts to read the "
                + "file; try again when it rests."
        )
    }

    /// Replaces the file under its lock.
    ///
    /// - Parameters:
    ///   - call: The call that waits, and that is asked just before the change takes place.
    ///   - edit: Makes the new contents from the old ones, which are nil when there is no file. It returns nil to leave
    ///     everything as it is.
    /// - Throws: ``CredentialStoreError`` of the closure, and for everything that stands against the change. The file
    ///   is as it was, unless `applied` is `unknown`.
    package func replace(
        for call: BlockingCall,
        _ edit: (SensitiveBytes?) throws(CredentialStoreError) -> SensitiveBytes?
    ) throws(CredentialStoreError) {
        let name = try fileName()
        let directory = try existingDirectory()
        let target = FileReplacement(directory: directory, name: name)
        // A file that will be refused gets no lock beside it: it may be another program's.
        _ = try Self.open(target.path)
        let lock = try FileLock(directory.appending("\(name.string).lock"), for: call)
        try lock.whileHeld { () throws(CredentialStoreError) in
            try checkPathLeads(to: directory)
            guard let contents = try edit(Self.read(target.path)) else { return }
            guard contents.count <= Self.maximumByteCount else {
                throw CredentialStoreError(
                    .tooLarge,
                    store: nil,
                    message: "The file \(path) would grow beyond \(Self.maximumByteCount) bytes; remove credentials "
                        + "that nobody needs, or use a database.",
                    limit: Self.maximumByteCount
                )
            }
            try target.write(contents, for: call)
        }
    }

    /// Creates the file under its lock, with directories that are missing.
    ///
    /// - Parameters:
    ///   - contents: The contents.
    ///   - call: The call that waits, and that is asked just before the change takes place.
    /// - Throws: ``CredentialStoreError`` with the code `unsupported` when there is something at the path already, and for
    ///   everything that stands against the change.
    package func create(_ contents: SensitiveBytes, for call: BlockingCall) throws(CredentialStoreError) {
        let name = try fileName()
        let directory = try existingDirectory()
        let target = FileReplacement(directory: directory, name: name)
        // What is there and will be left as it is gets no lock beside it.
        guard try Self.open(target.path) == nil else { throw .alreadyThere(path) }
        let lock = try FileLock(directory.appending("\(name.string).lock"), for: call)
        try lock.whileHeld { () throws(CredentialStoreError) in
            try checkPathLeads(to: directory)
            try target.create(contents, for: call)
        }
    }

    /// Throws when the path was pointed elsewhere during the wait for the lock, so that nobody would find what is written.
    private func checkPathLeads(to directory: FilePath) throws(CredentialStoreError) {
        guard try TrustedPath(following: path.removingLastComponent()).real == directory else {
            throw CredentialStoreError(
                .failed,
                store: nil,
                message: "The directory of \(path) was exchanged while the change waited for its turn, so nothing was "
                    + "changed; try again."
            )
        }
    }

    private func existingDirectory() throws(CredentialStoreError) -> FilePath {
        let wanted = try TrustedPath(following: path.removingLastComponent())
        guard !wanted.missing.isEmpty else {
            guard wanted.status.kind == .directory else {
                throw CredentialStoreError(.notDirectory, cannot: "open a directory at", wanted.real)
            }
            return wanted.real
        }
        // What another process may have made in the meantime is checked as everything else is.
        let made = try TrustedPath(following: wanted.creatingMissingDirectories())
        guard made.missing.isEmpty else {
            throw CredentialStoreError(.noSuchFileOrDirectory, cannot: "use", made.real)
        }
        return made.real
    }

    private func fileName() throws(CredentialStoreError) -> FilePath.Component {
        guard let name = path.lastComponent, name.kind == .regular else {
            throw CredentialStoreError(
                .unavailable,
                store: nil,
                message: "The path \"\(path)\" names no file; give the store the path of its file, for example "
                    + "/home/ada/.config/timetrack/credentials.json.",
                reason: .notConfigured
            )
        }
        return name
    }

    private static func read(_ path: FilePath) throws(CredentialStoreError) -> SensitiveBytes? {
        guard let file = try open(path) else { return nil }
        guard let contents = try file.readAll(expecting: file.status().size, limit: maximumByteCount) else {
            throw tooLong(path)
        }
        return contents
    }

    private static func open(_ path: FilePath) throws(CredentialStoreError) -> OpenFile? {
        let file: OpenFile
        do {
            file = try OpenFile(path, O_RDONLY)
        } catch {
            if error == .noSuchFileOrDirectory { return nil }
            throw CredentialStoreError(error, cannot: "open", path)
        }
        let status = try file.status()
        try status.checkPrivateFile(at: path)
        guard status.size <= maximumByteCount else { throw tooLong(path) }
        return file
    }

    private static func tooLong(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The file \(path) has more than \(maximumByteCount) bytes, more than a file of credentials can "
                + "have; move it away, or give the store another path.",
            limit: maximumByteCount
        )
    }
}
