#if EncryptedDatabase
import FoundationEssentials
import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A directory below `/tmp` with the permissions 0700, removed with everything in it when the value goes away.
final class TemporaryDirectory: Sendable {
    let path: FilePath

    init() throws {
        var template = Array("/tmp/database-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        path = FilePath(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path.string)
        } catch {
            // A test that took its own rights away leaves the directory to the system's cleaning of /tmp.
        }
    }

    /// Creates a file with exactly these permissions.
    @discardableResult
    func write(_ contents: [UInt8], to name: String, mode: CInt = 0o600) throws -> FilePath {
        let file = path.appending(name)
        let descriptor = try FileDescriptor.open(
            file,
            .writeOnly,
            options: [.create, .truncate],
            permissions: .ownerReadWrite
        )
        try descriptor.closeAfter { _ = try descriptor.writeAll(contents) }
        try setMode(mode, of: file)
        return file
    }

    /// Creates a directory with the permissions 0700.
    @discardableResult
    func makeDirectory(_ name: String) throws -> FilePath {
        let directory = path.appending(name)
        try check(directory.withPlatformString { mkdir($0, 0o700) })
        return directory
    }

    /// Creates a symbolic link.
    func link(_ name: String, to target: FilePath) throws {
        try check(path.appending(name).withPlatformString { symlink(target.string, $0) })
    }

    /// The bytes of a file.
    func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(filePath: path.appending(name).string)))
    }

    /// The names of everything in the directory, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
    }

    /// Gives a file another name, in the place of the one that has it now.
    func move(_ name: String, over newName: String) throws {
        let result = path.appending(name)
            .withPlatformString { old in path.appending(newName).withPlatformString { rename(old, $0) } }
        try check(result)
    }

    /// Removes what has a name, if there is anything.
    func remove(_ name: String) throws {
        guard try names().contains(name) else { return }
        try FileManager.default.removeItem(atPath: path.appending(name).string)
    }
}

/// Sets the permissions of a file or directory.
func setMode(_ mode: CInt, of path: FilePath) throws {
    try check(path.withPlatformString { chmod($0, mode_t(mode)) })
}

/// The permissions of a file or directory.
func mode(of path: FilePath) throws -> CInt {
    var status = stat()
    try check(path.withPlatformString { lstat($0, &status) })
    return CInt(status.st_mode & 0o7777)
}

/// Throws the system's error when a call failed.
func check(_ result: CInt) throws {
    if result != 0 { throw Errno(rawValue: errno) }
}
#endif
