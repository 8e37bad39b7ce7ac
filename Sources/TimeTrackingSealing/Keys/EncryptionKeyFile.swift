#if EncryptedDatabase
public import SystemPackage
public import TimeTrackingKit

/// A file that holds an ``EncryptionKeyList``, and can be changed while programs read it.
///
/// ## Usage
///
/// ```swift
/// let file = EncryptionKeyFile(path: "/home/ada/.config/timetrack/encryption.keys")
/// try await file.create(.random())
/// let keys = try await file.source.load()
/// ```
///
/// Every change replaces the file as a whole, so that a reader sees the old list or the new one. Processes that change
/// one file wait for each other with a lock on a file beside it, whose name ends in `.lock`.
///
/// ## Security
///
/// The file is created with the permissions 0600, missing directories with 0700. A change refuses a file that is a link,
/// belongs to somebody else or is open to others; reading follows the rules of ``EncryptionKeySource/file(_:timeout:clock:)``.
public struct EncryptionKeyFile: Sendable {
    /// The path of the file.
    public let path: FilePath

    private let calls: EncryptionKeyFileCalls

    // A list of thousands of keys; more is another file.
    private static let maximumByteCount = 1 << 20

    /// Names a file, which need not exist.
    ///
    /// - Parameters:
    ///   - path: The path of the file. A relative path begins at the working directory of each call.
    ///   - timeout: How long a call may take.
    ///   - clock: The clock that measures it.
    public init(
        path: FilePath,
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.path = path
        self.calls = EncryptionKeyFileCalls(path, timeout: timeout, clock: InjectedClock(clock))
    }

    /// The file as a source of keys.
    public var source: EncryptionKeySource { .file(self) }

    var origin: String { "the file \(path)" }

    /// Creates the file with one key.
    ///
    /// - Parameter key: The key to seal with.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unsupported` when there is a file already,
    ///   `insecurePermissions`, `denied`, `unavailable` with the reasons `storageFull` and `readOnly`, `failed`,
    ///   `timedOut` and `cancelled`.
    public func create(_ key: EncryptionKey) async throws(CredentialStoreError) {
        let file = CredentialFile(path: path)
        try await calls.run(isWrite: true) { call throws(CredentialStoreError) in
            try file.create(SensitiveBytes(EncryptionKeyList(current: key).text), for: call)
        }
    }

    /// Appends a key to open with; one that is there already is left where it is.
    ///
    /// - Returns: The keys that the file then has.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unavailable` and the reason `notConfigured` when
    ///   there is no file, `undecryptable` with the reason `malformed` when it is no list of keys, and as ``create(_:)``.
    @discardableResult
    public func add(_ key: EncryptionKey) async throws(CredentialStoreError) -> EncryptionKeys {
        try await edit { $0.add(key) }
    }

    /// Makes a key of the file the one to seal with; the others stay, to open with.
    ///
    /// - Returns: The keys that the file then has.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``EncryptionKeyList/makeCurrent(_:)`` and ``add(_:)``.
    @discardableResult
    public func makeCurrent(_ id: EncryptionKeyID) async throws(CredentialStoreError) -> EncryptionKeys {
        try await edit { list throws(CredentialStoreError) in try list.makeCurrent(id) }
    }

    /// Takes a key out of the file; what it sealed cannot be opened any more unless the key is kept elsewhere.
    ///
    /// - Returns: The keys that the file then has.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``EncryptionKeyList/remove(_:)`` and ``add(_:)``.
    @discardableResult
    public func remove(_ id: EncryptionKeyID) async throws(CredentialStoreError) -> EncryptionKeys {
        try await edit { list throws(CredentialStoreError) in
            try list.remove(id)
            return true
        }
    }

    /// Reads the keys, or returns nil when there is no file.
    func find() async throws(CredentialStoreError) -> EncryptionKeys? {
        let file = TrustedFile(path)
        let origin = origin
        return try await calls.run(isWrite: false) { _ throws(CredentialStoreError) in
            guard let contents = try file.read(limit: Self.maximumByteCount) else { return nil }
            return try EncryptionKeys(text: contents.withBytes { Secret($0) }, from: origin)
        }
    }

    private func edit(
        _ change: @escaping @Sendable (inout EncryptionKeyList) throws(CredentialStoreError) -> Bool
    ) async throws(CredentialStoreError) -> EncryptionKeys {
        let file = CredentialFile(path: path)
        let origin = origin
        return try await calls.run(isWrite: true) { call throws(CredentialStoreError) in
            guard try file.read() != nil else { throw .noKeyFile(file.path) }
            var keys: EncryptionKeys?
            try file.replace(for: call) { contents throws(CredentialStoreError) in
                guard let contents else { return nil }
                var list = try EncryptionKeyList(text: contents.withBytes { Secret($0) }, from: origin)
                let isChanged = try change(&list)
                keys = list.keys
                return isChanged ? SensitiveBytes(list.text) : nil
            }
            guard let keys else { throw .noKeyFile(file.path) }
            return keys
        }
    }
}

extension SensitiveBytes {
    fileprivate convenience init(_ secret: Secret) {
        self.init(capacity: secret.count)
        secret.withRevealedBytes { append($0) }
    }
}

extension CredentialStoreError {
    fileprivate static func noKeyFile(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .unavailable,
            store: nil,
            message:
                "There is no file of encryption keys at \(path); create it with a first key, or give another path.",
            reason: .notConfigured
        )
    }
}
#endif
