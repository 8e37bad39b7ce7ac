#if EncryptedDatabase
public import SystemPackage
public import TimeTrackingKit

/// Where a program gets its encryption keys from.
///
/// ## Usage
///
/// ```swift
/// let source = EncryptionKeySource.environment(ProcessInfo.processInfo.environment)
/// let keys = try await source.load()
/// ```
///
/// A source that has nothing is passed over only by ``first(of:)``; one that has something broken is an error.
///
/// ## Security
///
/// A key in a file is as safe as the file, which must be closed to other users. A key in a variable can be read by every
/// program that runs as the same user. No description of a source shows a key.
public struct EncryptionKeySource: Sendable {
    /// What the source is, for messages, for example `the file /etc/keys`.
    public var name: String

    private let origin: Origin

    private enum Origin: Sendable {
        case keys(EncryptionKeys)
        case file(EncryptionKeyFile)
        case store(any CredentialStore, CredentialKey)
        case environment(EncryptionKeyEnvironment)
        case first([EncryptionKeySource])
    }

    private init(name: String, _ origin: Origin) {
        self.name = name
        self.origin = origin
    }

    /// Keys that the program has already.
    public static func keys(_ keys: EncryptionKeys) -> Self {
        Self(name: "the program", .keys(keys))
    }

    /// The list of keys in a file.
    ///
    /// Links are followed. The file and its directories must belong to the user or to root and must not be writable by
    /// others; a file of the user's own must not be readable by others either.
    ///
    /// - Parameters:
    ///   - path: The path of the file. A relative path begins at the working directory of each call.
    ///   - timeout: How long a call may take.
    ///   - clock: The clock that measures it.
    /// - Returns: The source.
    public static func file(
        _ path: FilePath,
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) -> Self {
        .file(EncryptionKeyFile(path: path, timeout: timeout, clock: clock))
    }

    static func file(_ file: EncryptionKeyFile) -> Self {
        Self(name: file.origin, .file(file))
    }

    /// The list of keys that another store keeps as one secret.
    ///
    /// - Parameters:
    ///   - store: The store, for example the keyring.
    ///   - key: The key that the list is stored under.
    /// - Returns: The source.
    public static func store(_ store: any CredentialStore, _ key: CredentialKey) -> Self {
        Self(name: "\(key) in the store \(store.name)", .store(store, key))
    }

    /// What the environment of a process names: the file of `ENCRYPTION_KEY_FILE`, else the first mounted secret that is
    /// there, else the key in `ENCRYPTION_KEY`.
    ///
    /// Beside any of them, `ENCRYPTION_KEY_PREVIOUS` may hold more keys to open with, separated by commas or white space.
    /// A variable that is blank counts as not set.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - mounts: Where a list of keys may be mounted, after the file `encryption_key` of `$CREDENTIALS_DIRECTORY`, which
    ///     systemd sets. Such a file, and one beside it that `ENCRYPTION_KEY_FILE` names, may be readable for others, as
    ///     ``/TimeTrackingKit/DirectoryCredentialStore`` allows it.
    ///   - timeout: How long the reading of a file may take.
    ///   - clock: The clock that measures it.
    /// - Returns: The source.
    public static func environment(
        _ environment: [String: String],
        mounts: [FilePath] = ["/run/secrets/encryption_key"],
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) -> Self {
        let environment = EncryptionKeyEnvironment(environment, mounts: mounts, timeout: timeout, clock: clock)
        return Self(name: environment.name, .environment(environment))
    }

    /// The first of several sources that has keys.
    ///
    /// A source that fails or holds something broken ends the search with its error.
    public static func first(of sources: [EncryptionKeySource]) -> Self {
        Self(name: sources.map(\.name).joined(separator: ", "), .first(sources))
    }

    /// Reads the keys.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unavailable` and the reason `notConfigured` when
    ///   there are none, `undecryptable` with the reason `malformed` when there is something else than keys,
    ///   `insecurePermissions` when others could read or change them, `corrupted` when `ENCRYPTION_KEY_FILE` names a file
    ///   that is not there, `timedOut` and `cancelled`, and what a store throws.
    public func load() async throws(CredentialStoreError) -> EncryptionKeys {
        guard let keys = try await find() else {
            throw CredentialStoreError(
                .unavailable,
                store: nil,
                message: "There is no encryption key in \(name); put one there, as `openssl rand -hex 32` prints it.",
                reason: .notConfigured
            )
        }
        return keys
    }

    /// Reads the keys, or returns nil when the source has none.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``load()`` does, except `notConfigured`.
    func find() async throws(CredentialStoreError) -> EncryptionKeys? {
        switch origin {
        case .keys(let keys): return keys
        case .file(let file): return try await file.find()
        case .environment(let environment): return try await environment.find()
        case .store(let store, let key):
            guard let text = try await store.credential(for: key)?.secret else { return nil }
            return try EncryptionKeys(text: text, from: name)
        case .first(let sources):
            for source in sources {
                if let keys = try await source.find() { return keys }
            }
            return nil
        }
    }

    /// Which files the keys would be read from now and when they were changed, or nil when no file is involved.
    ///
    /// Ask before ``load()``, and load again when the answer differs later. It takes a system call for each file.
    package func revision() -> EncryptionKeyRevision? {
        let files = watched
        return files.isEmpty ? nil : EncryptionKeyRevision(files: files.map { FileRevision(of: $0) })
    }

    private var watched: [FilePath] {
        switch origin {
        case .keys, .store: []
        case .file(let file): [file.path]
        case .environment(let environment): environment.watched
        case .first(let sources): sources.flatMap(\.watched)
        }
    }
}

/// What ``EncryptionKeySource/revision()`` answers, to be compared.
package struct EncryptionKeyRevision: Sendable, Hashable {
    let files: [FileRevision?]
}
#endif
