package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the file system says of one file: its kind, whom it belongs to and who may use it.
package struct FileStatus {
    /// The kinds of file that are treated differently here.
    package enum Kind {
        case file
        case directory
        case link
        case other
    }

    private let status: stat

    /// Reads the status of what lies under a path itself, without following a link.
    ///
    /// - Throws: The system's error number.
    package init(of path: FilePath) throws(Errno) {
        var status = stat()
        _ = try systemCall { path.withPlatformString { lstat($0, &status) } }
        self.status = status
    }

    /// Reads the status of an open file.
    ///
    /// - Throws: The system's error number.
    init(ofDescriptor descriptor: CInt) throws(Errno) {
        var status = stat()
        _ = try systemCall { fstat(descriptor, &status) }
        self.status = status
    }

    package var kind: Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Number of bytes.
    package var size: Int { Int(status.st_size) }

    /// The number of the user it belongs to.
    var owner: Int { Int(status.st_uid) }

    /// Whether it belongs to the user that this process acts as.
    package var isOurs: Bool { status.st_uid == geteuid() }

    /// Whether it belongs to the user that this process acts as, or to root.
    var isOursOrOfRoot: Bool { isOurs || status.st_uid == 0 }

    /// Whether the group or others may read, write or run it.
    ///
    /// An access control list shows here too, because its mask takes the place of the group's bits.
    package var isOpenToOthers: Bool { status.st_mode & 0o077 != 0 }

    /// Whether the group or others may write to it.
    var isWritableByOthers: Bool { status.st_mode & 0o022 != 0 }

    /// Whether only the owner of an entry of this directory may rename or remove that entry.
    var isSticky: Bool { status.st_mode & 0o1000 != 0 }

    /// Whether two statuses are of one and the same file.
    package func isSameFile(as other: FileStatus) -> Bool {
        status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino
    }
}
