import Dispatch
import Synchronization
import SystemPackage
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads a file that is to be imported, or standard input.
enum ImportedFile {
    /// The most bytes that are taken in.
    private static let mostBytes = 256 << 20

    /// Reads everything on a thread of its own, because a pipe may take long.
    ///
    /// - Parameter name: The path of the file, or `-` for standard input.
    /// - Returns: The bytes.
    /// - Throws: ``Failure`` when it cannot be read or is too large, `CancellationError` when the task was cancelled.
    static func bytes(_ name: String) async throws -> [UInt8] {
        let isCancelled = Atomic(false)
        let result: Result<[UInt8], any Error> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global()
                    .async {
                        continuation.resume(
                            returning: Result { try read(name) { isCancelled.load(ordering: .relaxed) } }
                        )
                    }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        return try result.get()
    }

    private static func read(_ name: String, _ isCancelled: () -> Bool) throws -> [UInt8] {
        do {
            guard name != "-" else { return try all(of: .standardInput, isCancelled) }
            let file = try FileDescriptor.open(FilePath(name), .readOnly, options: [.closeOnExec])
            return try file.closeAfter { try all(of: file, isCancelled) }
        } catch let error as Errno where error == .fileTooLarge {
            throw Failure(
                .usage,
                "too_large",
                "\(name) has more than \(mostBytes >> 20) MiB; split it and import the parts."
            )
        } catch let error as Errno {
            throw Failure(.notFound, "not_found", "\(name) cannot be read (\(error)); name a file with lines of JSON.")
        }
    }

    private static func all(of file: FileDescriptor, _ isCancelled: () -> Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            if isCancelled() { throw CancellationError() }
            var waiting = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else { continue }
            let part = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if part.isEmpty { return bytes }
            bytes += part
            guard bytes.count <= mostBytes else { throw Errno.fileTooLarge }
        }
    }
}
