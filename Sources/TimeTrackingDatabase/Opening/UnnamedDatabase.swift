#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A database that is built under a temporary name, and gets its own when it is complete.
///
/// So there is never a database that is not one yet, nor two programs that build the same one. The file has the
/// permissions 0600 from its creation, and SQLite gives them to what it puts beside it. It is removed at the end of the
/// scope unless it was named.
struct UnnamedDatabase: ~Copyable {
    /// The temporary path.
    let path: FilePath
    private let target: FilePath

    /// Creates an empty file beside the place of the database.
    ///
    /// - Throws: `CredentialStoreError` for what the file system refuses.
    init(for target: FilePath) throws(CredentialStoreError) {
        self.target = target
        self.path = Self.temporaryPath(target)
        let file: OpenFile
        do {
            file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
        } catch {
            throw CredentialStoreError(error, cannot: "create", path)
        }
        // Whatever the process would take away from new files.
        try file.setPermissions(0o600)
    }

    deinit {
        Self.remove(path)
    }

    /// Fills the database and closes it.
    ///
    /// - Parameters:
    ///   - hasWriteAheadLog: Whether the file is to be opened with a write-ahead log from now on; else it is one file.
    ///   - build: Fills it. The connection keeps its journal in memory: a half-built file is of no use to anybody.
    /// - Throws: `CredentialStoreError` of the closure, and for what SQLite refuses.
    borrowing func build(
        hasWriteAheadLog: Bool,
        _ build: (DatabaseQueue) throws -> Void
    ) throws(CredentialStoreError) {
        try sqlite(at: path) {
            let queue = try DatabaseQueue(path: path.string, configuration: .credentials())
            try queue.inDatabase { database in
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = MEMORY")
            }
            try build(queue)
            if hasWriteAheadLog {
                try queue.inDatabase { database in
                    _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
                }
            }
            try queue.close()
        }
    }

    /// Gives the database its name, once the disk has it.
    ///
    /// - Parameters:
    ///   - call: The call on whose behalf it is named.
    ///   - isChange: Whether this is the change that the call is made for, so that the call is asked just before.
    /// - Returns: Whether it got the name; false when there is something under it already.
    /// - Throws: `CredentialStoreError` for what the file system refuses, with `applied` as `unknown` when only the wait
    ///   for the disk failed.
    borrowing func takeName(for call: BlockingCall, isChange: Bool) throws(CredentialStoreError) -> Bool {
        try synchronize()
        guard isChange ? call.commit() : !call.isAbandoned else { throw .abandoned }
        do throws(Errno) {
            _ = try systemCall {
                path.withPlatformString { old in target.withPlatformString { new in link(old, new) } }
            }
        } catch {
            if error == .fileExists { return false }
            throw CredentialStoreError(error, cannot: "create", target)
        }
        do throws(CredentialStoreError) {
            try FileReplacement.synchronize(target.removingLastComponent())
        } catch {
            var error = error
            error.applied = .unknown
            throw error
        }
        return true
    }

    private borrowing func synchronize() throws(CredentialStoreError) {
        let file: OpenFile
        do {
            file = try OpenFile(path, O_RDWR)
        } catch {
            throw CredentialStoreError(error, cannot: "open", path)
        }
        try file.synchronize()
    }

    /// Removes what programs that were killed have left; the caller holds the lock under which databases are created.
    static func removeLeftovers(of target: FilePath) throws(CredentialStoreError) {
        let directory = target.removingLastComponent()
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.string)
        } catch {
            throw CredentialStoreError(
                .denied,
                store: nil,
                message: "The directory \(directory) cannot be listed; give this user access to it.",
                cause: error
            )
        }
        let start = ".\(target.lastComponent?.string ?? "")."
        for name in names where name.hasPrefix(start) && name.hasSuffix(".tmp") {
            let digits = name.utf8.dropFirst(start.utf8.count).dropLast(4)
            guard digits.count == 16, digits.allSatisfy(Array("0123456789abcdef".utf8).contains) else { continue }
            remove(directory.appending(name))
        }
    }

    private static func remove(_ path: FilePath) {
        // What cannot be removed now is removed before the next database is created.
        for suffix in [""] + DatabaseLocation.companionSuffixes {
            _ = path.withSuffix(suffix).withPlatformString { unlink($0) }
        }
    }

    private static func temporaryPath(_ target: FilePath) -> FilePath {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        let padding = String(repeating: "0", count: 16 - digits.utf8.count)
        let name = ".\(target.lastComponent?.string ?? "").\(padding)\(digits).tmp"
        return target.removingLastComponent().appending(name)
    }
}
#endif
