package import SystemPackage
package import TimetrackFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that decides where keys are looked for or what commands do, so that nobody else may write it.
package enum TrustedFile {
    /// Who may have written a file.
    package typealias Author = OwnFile.Author

    /// More is no record of accounts, and not what a person has chosen.
    package static var usualBytes: Int { 1 << 20 }

    /// How often and how long to wait for a lock: five seconds in all.
    private static let lockAttempts = 250
    private static let lockPause = timespec(tv_sec: 0, tv_nsec: 20_000_000)

    /// Reads a file, or returns nil when there is none.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - author: Who may have written it.
    ///   - mostBytes: The most that it may hold.
    /// - Returns: Its contents, or nil.
    /// - Throws: ``Failure`` when it is a link, is somebody else's, may be written by others or cannot be read.
    package static func read(
        _ path: FilePath,
        from author: Author = .userAlone,
        atMost mostBytes: Int = usualBytes
    ) throws -> [UInt8]? {
        do throws(OwnFile.Mistake) {
            return try OwnFile.read(path, from: author, atMost: mostBytes)
        } catch {
            throw failure(error, path, author)
        }
    }

    /// Replaces a file as a whole, so that a reader sees the old contents or the new ones, and the disk has them.
    ///
    /// - Throws: ``Failure`` when it cannot be written; it is then as it was.
    package static func replace(_ path: FilePath, with contents: [UInt8]) throws {
        let temporary = FilePath(path.string + ".\(getpid()).tmp")
        do {
            let options: FileDescriptor.OpenOptions = [.create, .truncate, .noFollow, .closeOnExec]
            let file = try FileDescriptor.open(temporary, .writeOnly, options: options, permissions: .ownerReadWrite)
            try file.closeAfter {
                try file.writeAll(contents)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
            guard rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
            let folder = try FileDescriptor.open(path.removingLastComponent(), .readOnly, options: [.closeOnExec])
            try folder.closeAfter { _ = fsync(folder.rawValue) }
        } catch {
            unlink(temporary.string)
            throw failure(error, "written", path)
        }
    }

    /// Runs work while no other process does the same to this file.
    ///
    /// - Throws: ``Failure`` when the directory cannot be made or another process does not let go, or what the work throws.
    package static func whileLocked<Result>(_ path: FilePath, _ work: () throws -> Result) throws -> Result {
        try makeFolder(path.removingLastComponent())
        let lock = FilePath(path.string + ".lock")
        let file: FileDescriptor
        do {
            let options: FileDescriptor.OpenOptions = [.create, .noFollow, .closeOnExec]
            file = try FileDescriptor.open(lock, .readWrite, options: options, permissions: .ownerReadWrite)
        } catch {
            throw failure(error, "locked", lock)
        }
        return try file.closeAfter {
            for _ in 0..<lockAttempts {
                if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return try work() }
                guard errno == EWOULDBLOCK || errno == EINTR else {
                    throw failure(Errno(rawValue: errno), "locked", lock)
                }
                var pause = lockPause
                nanosleep(&pause, nil)
            }
            throw Failure(
                .credentialStore,
                "timed_out",
                "Another process has held \(lock) for five seconds; end it, then try again."
            )
        }
    }

    private static func makeFolder(_ path: FilePath) throws {
        var status = stat()
        guard stat(path.string, &status) != 0 else { return }
        if path.components.count > 1 { try makeFolder(path.removingLastComponent()) }
        guard mkdir(path.string, 0o700) == 0 || errno == EEXIST else {
            throw failure(Errno(rawValue: errno), "created", path)
        }
    }

    private static func failure(_ mistake: OwnFile.Mistake, _ path: FilePath, _ author: Author) -> any Error {
        switch mistake {
        case .isLink: return failure(Errno.tooManySymbolicLinkLevels, "opened", path)
        case .unopened(let number): return failure(number, "opened", path)
        case .unread(let number): return failure(number, "read", path)
        case .isNoFile:
            return Failure(.credentialStore, "corrupted", "\(path) is not a file; move it away, then try again.")
        case .belongsToAnother:
            return Failure(
                .credentialStore,
                "insecure_permissions",
                author == .userAlone
                    ? "The file \(path) belongs to another user; move it away, then try again."
                    : "The file \(path) belongs to another user, who could choose for you what to send; look at what is "
                        + "in it, and make it yours or work in another folder."
            )
        case .othersMayWrite:
            return Failure(
                .credentialStore,
                "insecure_permissions",
                "Other users may write to the file \(path); look at what is in it, then run: chmod 600 "
                    + CommandLineText.word(path.string)
            )
        }
    }

    private static func failure(_ error: any Error, _ action: String, _ path: FilePath) -> any Error {
        guard let number = error as? Errno else { return error }
        if number == .tooManySymbolicLinkLevels {
            return Failure(
                .credentialStore,
                "insecure_permissions",
                "\(path) is a symbolic link; put the file itself in its place."
            )
        }
        return Failure(
            .credentialStore,
            number == .permissionDenied || number == .notPermitted ? "denied" : "failed",
            "\(path) cannot be \(action) (\(number)); remove the cause, then try again."
        )
    }
}
