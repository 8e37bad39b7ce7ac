#if EncryptedDatabase
import GRDB
public import SystemPackage
public import TimeTrackingKit
public import TimeTrackingSealing

/// A store that keeps sealed credentials in an SQLite file, for one user or a hundred thousand.
///
/// ## Usage
///
/// ```swift
/// let keys = EncryptionKeySource.environment(ProcessInfo.processInfo.environment)
/// let store = DatabaseCredentialStore(path: "/var/lib/app/credentials.sqlite", keys: keys)
/// try await store.open()
/// try await store.store(Credential(secret: secret), for: CredentialKey(service: "clockify", account: "ada"))
/// ```
///
/// A file that does not exist is created by the first write; until then every credential is absent. A file that exists and
/// is none of ours, is broken or belongs to other keys is refused and left as it is. The store opens the file by itself;
/// ``open()`` does it at a time of the program's choosing, so that a wrong key shows before any call needs it.
///
/// Several processes may use one file on a local file system. A write waits for the writes of others; readers wait for
/// nobody. A file that is removed or replaced under a running program is noticed by the next call.
///
/// Keys are rotated while programs run: see ``rewrapAll(progress:)``.
///
/// ## Traits
///
/// The type exists with the trait `EncryptedDatabase`, which is on by default.
///
/// ## Security
///
/// Every secret is sealed with AES-256-GCM, bound to its service, account, attributes and key, so that no row can be put
/// in another's place. Service, account and attributes lie in clear. Someone who may write to the file can remove a row
/// or put back an older envelope of the same row. The file, those that SQLite puts beside it and backups are created with
/// the permissions 0600, missing directories with 0700, and the rules of ``/TimeTrackingKit/FileCredentialStore`` for
/// paths hold.
public struct DatabaseCredentialStore: WritableCredentialStore {
    /// The largest secret that is stored, in bytes.
    public static let maximumSecretByteCount = 1 << 20

    /// The name that diagnostics show.
    public let name = "database"

    /// The path of the file, as it was given.
    public let path: FilePath

    let database: CredentialDatabase
    let queues: StoreQueues
    let timeout: Duration
    let clock: InjectedClock

    /// Creates a store on a file, which need not exist, and opens nothing yet.
    ///
    /// - Parameters:
    ///   - path: The path of the file. A relative path begins at the working directory of each call.
    ///   - keys: Where the encryption keys come from.
    ///   - timeout: How long a call may take; ``rewrapAll(progress:)`` as long for each of its steps.
    ///   - clock: The clock that measures it.
    public init(
        path: FilePath,
        keys: EncryptionKeySource,
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.init(path: path, keys: keys, timeout: timeout, clock: clock, schema: .current)
    }

    /// Creates a store with other steps of the schema than the ones of this version.
    package init(
        path: FilePath,
        keys: EncryptionKeySource,
        timeout: Duration,
        clock: some Clock<Duration>,
        schema: CredentialSchema
    ) {
        self.path = path
        self.database = CredentialDatabase(
            location: DatabaseLocation(path: path),
            source: keys,
            schema: schema
        )
        self.queues = StoreQueues(readerCount: Configuration.readerCount)
        self.timeout = timeout
        self.clock = InjectedClock(clock)
    }

    var source: EncryptionKeySource { database.source }

    /// Writable, persistent, shared between processes, encrypted.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: true,
            isSharedBetweenProcesses: true,
            isEncryptedAtRest: true,
            maximumSecretByteCount: Self.maximumSecretByteCount
        )
    }

    /// Loads the keys, and opens and checks the file if there is one.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the codes `undecryptable` when no key at hand belongs to
    ///   the database, `unavailable` with the reason `notConfigured` when there is neither a key nor a file, `corrupted`,
    ///   `unsupported` for a file of a newer version, `insecurePermissions`, `denied`, `failed`, `timedOut` and
    ///   `cancelled`.
    public func open() async throws(CredentialStoreError) {
        let database = database
        let opened: Void? = try await attempts(on: queues.read, isWrite: false) {
            call,
            keys throws(CredentialStoreError) in
            try database.read(for: call, keys) { _ throws(CredentialStoreError) in }
        }
        guard opened == nil else { return }
        // There is no file, and the first write will need a key.
        _ = try await loadKeys(MissingKeys(isPopulated: false), isWrite: false)
    }

    /// Closes the file, so that it can be moved; the next call opens it again.
    ///
    /// It waits for the calls under way, at most as long as a call may take.
    public func close() async {
        let database = database
        _ = await BlockingCall.run(on: queues.write, timeout: timeout, clock: clock) { call in
            LockWait.during(call) { database.close() }
        }
    }

    /// Loads the keys anew, as a program does when it gets SIGHUP.
    ///
    /// A key file that changed is also noticed before each write, and when a row names a key that is not at hand. When
    /// this fails, the keys from before stay in use.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``open()`` does.
    public func reloadKeys() async throws(CredentialStoreError) {
        let database = database
        let isPopulated = try await attempts(on: queues.read, isWrite: false) {
            call,
            loaded throws(CredentialStoreError) in
            try database.readWithoutKeys(for: call, loaded) { _ throws(CredentialStoreError) in true }
        }
        let keys = try await loadKeys(MissingKeys(isPopulated: isPopulated ?? false), isWrite: false)
        _ = try await attempts(on: queues.read, isWrite: false) { call, _ throws(CredentialStoreError) in
            try database.read(for: call, keys) { _ throws(CredentialStoreError) in }
        }
    }
}
#endif
