import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A mounted directory, as it is at one moment: every name in it leads to one file at most.
///
/// A name may be a link, as Kubernetes makes them (`key` to `..data/key`, `..data` to the directory of the day), and is
/// followed by ``TrustedPath``, on a way that only root and the user of this process can change. What it leads to must
/// lie below the real path of the mount. That path is then opened without following any link.
struct MountedDirectory {
    /// The largest file that is read, in bytes.
    static let maximumByteCount = 1 << 20

    private static let attemptCount = 5

    /// The path as the program gave it.
    let path: FilePath

    private let place: TrustedPath

    private var real: FilePath { place.real }

    /// Finds the directory.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `unavailable` and the reason `notConfigured` when there is none,
    ///   because a mount that is missing says nothing about what would be in it.
    init(_ path: FilePath) throws(CredentialStoreError) {
        let place = try TrustedPath(following: path)
        guard place.missing.isEmpty else {
            throw CredentialStoreError(
                .unavailable,
                store: nil,
                message: "The directory \(path) does not exist; mount the secrets there, or give the store the path at "
                    + "which they are mounted.",
                reason: .notConfigured
            )
        }
        guard place.status.kind == .directory else {
            throw CredentialStoreError(.notDirectory, cannot: "open a directory at", path)
        }
        self.path = path
        self.place = place
    }

    /// Finds a file without reading it.
    ///
    /// - Parameter name: The name of the file in the directory.
    /// - Returns: The path of the file without links, or nil when the directory has no such name.
    /// - Throws: ``CredentialStoreError`` with the codes `insecurePermissions` when it leads out of the directory or
    ///   others may change it, `corrupted` when it is no file, `failed` when it is missing in a directory that was
    ///   exchanged or removed meanwhile, and the codes for what the file system refuses.
    func find(_ name: FilePath.Component) throws(CredentialStoreError) -> FilePath? {
        let named = path.appending(name)
        let place = try follow(name)
        guard place.missing.isEmpty else {
            try checkStillInPlace()
            return nil
        }
        guard place.real.starts(with: real) else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "The link \(named) leads out of its directory to \(place.real); put the secret itself there."
            )
        }
        try check(place.status, named)
        return place.real
    }

    /// Throws when the path no longer leads to the directory that was found, whose emptiness then proves nothing.
    private func checkStillInPlace() throws(CredentialStoreError) {
        guard try TrustedPath(following: path).leadsToSamePlace(as: place) else {
            throw CredentialStoreError(
                .failed,
                store: nil,
                message:
                    "The directory \(path) was exchanged or removed while it was read; try again when it is in place."
            )
        }
    }

    /// Follows a name, again when the directory behind the links goes away on the way, as in an exchange.
    private func follow(_ name: FilePath.Component) throws(CredentialStoreError) -> TrustedPath {
        for _ in 1..<Self.attemptCount {
            do {
                return try TrustedPath(following: real.appending(name))
            } catch {
                guard error.code == .corrupted else { throw error }
            }
        }
        return try TrustedPath(following: real.appending(name))
    }

    /// Reads a file that was found.
    ///
    /// - Parameters:
    ///   - found: The path that ``find(_:)`` returned.
    ///   - name: The name it was found under, for the messages.
    /// - Returns: Its bytes without one line end, or nil when it is gone since.
    /// - Throws: ``CredentialStoreError`` with the code `corrupted` when it is blank or too large, and as ``find(_:)``.
    func read(_ found: FilePath, _ name: FilePath.Component) throws(CredentialStoreError) -> Secret? {
        let named = path.appending(name)
        let file: OpenFile
        do {
            file = try OpenFile(found, O_RDONLY)
        } catch {
            if error == .noSuchFileOrDirectory { return nil }
            throw CredentialStoreError(error, cannot: "open", named)
        }
        let status = try file.status()
        try check(status, named)
        guard let contents = try file.readAll(expecting: status.size, limit: Self.maximumByteCount) else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "The file \(named) has more than \(Self.maximumByteCount) bytes, more than a secret can have; "
                    + "mount the secret there.",
                limit: Self.maximumByteCount
            )
        }
        let secret = contents.withBytes { bytes in Secret(Self.withoutLineEnd(bytes)) }
        guard !secret.isBlank else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "The file \(named) is blank; write the value into it, or remove it if there is none."
            )
        }
        return secret
    }

    /// Leaves out one line end, which `echo` and editors add to a value.
    private static func withoutLineEnd(_ bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        guard bytes.last == 0x0A else { return bytes[...] }
        let line = bytes.dropLast()
        return line.last == 0x0D ? line.dropLast() : line
    }

    private func check(_ status: FileStatus, _ named: FilePath) throws(CredentialStoreError) {
        guard status.kind == .file else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "\(named) is \(status.kind == .directory ? "a directory" : "not a regular file"); "
                    + "mount the secret as a file there."
            )
        }
        guard status.isOursOrOfRoot else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message:
                    "The file \(named) belongs to another user (uid \(status.owner)), who could change the secret; "
                    + "let root or the user of this program own it."
            )
        }
        guard !status.isWritableByOthers else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "Other users may change the file \(named); run: chmod go-w \(named.shellWord)"
            )
        }
    }
}
