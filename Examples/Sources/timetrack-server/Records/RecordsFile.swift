import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The file of records, as a restore brings it back.
enum RecordsFile {
    /// Copies the records of a backup into a data directory that has none.
    ///
    /// - Parameters:
    ///   - folder: The folder of the backup.
    ///   - directory: The data directory.
    /// - Throws: ``CommandFailure`` when they cannot be copied; the directory then has none as before.
    static func copyIfMissing(from folder: FilePath, to directory: FilePath) throws {
        let target = directory.appending(ServerStores.recordsFile)
        guard access(target.string, F_OK) != 0 else { return }
        let temporary = directory.appending("server.restored.\(getpid()).tmp")
        do {
            defer { unlink(temporary.string) }
            let source = try FileDescriptor.open(
                folder.appending(ServerStores.recordsFile),
                .readOnly,
                options: [.noFollow, .closeOnExec]
            )
            try source.closeAfter { try copy(source, to: temporary) }
            // A link and no renaming, so that records that were made meanwhile are not replaced.
            guard link(temporary.string, target.string) == 0 else { throw Errno(rawValue: errno) }
        } catch {
            throw CommandFailure(
                CommandFailure.Status.unexpected,
                "The records in \(folder) cannot be copied to \(directory) (\(error)); remove the cause, then run it again."
            )
        }
    }

    private static func copy(_ source: FileDescriptor, to path: FilePath) throws {
        let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .noFollow, .closeOnExec]
        let target = try FileDescriptor.open(path, .writeOnly, options: options, permissions: .ownerReadWrite)
        try target.closeAfter {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
                guard count > 0 else { break }
                try target.writeAll(buffer[..<count])
            }
            guard fsync(target.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }
}
