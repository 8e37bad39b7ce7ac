package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A lock between processes on a file of its own, held until the end of its scope.
///
/// The file is never renamed or removed by this library: a process that waits for a removed file's lock would get it
/// together with one that locks the new file.
package struct FileLock: ~Copyable {
    private let file: OpenFile

    /// Waits for the lock.
    ///
    /// - Parameters:
    ///   - path: The file to lock, which is created when it is missing.
    ///   - call: The call on whose behalf to wait, as long as its caller waits too.
    /// - Throws: ``CredentialStoreError`` with the code `insecurePermissions` when others can use the lock file, and the
    ///   codes for what the file system refuses.
    package init(_ path: FilePath, for call: BlockingCall) throws(CredentialStoreError) {
        while true {
            let file = try Self.open(path)
            try Self.lock(file, for: call)
            if try Self.isStillInPlace(file) {
                self.file = file
                return
            }
        }
    }

    /// Runs work, with the lock held until it returns.
    ///
    /// - Throws: What the work throws.
    package borrowing func whileHeld(_ work: () throws(CredentialStoreError) -> Void) throws(CredentialStoreError) {
        try work()
    }

    private static func open(_ path: FilePath) throws(CredentialStoreError) -> OpenFile {
        let created: OpenFile
        do {
            created = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
        } catch {
            if error == .fileExists { return try openExisting(path) }
            throw CredentialStoreError(error, cannot: "create the lock file", path)
        }
        try created.setPermissions(0o600)
        return created
    }

    private static func openExisting(_ path: FilePath) throws(CredentialStoreError) -> OpenFile {
        let file: OpenFile
        do {
            file = try OpenFile(path, O_RDWR)
        } catch {
            throw CredentialStoreError(error, cannot: "open the lock file", path)
        }
        try file.status().checkPrivateFile(at: path)
        return file
    }

    private static func lock(_ file: borrowing OpenFile, for call: BlockingCall) throws(CredentialStoreError) {
        let descriptor = file.descriptor
        var pause: Int = 1_000_000
        while true {
            do {
                _ = try systemCall { flock(descriptor, LOCK_EX | LOCK_NB) }
                return
            } catch {
                guard error == .wouldBlock else { throw CredentialStoreError(error, cannot: "lock", file.path) }
            }
            guard !call.isAbandoned else { throw .abandoned }
            var time = timespec(tv_sec: 0, tv_nsec: pause)
            nanosleep(&time, nil)
            pause = min(pause * 2, 8_000_000)
        }
    }

    /// Whether the file that was locked is the one that others would find, and not one that a person removed meanwhile.
    private static func isStillInPlace(_ file: borrowing OpenFile) throws(CredentialStoreError) -> Bool {
        let locked = try file.status()
        do {
            return try FileStatus(of: file.path).isSameFile(as: locked)
        } catch {
            if error == .noSuchFileOrDirectory { return false }
            throw CredentialStoreError(error, cannot: "look at", file.path)
        }
    }
}
