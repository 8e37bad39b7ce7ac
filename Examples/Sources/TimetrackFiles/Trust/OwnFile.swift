package import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is believed because nobody else may have written it.
package enum OwnFile {
    /// Who may have written a file.
    package enum Author: Sendable {
        /// The user, and no group.
        case userAlone
        /// The user or root, and a group that the user works with.
        case userOrRoot
    }

    /// Why a file is not believed or not read.
    package enum Mistake: Error, Hashable {
        /// It is a symbolic link.
        case isLink
        /// It is a folder, a pipe or the like.
        case isNoFile
        /// It is somebody else's.
        case belongsToAnother
        /// Others may write to it.
        case othersMayWrite
        /// The system does not open it.
        case unopened(Errno)
        /// The system does not read it, or it holds more than it may.
        case unread(Errno)
    }

    /// Reads a file, or returns nil when there is none.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - author: Who may have written it.
    ///   - mostBytes: The most that it may hold.
    /// - Returns: Its contents, or nil.
    /// - Throws: ``Mistake`` when it is not believed or cannot be read.
    package static func read(
        _ path: FilePath,
        from author: Author,
        atMost mostBytes: Int
    ) throws(Mistake) -> [UInt8]? {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .closeOnExec, .nonBlocking])
        } catch {
            let number = error as? Errno ?? .ioError
            if number == .noSuchFileOrDirectory { return nil }
            throw number == .tooManySymbolicLinkLevels ? .isLink : .unopened(number)
        }
        defer { close(file.rawValue) }
        try check(file, author)
        do {
            var bytes: [UInt8] = []
            while true {
                let part = try [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
                    count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                if part.isEmpty { return bytes }
                bytes += part
                guard bytes.count <= mostBytes else { throw Errno.fileTooLarge }
            }
        } catch {
            throw .unread(error as? Errno ?? .ioError)
        }
    }

    private static func check(_ file: FileDescriptor, _ author: Author) throws(Mistake) {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw .unread(Errno(rawValue: errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .isNoFile }
        guard status.st_uid == geteuid() || author == .userOrRoot && status.st_uid == 0 else { throw .belongsToAnother }
        guard status.st_mode & (author == .userAlone ? 0o022 : 0o002) == 0 else { throw .othersMayWrite }
    }
}
