package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Which file a path leads to and when it was last changed, to see whether it must be read again.
///
/// It is a hint and no check: links are followed wherever they lead.
package struct FileRevision: Sendable, Hashable {
    private let device: UInt64
    private let file: UInt64
    private let size: Int
    private let modified: Time
    // A file that gets other permissions must be looked at again as well.
    private let changed: Time

    private struct Time: Hashable {
        let seconds: Int
        let nanoseconds: Int

        init(_ time: timespec) {
            self.seconds = Int(time.tv_sec)
            self.nanoseconds = Int(time.tv_nsec)
        }
    }

    /// Looks at what a path leads to; the result is nil when there is nothing, or nothing that can be looked at.
    package init?(of path: FilePath) {
        var status = stat()
        guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
        self.device = UInt64(truncatingIfNeeded: status.st_dev)
        self.file = UInt64(truncatingIfNeeded: status.st_ino)
        self.size = Int(status.st_size)
        #if canImport(Darwin)
        self.modified = Time(status.st_mtimespec)
        self.changed = Time(status.st_ctimespec)
        #else
        self.modified = Time(status.st_mtim)
        self.changed = Time(status.st_ctim)
        #endif
    }
}
