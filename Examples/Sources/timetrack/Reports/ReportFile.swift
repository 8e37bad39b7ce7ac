import SystemPackage
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that a person asked for by name.
enum ReportFile {
    /// What becomes of a file that is there already.
    enum Existing {
        /// It stays, and nothing is written.
        case kept
        /// The new one takes its place.
        case replaced
    }

    /// Writes a file as a whole: it has all of the contents, or is as it was.
    ///
    /// Its permissions are those of any new file. A name that stands for something other than a file is never replaced.
    ///
    /// - Throws: ``Failure`` when it cannot be written, or is there already and is to be kept.
    static func write(_ text: String, to name: String, existing: Existing) throws {
        let path = FilePath(name)
        var status = stat()
        let isThere = lstat(name, &status) == 0
        if isThere {
            guard existing == .replaced else { throw alreadyThere(name) }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw Failure(.usage, "not_a_file", "\(name) is not a regular file; choose another name.")
            }
        }
        let temporary = path.removingLastComponent().appending(".timetrack-report.\(getpid()).tmp")
        var isWritten = false
        defer { if !isWritten { unlink(temporary.string) } }
        do {
            let file = try FileDescriptor.open(
                temporary,
                .writeOnly,
                options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
            )
            try file.closeAfter {
                try file.writeAll(text.utf8)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
            switch existing {
            case .replaced:
                guard rename(temporary.string, name) == 0 else { throw Errno(rawValue: errno) }
                isWritten = true
            case .kept:
                // A link, unlike a rename, does not replace a file that has come into being since.
                guard link(temporary.string, name) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch Errno.fileExists where existing == .kept {
            throw alreadyThere(name)
        } catch {
            let reason = (error as? Errno)?.description ?? "unknown reason"
            throw Failure(.unexpected, "output", "\(name) could not be written (\(reason)); choose another place.")
        }
    }

    private static func alreadyThere(_ name: String) -> Failure {
        Failure(.usage, "file_exists", "\(name) is there already; choose another name or add --force.")
    }
}
