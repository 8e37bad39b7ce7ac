package import SystemPackage
import TimetrackFiles

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
        if account == UserNames.environments { return folder.appending("environment-key.json") }
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

    /// Forgets what is known of an account.
    ///
    /// - Throws: `Errno` when its file cannot be removed.
    package func remove(_ account: String) throws {
        guard unlink(file(of: account).string) != 0, errno != ENOENT, errno != ENOTDIR else { return }
        throw Errno(rawValue: errno)
    }
}
