package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file that a program is told to read: one of the user's own, or one that root put there for it.
///
/// Links are followed by ``TrustedPath``, on a way that only root and the user of this process can change. A file of the
/// user's own must be closed to everybody else; one of root's may be readable for others, because root decided that.
package struct TrustedFile: Sendable {
    /// The path as the program gave it.
    package let path: FilePath

    // More exchanges than this during one read are no installation but a fault.
    private static let attemptCount = 5

    /// Names a file, which is looked at by the calls alone.
    package init(_ path: FilePath) {
        self.path = path
    }

    /// Reads the file.
    ///
    /// - Parameter limit: The most bytes that it may have.
    /// - Returns: Its bytes, or nil when there is no file.
    /// - Throws: ``CredentialStoreError`` with the codes `insecurePermissions` when others could read or change it,
    ///   `corrupted` when it is no file or too large, `failed` when it is exchanged all the time, and the codes for what
    ///   the file system refuses.
    package func read(limit: Int) throws(CredentialStoreError) -> SensitiveBytes? {
        for _ in 0..<Self.attemptCount {
            let place = try follow()
            guard place.missing.isEmpty else {
                // Where a link has been pointed elsewhere since, the file is missing at a place that no longer counts.
                if try follow().leadsToSamePlace(as: place) { return nil }
                continue
            }
            if let contents = try read(place.real, limit: limit) { return contents }
        }
        throw CredentialStoreError(
            .failed,
            store: nil,
            message:
                "The file \(path) was exchanged during each of \(Self.attemptCount) attempts to read it; try again "
                + "when it rests."
        )
    }

    /// Follows the path, again when a directory behind the links goes away on the way, as in an exchange.
    private func follow() throws(CredentialStoreError) -> TrustedPath {
        for _ in 1..<Self.attemptCount {
            do {
                return try TrustedPath(following: path)
            } catch {
                guard error.code == .corrupted else { throw error }
            }
        }
        return try TrustedPath(following: path)
    }

    /// Reads what was found, or returns nil when it is gone since.
    private func read(_ found: FilePath, limit: Int) throws(CredentialStoreError) -> SensitiveBytes? {
        let file: OpenFile
        do {
            file = try OpenFile(found, O_RDONLY)
        } catch {
            if error == .noSuchFileOrDirectory { return nil }
            throw CredentialStoreError(error, cannot: "open", path)
        }
        let status = try file.status()
        try check(status)
        guard let contents = try file.readAll(expecting: status.size, limit: limit) else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "The file \(path) has more than \(limit) bytes; give the path of another file.",
                limit: limit
            )
        }
        return contents
    }

    private func check(_ status: FileStatus) throws(CredentialStoreError) {
        guard status.kind == .file else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "\(path) is \(status.kind == .directory ? "a directory" : "not a regular file"); "
                    + "give the path of a file."
            )
        }
        guard status.isOursOrOfRoot else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message:
                    "The file \(path) belongs to another user (uid \(status.owner)), who could change it; let root "
                    + "or the user of this program own it."
            )
        }
        guard !status.isWritableByOthers else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "Other users may change the file \(path); run: chmod go-w \(path.shellWord)"
            )
        }
        guard !status.isOurs || !status.isOpenToOthers else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "Other users may read the file \(path); give it the mode 0400 where it is mounted, or run: "
                    + "chmod 600 \(path.shellWord)"
            )
        }
    }
}
