package import SystemPackage
package import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file by which a browser finds the page, in a folder that only its owner can enter.
///
/// A browser is started with its path: an address with the code would be on a command line, which others can read.
package struct RedirectFile: Sendable {
    /// Its path.
    package let path: FilePath

    /// The folder that was made for it, or nil when it lies in one that was there.
    private let folder: FilePath?

    /// Makes the file.
    ///
    /// - Parameters:
    ///   - contents: What is in it.
    ///   - environment: The variables of the process: `XDG_RUNTIME_DIR` names a folder if it is the user's own, else a
    ///     new one is made where `TMPDIR` says, or in `/tmp`.
    /// - Throws: `Errno`.
    package init(_ contents: Secret, environment: [String: String]) throws {
        let name = "timetrack-\(Secret.random().digits).html"
        if let runtime = environment["XDG_RUNTIME_DIR"], Self.isOwn(runtime) {
            self.folder = nil
            self.path = FilePath(runtime).appending(name)
        } else {
            let folder = try Self.makeFolder(in: environment["TMPDIR"])
            self.folder = folder
            self.path = folder.appending(name)
        }
        do {
            let file = try FileDescriptor.open(
                path,
                .writeOnly,
                options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: .ownerReadWrite
            )
            try file.closeAfter { _ = try contents.withRevealedBytes { try file.writeAll($0) } }
        } catch {
            remove()
            throw error
        }
    }

    /// Removes the file, and the folder that was made for it; one that is gone is removed already.
    package func remove() {
        unlink(path.string)
        if let folder { rmdir(folder.string) }
    }

    private static func isOwn(_ folder: String) -> Bool {
        guard folder.hasPrefix("/") else { return false }
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
        return status.st_uid == geteuid() && status.st_mode & 0o077 == 0
    }

    private static func makeFolder(in parent: String?) throws -> FilePath {
        let parent = parent.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = Array(FilePath(parent).appending("timetrack-ui-XXXXXX").string.utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        return FilePath(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}
