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
        var template = Array("/tmp/sealing-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        path = FilePath(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path.string)
        } catch {
            // What is left stays for the system's cleaning of /tmp.
        }
    }

    /// Creates or overwrites a file, with exactly these permissions.
    @discardableResult
    func write(_ text: String, to name: String, mode: CInt = 0o600) throws -> FilePath {
        let file = path.appending(name)
        try Data(text.utf8).write(to: URL(filePath: file.string))
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
    @discardableResult
    func link(_ name: String, to target: String) throws -> FilePath {
        let link = path.appending(name)
        try check(link.withPlatformString { symlink(target, $0) })
        return link
    }

    /// The text of a file.
    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path.appending(name).string)), as: UTF8.self)
    }

    /// The names of everything in the directory, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
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
