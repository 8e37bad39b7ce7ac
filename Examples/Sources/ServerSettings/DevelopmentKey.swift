public import SystemPackage
public import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The secret with which `timetrack-server dev-token` signs: a file of 32 random bytes that only its owner reads.
///
/// ## Security
///
/// Whoever reads the file can sign in as any user of the issuer `local`. A server in production accepts none of them.
public enum DevelopmentKey {
    /// The name of the file in the data directory.
    public static let fileName: FilePath.Component = "dev-token.key"

    private static let byteCount = 32

    /// Reads the secret.
    ///
    /// - Parameter directory: The data directory.
    /// - Returns: The secret, or nil when there is none yet.
    /// - Throws: ``DevelopmentKeyError`` when the file is not one that only its owner can use.
    public static func read(in directory: FilePath) throws(DevelopmentKeyError) -> Secret? {
        let path = directory.appending(fileName)
        let descriptor = open(path.string, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw DevelopmentKeyError(path: path, reason: "it cannot be opened (\(Errno(rawValue: errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw DevelopmentKeyError(path: path, reason: "it is not a file")
        }
        guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() else {
            throw DevelopmentKeyError(path: path, reason: "others may use it")
        }
        var bytes = [UInt8](repeating: 0, count: byteCount + 1)
        let count = Self.read(descriptor, &bytes)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        guard count == byteCount else { throw DevelopmentKeyError(path: path, reason: "it has not \(byteCount) bytes") }
        return Secret(bytes[..<byteCount])
    }

    /// Reads the secret, and makes it first when there is none.
    ///
    /// - Parameter directory: The data directory, which is made when it is not there.
    /// - Returns: The secret.
    /// - Throws: ``DevelopmentKeyError`` as ``read(in:)`` does, and when the file cannot be made.
    public static func readOrCreate(in directory: FilePath) throws(DevelopmentKeyError) -> Secret {
        if let secret = try read(in: directory) { return secret }
        try create(in: directory)
        // Somebody else may have been faster, so what counts is what is there now.
        guard let secret = try read(in: directory) else {
            throw DevelopmentKeyError(path: directory.appending(fileName), reason: "it went away while it was made")
        }
        return secret
    }

    /// Makes the file under another name and links it to its own, so that nobody reads half of it.
    private static func create(in directory: FilePath) throws(DevelopmentKeyError) {
        let path = directory.appending(fileName)
        if mkdir(directory.string, 0o700) != 0, errno != EEXIST {
            throw DevelopmentKeyError(path: path, reason: "its directory cannot be made (\(Errno(rawValue: errno)))")
        }
        let temporary = directory.appending("dev-token.\(getpid()).tmp")
        unlink(temporary.string)
        let descriptor = open(temporary.string, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DevelopmentKeyError(path: path, reason: "it cannot be made (\(Errno(rawValue: errno)))")
        }
        defer { unlink(temporary.string) }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let isWritten = write(descriptor, bytes, byteCount) == byteCount && fsync(descriptor) == 0
        let reason = Errno(rawValue: errno)
        close(descriptor)
        guard isWritten else { throw DevelopmentKeyError(path: path, reason: "it cannot be written (\(reason))") }
        guard link(temporary.string, path.string) == 0 || errno == EEXIST else {
            throw DevelopmentKeyError(path: path, reason: "it cannot be made (\(Errno(rawValue: errno)))")
        }
    }

    private static func read(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Int {
        var total = 0
        while total < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                #if canImport(Darwin)
                Darwin.read(descriptor, buffer.baseAddress?.advanced(by: total), buffer.count - total)
                #elseif canImport(Glibc)
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: total), buffer.count - total)
                #else
                Musl.read(descriptor, buffer.baseAddress?.advanced(by: total), buffer.count - total)
                #endif
            }
            guard count > 0 else { break }
            total += count
        }
        return total
    }
}

/// Why the secret for development tokens cannot be used.
public struct DevelopmentKeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let path: FilePath

    let reason: String

    /// One sentence that says what to do.
    public var description: String {
        "The file \(path) cannot be used because \(reason); remove it, then run timetrack-server dev-token again."
    }
}
