#if os(Linux)
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A throw-away directory that stands for the home of a desktop user.
struct DesktopDirectory: Sendable {
    let path: String

    /// Makes the directory, with the permissions 0700.
    ///
    /// - Parameter parent: Where to make it. The whole path must be short enough for a socket's name.
    /// - Throws: ``PrivateKeyringError`` when the system does not make it.
    init(in parent: String) throws(PrivateKeyringError) {
        var template = Array("\(parent)/keyring-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw PrivateKeyringError(cannot: "make a directory in \(parent)", errno: errno)
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for folder in [home, runtime, services] {
            guard mkdir(folder, 0o700) == 0 else {
                throw PrivateKeyringError(cannot: "make the directory \(folder)", errno: errno)
            }
        }
    }

    var home: String { "\(path)/home" }
    var runtime: String { "\(path)/run" }
    var services: String { "\(path)/services" }
    var busSocket: String { "\(path)/bus" }
    var busConfiguration: String { "\(path)/bus.conf" }
    var log: String { "\(path)/log" }

    /// The socket through which the system's login unlocks the keyring.
    var keyringControl: String { "\(runtime)/keyring/control" }

    /// The variables of the desktop user's programs.
    func environment(searchPath: String) -> [String: String] {
        [
            "HOME": home,
            "XDG_DATA_HOME": "\(home)/.local/share",
            "XDG_CONFIG_HOME": "\(home)/.config",
            "XDG_CACHE_HOME": "\(home)/.cache",
            "XDG_RUNTIME_DIR": runtime,
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(busSocket)",
            "GSETTINGS_BACKEND": "memory",
            "LANG": "C.UTF-8",
            "PATH": searchPath,
        ]
    }

    /// Writes a file, in the place of one that is there.
    func replace(_ path: String, with text: String) throws(PrivateKeyringError) {
        guard let file = fopen(path, "we") else {
            throw PrivateKeyringError(cannot: "write \(path)", errno: errno)
        }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else { throw PrivateKeyringError(cannot: "write \(path)", errno: errno) }
    }

    /// What programs wrote to the log, cut to its end.
    var lastMessages: String {
        guard let data = FileManager.default.contents(atPath: log) else { return "" }
        return String(decoding: data.suffix(600), as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .joined(separator: "; ")
    }

    /// Removes the directory and everything in it.
    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // Left to the system's cleaning of temporary directories: nothing in it is of use to anybody.
        }
    }
}
#endif
