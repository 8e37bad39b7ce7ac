package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Makes a system call, again while signals interrupt it.
///
/// - Parameter body: The call, which returns a negative number when it fails.
/// - Returns: What the call returned.
/// - Throws: The system's error number.
package func systemCall<Value: FixedWidthInteger & SignedInteger>(_ body: () -> Value) throws(Errno) -> Value {
    while true {
        let value = body()
        if value >= 0 { return value }
        let number = Errno(rawValue: errno)
        if number != .interrupted { throw number }
    }
}

extension CredentialStoreError {
    /// The error for a call of the file system that failed.
    ///
    /// - Parameters:
    ///   - number: The system's error number.
    ///   - action: What was tried, to stand after "cannot", for example `read`.
    ///   - path: The file or directory it was tried on.
    package init(_ number: Errno, cannot action: String, _ path: FilePath) {
        let failure = "The system cannot \(action) \(path) (\(number))"
        switch number {
        case .permissionDenied, .notPermitted:
            self.init(
                .denied,
                store: nil,
                message: "\(failure); run as the user that owns it, or give this user access to it."
            )
        case .noSpace, .diskQuotaExceeded, .fileTooLarge:
            self.init(
                .unavailable,
                store: nil,
                message: "\(failure); free some space or raise the limit, then try again.",
                reason: .storageFull
            )
        case .readOnlyFileSystem:
            self.init(
                .unavailable,
                store: nil,
                message: "\(failure); keep the credentials on a file system that takes writes.",
                reason: .readOnly
            )
        case .ioError:
            self.init(
                .corrupted,
                store: nil,
                message: "\(failure); check the disk, and restore the file from a backup if it is damaged."
            )
        case .tooManySymbolicLinkLevels:
            self.init(
                .insecurePermissions,
                store: nil,
                message:
                    "\(path) is a symbolic link, which is not followed; put the file itself in its place, or use the "
                    + "path of the file that it leads to."
            )
        case .notDirectory, .isDirectory:
            self.init(
                .corrupted,
                store: nil,
                message: "\(failure); move away what is in the way, or give the store another path."
            )
        case .fileNameTooLong:
            self.init(.unsupported, store: nil, message: "\(failure); give the store a shorter path.")
        case .noLocks, .notSupported:
            self.init(
                .unavailable,
                store: nil,
                message: "\(failure); keep the credentials on a local file system that has file locks."
            )
        default:
            self.init(.failed, store: nil, message: "\(failure); remove the cause, then try again.")
        }
    }
}

extension FilePath {
    /// The path as a shell takes it for one word, for commands that messages tell a person to run.
    package var shellWord: String {
        let text = string
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
            default: false
            }
        }
        if isPlain, !text.hasPrefix("-") { return text }
        let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        return "'\(quoted)'"
    }
}
