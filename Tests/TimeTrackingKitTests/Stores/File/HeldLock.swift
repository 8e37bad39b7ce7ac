import FoundationEssentials
import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The lock of a credential file, held by another descriptor than the store's, as another process would.
final class HeldLock: Sendable {
    private let path: FilePath
    private let descriptor: FileDescriptor

    init(_ path: FilePath) throws {
        self.path = path
        descriptor = try FileDescriptor.open(path, .readWrite)
        try check(flock(descriptor.rawValue, LOCK_EX))
    }

    func release() throws {
        try descriptor.close()
    }

    #if os(Linux)
    /// How many descriptors of this process the file has, those included that wait for the lock.
    func openCount() throws -> Int {
        let files = FileManager.default
        return try files.contentsOfDirectory(atPath: "/proc/self/fd")
            .count { name in
                do {
                    return try files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)") == path.string
                } catch {
                    // Closed since the directory was listed.
                    return false
                }
            }
    }
    #endif
}
