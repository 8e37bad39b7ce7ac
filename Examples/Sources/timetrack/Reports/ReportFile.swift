import SystemPackage
import TimetrackFiles
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
    /// - Parameters:
    ///   - text: The contents.
    ///   - name: The name of the file.
    ///   - existing: What becomes of a file that is there already.
    ///   - link: Gives a file a second name, or -1, as the function of the C library does.
    /// - Throws: ``Failure`` when it cannot be written, or is there already and is to be kept.
    static func write(
        _ text: String,
        to name: String,
        existing: Existing,
        link: (String, String) -> Int32 = { linkat(AT_FDCWD, $0, AT_FDCWD, $1, 0) }
    ) throws {
        let path = FilePath(name)
        let kind = FileKind(of: path)
        if kind == .regular || kind == .other {
            guard existing == .replaced else { throw alreadyThere(name) }
            guard kind == .regular else {
                throw Failure(.usage, "not_a_file", "\(name) is not a regular file; choose another name.")
            }
        }
        let temporary = path.removingLastComponent().appending(".timetrack-report.\(getpid()).tmp")
        var isWritten = false
        defer { if !isWritten { unlink(temporary.string) } }
        do {
            try create(temporary, text)
            switch existing {
            case .replaced:
                guard rename(temporary.string, name) == 0 else { throw Errno(rawValue: errno) }
                isWritten = true
            case .kept:
                // A link, unlike a rename, does not replace a file that has come into being since.
                guard link(temporary.string, name) != 0 else { break }
                let error = Errno(rawValue: errno)
                // File systems for cameras and sticks have no second names; a file that is there is kept here as well.
                guard [.notPermitted, .notSupported, .tooManyLinks, .noFunction].contains(error) else { throw error }
                try create(path, text)
            }
        } catch Errno.fileExists where existing == .kept {
            throw alreadyThere(name)
        } catch {
            let reason = (error as? Errno)?.description ?? "unknown reason"
            throw Failure(.unexpected, "output", "\(name) could not be written (\(reason)); choose another place.")
        }
    }

    /// Creates a file, which must not be there; what was begun is removed when it cannot be written.
    private static func create(_ path: FilePath, _ text: String) throws {
        let file = try FileDescriptor.open(
            path,
            .writeOnly,
            options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
            permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
        )
        do {
            try file.closeAfter {
                try file.writeAll(text.utf8)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            unlink(path.string)
            throw error
        }
    }

    private static func alreadyThere(_ name: String) -> Failure {
        Failure(.usage, "file_exists", "\(name) is there already; choose another name or add --force.")
    }
}
