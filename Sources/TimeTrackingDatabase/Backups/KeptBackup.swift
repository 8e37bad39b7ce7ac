#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit

/// A backup that is kept beside a database before it is changed as a whole.
struct KeptBackup {
    /// The path of the database without links.
    let path: FilePath
    private let start: FilePath

    // More than this of one kind and nobody looks at them any more.
    private static let limit = 100

    /// Names a backup.
    ///
    /// - Parameters:
    ///   - path: The path of the database without links.
    ///   - reason: What the name ends with, for example `before-restore`; a number follows when the name is taken.
    init(of path: FilePath, reason: String) {
        self.path = path
        self.start = path.withSuffix(".\(reason)")
    }

    /// Writes the backup.
    ///
    /// - Returns: Its path.
    /// - Throws: `CredentialStoreError` for everything that stands against it.
    func write(for call: BlockingCall) throws(CredentialStoreError) -> FilePath {
        try withFreeName { name throws(CredentialStoreError) in
            let copy = try UnnamedDatabase(for: name)
            try DatabaseCopy.fill(copy, from: path, for: call)
            return try copy.takeName(for: call, isChange: false)
        }
    }

    /// Finds a name that is not taken.
    ///
    /// - Parameter take: Takes a name, and returns false when it is taken already.
    /// - Returns: The name.
    /// - Throws: `CredentialStoreError` of the closure, and `unsupported` when there are too many files of this kind.
    func withFreeName(
        _ take: (FilePath) throws(CredentialStoreError) -> Bool
    ) throws(CredentialStoreError) -> FilePath {
        for number in 1...Self.limit {
            let name = number == 1 ? start : start.withSuffix("-\(number)")
            do throws(Errno) {
                _ = try FileStatus(of: name)
                continue
            } catch {
                guard error == .noSuchFileOrDirectory else {
                    throw CredentialStoreError(error, cannot: "look at", name)
                }
            }
            if try take(name) { return name }
        }
        throw CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "There are \(Self.limit) backups beside the database \(path) whose names begin with \(start); remove "
                + "those that nobody needs."
        )
    }
}
#endif
