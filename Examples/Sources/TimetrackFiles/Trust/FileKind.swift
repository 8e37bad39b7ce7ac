package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What has a name in a folder, without following a link of that name.
package enum FileKind: Sendable, Hashable {
    /// A regular file.
    case regular
    /// A link, a folder, a pipe or the like.
    case other
    /// Nothing.
    case none
    /// It cannot be looked at.
    case unknown

    /// Looks at a name.
    ///
    /// - Parameter path: The name.
    package init(of path: FilePath) {
        var status = stat()
        if lstat(path.string, &status) == 0 {
            self = status.st_mode & S_IFMT == S_IFREG ? .regular : .other
        } else {
            self = errno == ENOENT ? .none : .unknown
        }
    }
}
