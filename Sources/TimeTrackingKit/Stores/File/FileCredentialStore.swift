package import Dispatch
public import SystemPackage

/// A store that keeps credentials in a JSON file which only its owner can read.
///
/// ## Usage
///
/// ```swift
/// let store = FileCredentialStore(path: "/home/ada/.config/timetrack/credentials.json")
/// try await store.store(Credential(secret: secret), for: CredentialKey(service: "clockify", account: "ada"))
/// ```
///
/// The file may be edited by hand:
///
/// ```json
/// {
///   "version": 1,
///   "credentials": [
///     {
///       "service": "clockify",
///       "account": "ada",
///       "secret": "…",
///       "attributes": { "workspace_id": "…" }
///     }
///   ]
/// }
/// ```
///
/// A secret that is not UTF-8 text stands under `secret_base64`. A write changes one entry in the text and leaves the
/// rest as it is, unknown fields included. A file that is broken is never overwritten; the error names the line and the
/// column. It must be UTF-8 without a byte order mark, with nothing after the closing brace and no field twice.
///
/// Several processes may use one file on a local file system. Writers wait for each other with a lock on a file beside
/// it, whose name ends in `.lock` and which must not be removed while they run. Readers wait for nobody.
///
/// ## Security
///
/// The secrets lie in clear, readable for the user, for root and in backups. The file is created with the permissions
/// 0600, missing directories with 0700. It is refused when it is a symbolic link, belongs to somebody else or is open to
/// the group or others; so is every directory from the root on that belongs neither to the user nor to root, or that
/// others may write to, unless it is sticky.
public struct FileCredentialStore: WritableCredentialStore {
    /// The largest secret that is stored, in bytes.
    public static let maximumSecretByteCount = 1 << 20

    /// The name that diagnostics show.
    public let name = "file"

    /// The path of the file.
    public var path: FilePath { file.path }

    private let file: CredentialFile
    private let timeout: Duration
    private let clock: InjectedClock

    // A writer that waits for another process holds up other writers, and no reader.
    package let readQueue = DispatchQueue(label: "TimeTrackingKit.FileCredentialStore.read")
    package let writeQueue = DispatchQueue(label: "TimeTrackingKit.FileCredentialStore.write")

    /// Creates a store on a file, which need not exist.
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
        self.file = CredentialFile(path: path)
        self.timeout = timeout
        self.clock = InjectedClock(clock)
    }

    /// Writable, persistent, shared between processes, not encrypted.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: true,
            isSharedBetweenProcesses: true,
            maximumSecretByteCount: Self.maximumSecretByteCount
        )
    }

    /// Returns the credential under a key, or nil when the file has none or does not exist.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `insecurePermissions`, `denied`, `corrupted`, `ambiguous`,
    ///   `unsupported` for a file of a newer version, `unavailable`, `failed`, `timedOut` and `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        let file = file
        return try await read { () throws(CredentialStoreError) in
            guard let contents = try file.read() else { return nil }
            return try CredentialFileDocument(file.path, contents, opening: key).entry?.credential
        }
    }

    /// Returns a page of keys in ascending order, without making a value of any secret.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `insecurePermissions`, `denied`, `corrupted`,
    ///   `unsupported` for a file of a newer version, `unavailable`, `failed`, `timedOut` and `cancelled`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        let file = file
        return try await read { () throws(CredentialStoreError) in
            guard let contents = try file.read() else { return [] }
            let keys = try CredentialFileDocument(file.path, contents, opening: nil).keys()
            return keys.page(service: service, after: key, limit: limit)
        }
    }

    /// Inserts or replaces a credential; the disk has it when the call returns.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `tooLarge`, `unsupported` for an empty secret or a file of a
    ///   newer version, `insecurePermissions`, `denied`, `corrupted`, `ambiguous`, `unavailable` with the reasons
    ///   `storageFull` and `readOnly` among others, `failed`, `timedOut` and `cancelled`.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkSize(of: credential.secret)
        let file = file
        try await write { call throws(CredentialStoreError) in
            try file.replace(for: call) { contents throws(CredentialStoreError) in
                guard let contents else { return CredentialFileEditor.newFile(key, credential) }
                return try CredentialFileDocument(file.path, contents, opening: key).setting(credential, for: key)
            }
        }
    }

    /// Removes a credential, and neither creates nor writes anything when there is none.
    ///
    /// - Throws: ``CredentialStoreError`` with the same codes as ``store(_:for:)`` except `tooLarge`.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        let file = file
        return try await write { call throws(CredentialStoreError) in
            guard let contents = try file.read(),
                try CredentialFileDocument(file.path, contents, opening: key).entry != nil
            else { return .absent }
            var removal = Removal.absent
            try file.replace(for: call) { contents throws(CredentialStoreError) in
                guard let contents else { return nil }
                let document = try CredentialFileDocument(file.path, contents, opening: key)
                guard let changed = try document.removingEntry() else { return nil }
                removal = .removed
                return changed
            }
            return removal
        }
    }

    private func read<Value: Sendable>(
        _ work: @escaping @Sendable () throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        try await blocking(on: readQueue, timeout: timeout, clock: clock, isWrite: false) {
            _ throws(CredentialStoreError) in try work()
        }
    }

    private func write<Value: Sendable>(
        _ work: @escaping @Sendable (BlockingCall) throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        try await blocking(on: writeQueue, timeout: timeout, clock: clock, isWrite: true, work)
    }
}
