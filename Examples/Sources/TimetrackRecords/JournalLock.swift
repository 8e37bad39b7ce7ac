import Dispatch
import GRDB
import Synchronization
package import SystemPackage
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Keeps two processes from sending what the same journal says at the same time.
///
/// It is an advisory lock on a file beside the journal. The kernel gives it back however the process ends, `kill -9`
/// included.
package enum JournalLock {
    /// How long somebody waits before it is said what for.
    private static let patience = Duration.seconds(1)
    private static let pauseInMilliseconds: Int32 = 20

    /// Does work while nobody else does.
    ///
    /// - Parameters:
    ///   - path: The file; it is made when it is missing, and stays.
    ///   - onWaiting: Is called, once and on another thread, when another process has kept the lock for a second.
    ///   - work: What to do.
    /// - Returns: What the closure returns.
    /// - Throws: ``Failure`` when the file cannot be made, what the closure throws, or `CancellationError` as soon as the
    ///   task is cancelled while it waits.
    package static func hold<Result>(
        _ path: FilePath,
        onWaiting: @escaping @Sendable () -> Void,
        _ work: () async throws -> Result
    ) async throws -> Result {
        let descriptor = try await acquire(path, onWaiting)
        // Closing the only descriptor of the file gives the lock back.
        defer { close(descriptor) }
        return try await work()
    }

    private static func acquire(_ path: FilePath, _ onWaiting: @escaping @Sendable () -> Void) async throws -> Int32 {
        let isCancelled = Atomic(false)
        let result: Swift.Result<Int32, any Error> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own, because another process may keep the lock for long.
                DispatchQueue.global()
                    .async {
                        continuation.resume(
                            returning: Swift.Result {
                                try wait(for: path, onWaiting) { isCancelled.load(ordering: .relaxed) }
                            }
                        )
                    }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        return try result.get()
    }

    private static func wait(
        for path: FilePath,
        _ onWaiting: () -> Void,
        _ isCancelled: () -> Bool
    ) throws -> Int32 {
        let descriptor = open(path.string, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        let start = ContinuousClock.now
        var isAnnounced = false
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let reason = errno
            guard reason == EWOULDBLOCK || reason == EINTR, !isCancelled() else {
                close(descriptor)
                if reason == EWOULDBLOCK || reason == EINTR { throw CancellationError() }
                throw failure(path)
            }
            if !isAnnounced, ContinuousClock.now - start >= patience {
                isAnnounced = true
                onWaiting()
            }
            poll(nil, 0, pauseInMilliseconds)
        }
        return descriptor
    }

    private static func failure(_ path: FilePath) -> Failure {
        Failure(
            .unexpected,
            "records_unusable",
            "\(path) cannot be locked (\(Errno(rawValue: errno))); see whether the disk is full or may not be written to."
        )
    }
}

extension Journal {
    /// The file that is locked by whoever sends what the journal says.
    package var lockPath: FilePath { FilePath(database.path).removingLastComponent().appending("journal.lock") }
}
