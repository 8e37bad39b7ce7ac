package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The replacement of a private file as a whole, so that every reader sees the old contents or the new ones.
///
/// The new contents go to a temporary file beside the old one, to the disk, and then take the old one's name. Callers
/// hold the ``FileLock`` of the file, so any temporary file found at the beginning was left by a process that was killed.
package struct FileReplacement {
    /// The directory of the file, without links on the way.
    let directory: FilePath

    /// The name of the file in it.
    let name: FilePath.Component

    /// The path of the file.
    var path: FilePath { directory.appending(name) }

    /// Replaces or creates the file with the permissions 0600.
    ///
    /// - Parameters:
    ///   - contents: The new contents.
    ///   - call: The call that is asked just before the change takes place.
    /// - Throws: ``CredentialStoreError`` for what the file system refuses. `applied` is `unknown` when the file was
    ///   replaced and only the wait for the disk failed.
    func write(_ contents: SensitiveBytes, for call: BlockingCall) throws(CredentialStoreError) {
        try put(contents, for: call) { temporary throws(CredentialStoreError) in
            do throws(Errno) {
                _ = try systemCall {
                    temporary.withPlatformString { old in path.withPlatformString { new in rename(old, new) } }
                }
            } catch {
                throw CredentialStoreError(error, cannot: "replace", path)
            }
        }
    }

    /// Creates the file with the permissions 0600, complete from the moment that it is there.
    ///
    /// - Parameters:
    ///   - contents: The contents.
    ///   - call: The call that is asked just before the change takes place.
    /// - Throws: ``CredentialStoreError`` with the code `unsupported` when there is something under the name already, and
    ///   as ``write(_:for:)`` does.
    func create(_ contents: SensitiveBytes, for call: BlockingCall) throws(CredentialStoreError) {
        try put(contents, for: call) { temporary throws(CredentialStoreError) in
            do throws(Errno) {
                _ = try systemCall {
                    temporary.withPlatformString { old in path.withPlatformString { new in link(old, new) } }
                }
            } catch {
                if error == .fileExists { throw .alreadyThere(path) }
                throw CredentialStoreError(error, cannot: "create", path)
            }
            // When this fails, the next write removes the second name.
            _ = temporary.withPlatformString { unlink($0) }
        }
    }

    private func put(
        _ contents: SensitiveBytes,
        for call: BlockingCall,
        _ giveName: (FilePath) throws(CredentialStoreError) -> Void
    ) throws(CredentialStoreError) {
        try removeLeftovers()
        let temporary = directory.appending(temporaryName())
        do throws(CredentialStoreError) {
            try writeNew(temporary, contents)
            guard call.commit() else { throw CredentialStoreError.abandoned }
            try giveName(temporary)
        } catch {
            // When this fails too, the next write removes the file.
            _ = temporary.withPlatformString { unlink($0) }
            throw error
        }
        do {
            try Self.synchronize(directory)
        } catch {
            var error = error
            error.applied = .unknown
            throw error
        }
    }

    private func writeNew(_ temporary: FilePath, _ contents: SensitiveBytes) throws(CredentialStoreError) {
        let file: OpenFile
        do {
            file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL)
        } catch {
            throw CredentialStoreError(error, cannot: "create", temporary)
        }
        try file.setPermissions(0o600)
        try file.writeAll(contents)
    }

    /// Waits until the disk has the entries of a directory.
    ///
    /// - Parameter directory: A path without links.
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    package static func synchronize(_ directory: FilePath) throws(CredentialStoreError) {
        do {
            let file = try OpenFile(directory, O_RDONLY | O_DIRECTORY)
            let descriptor = file.descriptor
            _ = try systemCall { fsync(descriptor) }
        } catch {
            // The answer of file systems that have nothing to wait for.
            if error == .invalidArgument { return }
            throw CredentialStoreError(error, cannot: "write to the disk", directory)
        }
    }

    private static let randomDigitCount = 16

    private func temporaryName() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        let padding = String(repeating: "0", count: Self.randomDigitCount - digits.utf8.count)
        return ".\(name.string).\(padding)\(digits).tmp"
    }

    private func isTemporaryName(_ candidate: String) -> Bool {
        let start = ".\(name.string)."
        let end = ".tmp"
        guard candidate.utf8.starts(with: start.utf8), candidate.hasSuffix(end) else { return false }
        let digits = candidate.utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count)
        return digits.count == Self.randomDigitCount
            && digits.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }

    private func removeLeftovers() throws(CredentialStoreError) {
        guard let stream = directory.withPlatformString({ opendir($0) }) else {
            throw CredentialStoreError(Errno(rawValue: errno), cannot: "list", directory)
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard isTemporaryName(name) else { continue }
            let leftover = directory.appending(name)
            do throws(Errno) {
                let status = try FileStatus(of: leftover)
                guard status.kind == .file, status.isOurs else { continue }
                _ = try systemCall { leftover.withPlatformString { unlink($0) } }
            } catch {
                if error == .noSuchFileOrDirectory { continue }
                throw CredentialStoreError(error, cannot: "remove", leftover)
            }
        }
    }
}

extension CredentialStoreError {
    /// The error for a file that should be made anew and is there already.
    package static func alreadyThere(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "There is a file at \(path) already, which is left as it is; choose another path, or move it away.",
            applied: .no
        )
    }
}
