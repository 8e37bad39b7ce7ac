import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Keeps two processes from making or migrating the same records at once.
///
/// It is no lock for reading and writing; that is SQLite's. The kernel gives it back however the process ends.
enum OpeningLock {
    // A migration of a large file takes seconds.
    private static let attempts = 6_000
    private static let pauseInMilliseconds: Int32 = 5

    /// Does work while nobody else does; it blocks the thread.
    ///
    /// - Throws: ``ServerRecordsError`` with the code `busy` when another process keeps the lock for half a minute, and
    ///   what the work throws.
    static func whileHeld<Value>(_ path: FilePath, _ work: () throws -> Value) throws -> Value {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                path,
                .readWrite,
                options: [.create, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
        } catch let error as Errno {
            throw ServerRecordsError(error, cannot: "open", path)
        }
        return try file.closeAfter {
            try FileFacts.of(file, at: path).checkPrivate(path)
            try wait(for: file, path)
            return try work()
        }
    }

    private static func wait(for file: FileDescriptor, _ path: FilePath) throws {
        for _ in 0..<attempts {
            if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return }
            let reason = Errno(rawValue: errno)
            guard reason == .wouldBlock || reason == .interrupted else {
                throw ServerRecordsError(reason, cannot: "lock", path)
            }
            poll(nil, 0, pauseInMilliseconds)
        }
        throw ServerRecordsError(.busy, "Another program has kept \(path) locked for too long; end that one.")
    }
}
