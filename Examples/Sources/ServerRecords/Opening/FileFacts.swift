import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the file system says of what lies under a path itself; links are not followed.
struct FileFacts: Sendable, Hashable {
    private let device: UInt64
    private let node: UInt64
    private let mode: mode_t
    private let owner: uid_t

    /// Number of bytes.
    let size: Int

    /// Looks at a path.
    ///
    /// - Returns: What is there, or nil when there is nothing.
    /// - Throws: ``ServerRecordsError`` when it cannot be looked at.
    static func of(_ path: FilePath) throws -> FileFacts? {
        var status = stat()
        guard path.withPlatformString({ lstat($0, &status) }) != 0 else { return FileFacts(status) }
        let reason = Errno(rawValue: errno)
        guard reason == .noSuchFileOrDirectory else { throw ServerRecordsError(reason, cannot: "look at", path) }
        return nil
    }

    /// Looks at an open file.
    ///
    /// - Throws: ``ServerRecordsError`` when it cannot be looked at.
    static func of(_ file: FileDescriptor, at path: FilePath) throws -> FileFacts {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else {
            throw ServerRecordsError(Errno(rawValue: errno), cannot: "look at", path)
        }
        return FileFacts(status)
    }

    private init(_ status: stat) {
        self.device = UInt64(truncatingIfNeeded: status.st_dev)
        self.node = UInt64(truncatingIfNeeded: status.st_ino)
        self.mode = status.st_mode
        self.owner = status.st_uid
        self.size = Int(status.st_size)
    }

    var isFile: Bool { mode & S_IFMT == S_IFREG }
    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }

    /// Whether two facts are of one and the same file, whatever was written to it meanwhile.
    func isSameFile(as other: FileFacts) -> Bool { device == other.device && node == other.node }

    /// Throws unless only the user of this process can use what is there.
    ///
    /// - Throws: ``ServerRecordsError`` with the code `insecurePermissions`.
    func checkPrivate(_ path: FilePath) throws {
        guard owner == geteuid() else {
            throw ServerRecordsError(
                .insecurePermissions,
                "\(path) belongs to another user (uid \(owner)); run the server as that user, or run: "
                    + "sudo chown \(geteuid()) \(path.shellWord)"
            )
        }
        guard mode & 0o077 == 0 else {
            throw ServerRecordsError(
                .insecurePermissions,
                "Other users may use \(path); run: chmod \(isDirectory ? "700" : "600") \(path.shellWord)"
            )
        }
    }

    /// Throws unless this is a directory through which others can do no harm.
    ///
    /// - Throws: ``ServerRecordsError`` with the code `insecurePermissions`.
    func checkWay(_ path: FilePath) throws {
        guard owner == geteuid() || owner == 0 else {
            throw ServerRecordsError(
                .insecurePermissions,
                "The directory \(path) belongs to another user (uid \(owner)), who could exchange the records; keep "
                    + "them below directories of the server's own user."
            )
        }
        guard mode & 0o022 == 0 || mode & 0o1000 != 0 else {
            throw ServerRecordsError(
                .insecurePermissions,
                "Other users may write to the directory \(path) and so exchange the records; run: "
                    + "chmod go-w \(path.shellWord)"
            )
        }
    }
}
