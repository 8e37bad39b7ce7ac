import Dispatch
import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads a key set from a file that nobody but root and the user of this process can have written.
struct KeyFile: Sendable {
    /// Which file was read, and when it was last changed.
    struct Revision: Sendable, Hashable {
        private let device: UInt64
        private let file: UInt64
        private let size: Int
        private let seconds: Int
        private let nanoseconds: Int

        fileprivate init(_ status: stat) {
            self.device = UInt64(truncatingIfNeeded: status.st_dev)
            self.file = UInt64(truncatingIfNeeded: status.st_ino)
            self.size = Int(status.st_size)
            #if canImport(Darwin)
            let time = status.st_mtimespec
            #else
            let time = status.st_mtim
            #endif
            self.seconds = Int(time.tv_sec)
            self.nanoseconds = Int(time.tv_nsec)
        }
    }

    private static let queue = DispatchQueue(label: "timetrack-server.key-files")

    /// The file.
    let path: FilePath

    /// Reads the file, on a thread that may block.
    ///
    /// - Parameter known: The state that was read last, or nil when none was.
    /// - Returns: The bytes and the state that they are of, or nil when that is the known one.
    /// - Throws: ``KeySetProblem``.
    func bytes(unlike known: Revision?) async throws(KeySetProblem) -> ([UInt8], Revision)? {
        let result: Result<([UInt8], Revision)?, KeySetProblem> = await withCheckedContinuation { continuation in
            Self.queue.async { continuation.resume(returning: read(unlike: known)) }
        }
        return try result.get()
    }

    private func read(unlike known: Revision?) -> Result<([UInt8], Revision)?, KeySetProblem> {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter {
                var status = stat()
                guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
                if let problem = problem(with: status) { return .failure(problem) }
                // Of the time before the bytes are read: what is written meanwhile is another state.
                let revision = Revision(status)
                guard revision != known else { return .success(nil) }
                guard let bytes = try Self.all(of: file) else {
                    return .failure(KeySetProblem("The key set \(path) has more than 256 KiB; name another file."))
                }
                return .success((bytes, revision))
            }
        } catch {
            return .failure(KeySetProblem("The key set \(path) cannot be read (\(error)); name a file that can be."))
        }
    }

    private func problem(with status: stat) -> KeySetProblem? {
        guard status.st_mode & S_IFMT == S_IFREG else {
            return KeySetProblem("The key set \(path) is not a file; name one.")
        }
        guard status.st_uid == 0 || status.st_uid == geteuid() else {
            return KeySetProblem("The key set \(path) belongs to another user, who could exchange it; let root own it.")
        }
        guard status.st_mode & 0o022 == 0 else {
            return KeySetProblem(
                "Other users may change the key set \(path); take the right from them with chmod go-w."
            )
        }
        return nil
    }

    /// Reads to the end, or returns nil when that is too far.
    private static func all(of file: FileDescriptor) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count <= KeySetProblem.maximumByteCount {
            let part = try [UInt8](unsafeUninitializedCapacity: 16 * 1024) { buffer, count in
                count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if part.isEmpty { return bytes }
            bytes += part
        }
        return nil
    }
}
