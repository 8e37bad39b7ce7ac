package import SystemPackage
import TerminalOutput
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The folder with one small file for each account, which says what is known of its running timer.
///
/// ## Security
///
/// The folder and the files are the user's own. They hold descriptions and names of projects, and no key.
package struct StatusCache: Sendable {
    /// More is no status.
    private static let mostBytes = 1 << 16

    /// Longer texts are cut, so that a file stays small whatever the service says.
    private static let mostCharacters = 1_000

    /// For how long a timer in one workspace is known in spite of later answers about others: an hour, in seconds.
    private static let patience = 3_600

    /// The folder.
    package let folder: FilePath

    /// - Parameter folder: The folder, which need not be there.
    package init(folder: FilePath) {
        self.folder = folder
    }

    /// The cache in a user's folder for files that may be lost.
    package init(in caches: FilePath) {
        self.init(folder: caches.appending("status"))
    }

    /// The file of an account.
    ///
    /// Bytes other than letters and digits are written as `%` and two digits. Of a name that would get too long for a file
    /// the beginning is used and a number made from the whole; the file itself says whose it is.
    package func file(of account: String) -> FilePath {
        // The minus sign is in no name of an account, as these are written.
        if account == AccountRecord.environmentsUser { return folder.appending("environment-key.json") }
        var name = ""
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in account.utf8 {
            sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        if name.utf8.count > 150 { name = "\(name.prefix(150))-\(String(sum, radix: 16))" }
        return folder.appending(name + ".json")
    }

    /// What is known of an account, or nil when nothing is.
    ///
    /// A file that cannot be read or understood counts as missing, because it is a copy that the next command replaces.
    package func status(of account: String) -> CachedStatus? {
        do {
            let file = try FileDescriptor.open(
                file(of: account),
                .readOnly,
                options: [.noFollow, .closeOnExec, .nonBlocking]
            )
            return try file.closeAfter {
                var bytes: [UInt8] = []
                while bytes.count <= Self.mostBytes {
                    let part = try [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
                        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    guard !part.isEmpty else {
                        let status = try CachedStatus(reading: bytes)
                        return status.account == account ? status : nil
                    }
                    bytes += part
                }
                return nil
            }
        } catch {
            return nil
        }
    }

    /// Keeps what is known of an account in the place of what was known before; a reader sees one or the other.
    ///
    /// That no timer runs in one workspace says nothing about a timer that the same user is known to run in another; it
    /// replaces it when the service was not asked about that one for an hour. About a timer that runs in the queue the
    /// service says nothing at all.
    ///
    /// - Parameters:
    ///   - status: What is known.
    ///   - isOfQueue: Whether the queue was looked at, and not the service.
    /// - Throws: `Errno` when it cannot be written.
    package func keep(_ status: CachedStatus, ofQueue isOfQueue: Bool = false) throws {
        if status.timer == nil, !isOfQueue, let known = self.status(of: status.account), let timer = known.timer,
            known.origin == status.origin
        {
            guard !timer.isQueued else { return }
            if known.workspace != status.workspace, known.user == status.user,
                (0...Self.patience).contains(status.checked - known.checked)
            {
                return
            }
        }
        var status = status
        if var timer = status.timer {
            timer.description = timer.description.map { String($0.prefix(Self.mostCharacters)) }
            timer.project = timer.project.map { String($0.prefix(Self.mostCharacters)) }
            status.timer = timer
        }
        let text = try JSONText.encode(status) + "\n"
        try Self.make(folder)
        let path = file(of: status.account)
        let temporary = FilePath(path.string + ".\(getpid()).tmp")
        do {
            let file = try FileDescriptor.open(
                temporary,
                .writeOnly,
                options: [.create, .truncate, .noFollow, .closeOnExec],
                permissions: .ownerReadWrite
            )
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
            guard rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
        } catch {
            unlink(temporary.string)
            throw error
        }
    }

    /// Forgets what is known of an account.
    ///
    /// - Throws: `Errno` when its file cannot be removed.
    package func remove(_ account: String) throws {
        guard unlink(file(of: account).string) != 0, errno != ENOENT, errno != ENOTDIR else { return }
        throw Errno(rawValue: errno)
    }

    private static func make(_ path: FilePath) throws {
        guard mkdir(path.string, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, path.components.count > 1 else { throw Errno(rawValue: errno) }
        try make(path.removingLastComponent())
        guard mkdir(path.string, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
    }
}
