#if EncryptedDatabase
import SystemPackage
import TimeTrackingKit

/// The variables that name encryption keys, as they were when the source was made.
struct EncryptionKeyEnvironment: Sendable {
    private enum NamedFile {
        case mount(MountedEncryptionKeys)
        case file(EncryptionKeyFile)
    }

    private let namedFile: NamedFile?
    private let mounts: [MountedEncryptionKeys]
    private let systemd: MountedEncryptionKeys?
    private let key: Secret?
    private let previous: Secret?

    init(
        _ environment: [String: String],
        mounts: [FilePath],
        timeout: Duration,
        clock: some Clock<Duration>
    ) {
        func value(_ name: String) -> String? {
            environment[name].flatMap { $0.utf8.allSatisfy(\.isASCIIWhitespace) ? nil : $0 }
        }
        func path(_ name: String) -> FilePath? {
            // No variable of a process has a NUL, and a path ends at one.
            value(name).map { FilePath(String($0.prefix { $0 != "\0" })) }
        }
        let systemdPath = path("CREDENTIALS_DIRECTORY")?.appending("encryption_key")
        self.systemd = systemdPath.map { MountedEncryptionKeys($0, timeout: timeout, clock: clock) }
        self.mounts = mounts.map { MountedEncryptionKeys($0, timeout: timeout, clock: clock) }
        let mountedDirectories = (mounts + [systemdPath].compactMap(\.self)).map { $0.removingLastComponent() }
        self.namedFile = path("ENCRYPTION_KEY_FILE")
            .map { path in
                mountedDirectories.contains(path.removingLastComponent())
                    ? .mount(MountedEncryptionKeys(path, timeout: timeout, clock: clock))
                    : .file(EncryptionKeyFile(path: path, timeout: timeout, clock: clock))
            }
        self.key = value("ENCRYPTION_KEY").map { Secret(utf8: $0) }
        self.previous = value("ENCRYPTION_KEY_PREVIOUS").map { Secret(utf8: $0) }
    }

    private var mounted: [MountedEncryptionKeys] { [systemd].compactMap(\.self) + mounts }

    /// What is looked at, for messages.
    var name: String {
        let files = mounted.map { "the file \($0.path), " }
        return "ENCRYPTION_KEY_FILE, \(files.joined())ENCRYPTION_KEY"
    }

    /// The files that the keys may come from.
    var watched: [FilePath] {
        switch namedFile {
        case .mount(let mount): [mount.path]
        case .file(let file): [file.path]
        case nil: mounted.map(\.path)
        }
    }

    /// Reads the keys, or returns nil when nothing names any.
    func find() async throws(CredentialStoreError) -> EncryptionKeys? {
        let current = try await findCurrent()
        guard let previous else { return current }
        guard let current else {
            throw CredentialStoreError(
                .undecryptable,
                store: nil,
                message: "ENCRYPTION_KEY_PREVIOUS is set and there is no current encryption key beside it; set "
                    + "ENCRYPTION_KEY_FILE or ENCRYPTION_KEY too, or put these keys where the current one is.",
                reason: .malformed
            )
        }
        let more = try previous.withRevealedBytes { bytes throws(CredentialStoreError) in
            var keys: [EncryptionKey] = []
            for text in bytes.split(whereSeparator: { $0.isASCIIWhitespace || $0 == UInt8(ascii: ",") }) {
                keys.append(
                    try EncryptionKey(text: Secret(text), from: "part \(keys.count + 1) of ENCRYPTION_KEY_PREVIOUS")
                )
            }
            return keys
        }
        return EncryptionKeys(current: current.current, readable: current.readable + more)
    }

    private func findCurrent() async throws(CredentialStoreError) -> EncryptionKeys? {
        switch namedFile {
        case .mount(let mount):
            guard let keys = try await mount.findIfMounted() else { throw .missing(mount.path) }
            return keys
        case .file(let file):
            guard let keys = try await file.find() else { throw .missing(file.path) }
            return keys
        case nil: break
        }
        // systemd says that its directory is there, so that one that is missing is no absence.
        if let keys = try await systemd?.find() { return keys }
        for mount in mounts {
            if let keys = try await mount.findIfMounted() { return keys }
        }
        guard let key else { return nil }
        return EncryptionKeys(current: try EncryptionKey(text: key, from: "ENCRYPTION_KEY"))
    }
}

extension CredentialStoreError {
    fileprivate static func missing(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message:
                "ENCRYPTION_KEY_FILE names the file \(path), which does not exist; mount or create it, or unset the "
                + "variable."
        )
    }
}
#endif
