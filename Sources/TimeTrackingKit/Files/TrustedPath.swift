package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where a path leads when every symbolic link is followed, on a way that nobody else can change.
///
/// Each directory from the root on must belong to root or to the user that this process acts as, and must not be
/// writable by the group or by others, unless it is sticky, as `/tmp` is. Each link on the way must belong to one of
/// the two as well. Then nobody else can put another file in place between this check and the use of the path, and the
/// path found, ``real``, can be used without following links again.
package struct TrustedPath {
    /// The path without links, as far as it exists.
    package let real: FilePath

    /// What there is at ``real``.
    package let status: FileStatus

    /// The components after ``real`` that do not exist, empty when the whole path exists.
    package let missing: [FilePath.Component]

    // As many as Linux follows.
    private static let maximumLinkCount = 40

    /// Follows a path from the root.
    ///
    /// - Parameter path: The path; a relative one begins at the working directory.
    /// - Throws: ``CredentialStoreError`` with the code `insecurePermissions` when somebody else could change the way,
    ///   `corrupted` for a link to nothing or links in a circle, and the codes for what the file system refuses.
    package init(following path: FilePath) throws(CredentialStoreError) {
        // The last step is the next to take.
        var pending = try Self.absolute(path).components.reversed().map { Step(component: $0, isOfLink: false) }
        var real = FilePath("/")
        var status = try Self.status(of: real)
        var linkCount = 0
        try Self.checkDirectory(real, status)
        while let step = pending.popLast() {
            guard status.kind == .directory else {
                throw CredentialStoreError(.notDirectory, cannot: "open a directory at", real)
            }
            if step.component.kind == .parentDirectory {
                real.removeLastComponent()
                status = try Self.status(of: real)
            }
            guard step.component.kind == .regular else { continue }
            let next = real.appending(step.component)
            guard let found = try Self.statusIfPresent(of: next) else {
                // A link to nothing is a file system that is not mounted or a mistake, and no sign of absence.
                guard !step.isOfLink else { throw Self.danglingLink(path, target: next) }
                self.real = real
                self.status = status
                self.missing = [step.component] + pending.reversed().map(\.component)
                return
            }
            guard found.kind == .link else {
                if found.kind == .directory { try Self.checkDirectory(next, found) }
                real = next
                status = found
                continue
            }
            linkCount += 1
            guard linkCount <= Self.maximumLinkCount else { throw Self.linkLoop(path) }
            let target = try Self.target(of: next, found)
            pending += target.components.reversed().map { Step(component: $0, isOfLink: true) }
            if target.isAbsolute {
                real = FilePath("/")
                status = try Self.status(of: real)
            }
        }
        self.real = real
        self.status = status
        self.missing = []
    }

    /// Whether both ways lead to one and the same place, and lack the same components after it.
    package func leadsToSamePlace(as other: TrustedPath) -> Bool {
        real == other.real && missing == other.missing && status.isSameFile(as: other.status)
    }

    private struct Step {
        let component: FilePath.Component
        /// Whether the component comes from a link's target and not from the path that was given.
        let isOfLink: Bool
    }

    private static func absolute(_ path: FilePath) throws(CredentialStoreError) -> FilePath {
        guard path.isRelative else { return path }
        guard let directory = getcwd(nil, 0) else {
            throw CredentialStoreError(Errno(rawValue: errno), cannot: "find the working directory for", path)
        }
        defer { free(directory) }
        return FilePath(platformString: directory).pushing(path)
    }

    private static func status(of path: FilePath) throws(CredentialStoreError) -> FileStatus {
        do {
            return try FileStatus(of: path)
        } catch {
            throw CredentialStoreError(error, cannot: "look at", path)
        }
    }

    private static func statusIfPresent(of path: FilePath) throws(CredentialStoreError) -> FileStatus? {
        do {
            return try FileStatus(of: path)
        } catch {
            if error == .noSuchFileOrDirectory { return nil }
            throw CredentialStoreError(error, cannot: "look at", path)
        }
    }

    private static func target(of link: FilePath, _ status: FileStatus) throws(CredentialStoreError) -> FilePath {
        guard status.isOursOrOfRoot else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "The link \(link) belongs to another user (uid \(status.owner)), who could lead it elsewhere; "
                    + "use a path without it."
            )
        }
        var buffer = [CChar](repeating: 0, count: 4097)
        do {
            let count = try systemCall { link.withPlatformString { readlink($0, &buffer, 4096) } }
            buffer[count] = 0
        } catch {
            throw CredentialStoreError(error, cannot: "read the link", link)
        }
        return buffer.withUnsafeBufferPointer { buffer in
            // The array is not empty, so there is a base address, and the byte after the text is zero.
            buffer.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
        }
    }

    private static func checkDirectory(_ path: FilePath, _ status: FileStatus) throws(CredentialStoreError) {
        guard status.isOursOrOfRoot else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "The directory \(path) belongs to another user (uid \(status.owner)), who could replace the "
                    + "credentials; keep them below directories of your own, or run: "
                    + "sudo chown \(geteuid()) \(path.shellWord)"
            )
        }
        guard !status.isWritableByOthers || status.isSticky else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "Other users may write to the directory \(path) and so replace the credentials; run: "
                    + "chmod go-w \(path.shellWord)"
            )
        }
    }

    private static func danglingLink(_ path: FilePath, target: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The path \(path) leads through a link to \(target), which does not exist; mount or create it, "
                + "or use a path without the link."
        )
    }

    private static func linkLoop(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The path \(path) leads through more than \(maximumLinkCount) links, probably in a circle; "
                + "use a path without them."
        )
    }
}
