package import SystemPackage

#if canImport(Darwin)
package import Darwin
#elseif canImport(Glibc)
package import Glibc
#elseif canImport(Musl)
package import Musl
#endif

/// An open file, closed at the end of its scope.
package struct OpenFile: ~Copyable {
    let descriptor: CInt
    let path: FilePath

    /// Opens a file and never follows a link in the place of the file itself.
    ///
    /// - Parameters:
    ///   - path: A path whose directories are trusted.
    ///   - flags: What to open it for. It is opened without blocking, because a FIFO would wait for its other end.
    ///   - mode: The permissions of a file that is created.
    /// - Throws: The system's error number.
    package init(_ path: FilePath, _ flags: CInt, mode: mode_t = 0o600) throws(Errno) {
        self.path = path
        self.descriptor = try systemCall {
            path.withPlatformString { open($0, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode) }
        }
    }

    deinit {
        // Every write was followed by fsync, so there is nothing left that closing could report.
        close(descriptor)
    }

    /// The status of the open file.
    ///
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    func status() throws(CredentialStoreError) -> FileStatus {
        do {
            return try FileStatus(ofDescriptor: descriptor)
        } catch {
            throw CredentialStoreError(error, cannot: "look at", path)
        }
    }

    /// Sets the permissions of the file, whatever the process would take away from new files.
    ///
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    package func setPermissions(_ mode: mode_t) throws(CredentialStoreError) {
        do {
            _ = try systemCall { fchmod(descriptor, mode) }
        } catch {
            throw CredentialStoreError(error, cannot: "set the permissions of", path)
        }
    }

    /// Reads the file to its end.
    ///
    /// - Parameters:
    ///   - expected: How many bytes are probably there.
    ///   - limit: The most bytes to read.
    /// - Returns: The bytes, or nil when there are more than the limit.
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    func readAll(expecting expected: Int, limit: Int) throws(CredentialStoreError) -> SensitiveBytes? {
        guard expected <= limit else { return nil }
        // One byte more than expected, so that the end is seen without growing.
        let contents = SensitiveBytes(capacity: expected + 1)
        do {
            while true {
                let room = contents.count <= expected ? expected + 1 - contents.count : 4096
                let count = try contents.append(upTo: room) { buffer throws(Errno) in
                    try systemCall { read(descriptor, buffer.baseAddress, buffer.count) }
                }
                if count == 0 { return contents }
                if contents.count > limit { return nil }
            }
        } catch {
            throw CredentialStoreError(error, cannot: "read", path)
        }
    }

    /// Writes all bytes and waits until the disk has them.
    ///
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    func writeAll(_ contents: SensitiveBytes) throws(CredentialStoreError) {
        do {
            try contents.withBytes { bytes throws(Errno) in
                var written = 0
                while written < bytes.count {
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                    written += try systemCall { write(descriptor, rest.baseAddress, rest.count) }
                }
            }
        } catch {
            throw CredentialStoreError(error, cannot: "write", path)
        }
        try synchronize()
    }

    /// Waits until the disk has what was written.
    ///
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    package func synchronize() throws(CredentialStoreError) {
        do {
            _ = try systemCall { fsync(descriptor) }
        } catch {
            throw CredentialStoreError(error, cannot: "write to the disk", path)
        }
    }
}
