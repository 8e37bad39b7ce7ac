/// Keeps what a slower store returned for a short time, and lets concurrent readers of one key share one read.
///
/// ## Usage
///
/// ```swift
/// let store = CachingCredentialStore(try FileCredentialStore(application: "timetrack", environment: environment))
/// ```
///
/// - A credential is kept for at most 60 seconds, counted from the start of its read. That is how long another process's
///   change or removal may go unnoticed. Writes and removals through this store are seen at once.
/// - Absence is never kept, and a reader takes it only from a read that began after it asked.
/// - A failure is never kept: the next reader tries again.
/// - A reader that is cancelled leaves the shared read to the others. The last one to leave ends it.
///
/// ## Security
///
/// Entries are dropped, and their secrets wiped, when their time is over, whether anybody asks or not.
public final class CachingCredentialStore<Base: CredentialStore>: CredentialStore {
    private let base: Base
    private let cache: CredentialCache

    /// Creates a cache over a store.
    ///
    /// - Parameters:
    ///   - base: The store to read from and write to.
    ///   - maximumAge: How long a credential is kept. More than 60 seconds is taken as 60 seconds.
    ///   - capacity: How many credentials are kept at most; the oldest goes first. At least one.
    ///   - clock: The clock that measures the age.
    public init(
        _ base: Base,
        maximumAge: Duration = .seconds(60),
        capacity: Int = 1_024,
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.base = base
        self.cache = CredentialCache(
            maximumAge: min(maximumAge, .seconds(60)),
            capacity: max(1, capacity),
            clock: InjectedClock(clock)
        )
    }

    deinit {
        cache.stop()
    }

    /// The name of the store behind the cache.
    public var name: String { base.name }

    /// What the store behind the cache can do.
    public var capabilities: CredentialStoreCapabilities { base.capabilities }

    /// Returns the credential under a key from the cache or the store behind it, or nil when it is provably absent.
    ///
    /// - Throws: What the store behind the cache throws, or ``CredentialStoreError`` with the code `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        if let credential = cache.cached(key) { return credential }
        let base = base
        let outcome = await cache.read(key) {
            do throws(CredentialStoreError) {
                return .success(try await base.credential(for: key))
            } catch {
                return .failure(error)
            }
        }
        guard let outcome else { throw cancelled(nil) }
        return try outcome.get()
    }

    /// Returns keys from the store behind the cache.
    ///
    /// - Throws: What the store behind the cache throws.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await base.keys(service: service, after: key, limit: limit)
    }

    /// Drops the entry of a key while it still holds this very credential.
    public func forget(_ credential: Credential, for key: CredentialKey) async {
        cache.drop(key, holding: credential.secret)
        await base.forget(credential, for: key)
    }
}

extension CachingCredentialStore {
    /// How many credentials are cached, for tests.
    package var cachedCount: Int { cache.count }

    /// How many callers wait for the read of a key, for tests.
    package func readerCount(of key: CredentialKey) -> Int { cache.readerCount(of: key) }
}

extension CachingCredentialStore: WritableCredentialStore where Base: WritableCredentialStore {
    /// Stores a credential and drops what was cached under its key.
    ///
    /// - Throws: What the store behind the cache throws.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await changing(key) { () throws(CredentialStoreError) in try await base.store(credential, for: key) }
    }

    /// Removes a credential and drops what was cached under its key.
    ///
    /// - Throws: What the store behind the cache throws.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await changing(key) { () throws(CredentialStoreError) in try await base.removeCredential(for: key) }
    }

    private func changing<Value>(
        _ key: CredentialKey,
        _ change: () async throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        // Once before, for a write that fails half-way, and once after, for a read that began in between.
        cache.drop(key)
        defer { cache.drop(key) }
        do throws(CredentialStoreError) {
            return try await change()
        } catch {
            // The change may still take place, and a read before it must not hide it then.
            if error.applied == .unknown { cache.keepNothing(for: key) }
            throw error
        }
    }
}
