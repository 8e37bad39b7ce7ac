import Synchronization
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The file of eight bytes by which processes tell each other that something was recorded of users.
///
/// It holds the count that the database will have after the change that is being written: it is written before the
/// commit, under the database's lock for writing. Whoever sees in it the count that was read from the database together
/// with the standings knows that they still hold; whoever sees another one reads them again. So a process that is killed
/// between the two costs others some reads, and nobody ever believes in standings that were changed.
final class ChangeCounter: Sendable {
    /// What was found in the file.
    struct Reading: Sendable, Hashable {
        /// The count of changes.
        let count: UInt64
        /// How often the file was exchanged for another one, as far as this process saw.
        let exchanges: Int
    }

    private struct OpenFile {
        let descriptor: FileDescriptor
        let facts: FileFacts
    }

    private struct State {
        var file: OpenFile?
        var exchanges = 0
    }

    private static let byteCount = 8
    // More changes than this were never begun and not committed: such a count is damage.
    private static let farthest: UInt64 = 1_000_000

    private let path: FilePath
    private let state = Mutex(State())

    init(_ path: FilePath) {
        self.path = path
    }

    deinit {
        // Nothing was written that closing could report.
        state.withLock { state in _ = state.file.map { close($0.descriptor.rawValue) } }
    }

    /// Reads the count from the file that is under the path now.
    ///
    /// - Throws: ``ServerRecordsError`` when there is none, or others may use it.
    func read() throws -> Reading {
        try state.withLock { state in
            let file = try Self.file(at: path, &state)
            var count: UInt64 = 0
            let read = withUnsafeMutableBytes(of: &count) { bytes in
                pread(file.descriptor.rawValue, bytes.baseAddress, Self.byteCount, 0)
            }
            guard read == Self.byteCount else {
                throw ServerRecordsError(.corrupted, "\(path) is broken; start the server anew, which mends it.")
            }
            return Reading(count: UInt64(littleEndian: count), exchanges: state.exchanges)
        }
    }

    /// Writes the count that a transaction is about to commit.
    ///
    /// The caller holds the database's lock for writing.
    ///
    /// - Throws: ``ServerRecordsError`` for what the file system refuses; the transaction must not be committed then.
    func publish(_ count: UInt64) throws {
        try state.withLock { state in
            do {
                try Self.write(count, to: Self.file(at: path, &state), path)
            } catch let error as ServerRecordsError where error.code == .replaced || error.code == .insecurePermissions
            {
                try Self.replace(path, count)
                _ = try Self.file(at: path, &state)
            }
        }
    }

    /// Whether the file can be read and has a count.
    func has(_ count: UInt64) -> Bool {
        do {
            return try read().count == count
        } catch {
            // Whatever is wrong with it, the next change makes it anew.
            return false
        }
    }

    /// The count of the next change.
    ///
    /// - Parameter count: The count that the database has.
    /// - Returns: A count beyond that one and beyond the one in the file, as far as that is one that can have come about.
    func next(after count: UInt64) -> UInt64 {
        do {
            let found = try read().count
            return (found > count && found - count < Self.farthest ? found : count) + 1
        } catch {
            return count + 1
        }
    }

    /// The file that is under the path now, opened anew when it is another one than before.
    private static func file(at path: FilePath, _ state: inout State) throws -> OpenFile {
        guard let facts = try FileFacts.of(path), facts.isFile else {
            throw ServerRecordsError(.replaced, "\(path) was taken away; start the server anew, which makes it again.")
        }
        try facts.checkPrivate(path)
        if let file = state.file, file.facts.isSameFile(as: facts) { return file }
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(path, .readWrite, options: [.closeOnExec, .noFollow])
        } catch let error as Errno {
            throw ServerRecordsError(error, cannot: "open", path)
        }
        let file: OpenFile
        do {
            // It may be another one again by now; the next look will tell.
            file = OpenFile(descriptor: descriptor, facts: try FileFacts.of(descriptor, at: path))
            try file.facts.checkPrivate(path)
        } catch {
            close(descriptor.rawValue)
            throw error
        }
        if let former = state.file { close(former.descriptor.rawValue) }
        state.file = file
        state.exchanges += 1
        return file
    }

    private static func write(_ count: UInt64, to file: OpenFile, _ path: FilePath) throws {
        let written = withUnsafeBytes(of: count.littleEndian) { bytes in
            pwrite(file.descriptor.rawValue, bytes.baseAddress, byteCount, 0)
        }
        guard written == byteCount else {
            throw ServerRecordsError(written < 0 ? Errno(rawValue: errno) : .noSpace, cannot: "write to", path)
        }
    }

    private static func replace(_ path: FilePath, _ count: UInt64) throws {
        let new = path.withSuffix(".\(UInt64.random(in: .min ... .max)).new")
        do {
            let file = try FileDescriptor.open(
                new,
                .readWrite,
                options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
            defer { _ = new.withPlatformString { unlink($0) } }
            try file.closeAfter {
                guard fchmod(file.rawValue, 0o600) == 0 else { throw Errno(rawValue: errno) }
                try write(count, to: OpenFile(descriptor: file, facts: FileFacts.of(file, at: new)), new)
                let renamed = new.withPlatformString { old in path.withPlatformString { rename(old, $0) } }
                guard renamed == 0 else { throw Errno(rawValue: errno) }
            }
        } catch let error as Errno {
            throw ServerRecordsError(error, cannot: "make", path)
        }
    }
}
