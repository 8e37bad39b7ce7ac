/// A place that keeps credentials under keys.
///
/// ## Contract
///
/// - ``credential(for:)`` returns nil only when the credential is provably absent. Whatever else stands between the
///   caller and the answer is an error: a locked keyring, a broken file and a slow disk are not absence.
/// - Every call has a deadline of the store's own and honours cancellation.
/// - Nothing that a store prints or throws contains a secret.
///
/// The product `TimeTrackingTesting` has a suite that checks the whole contract.
public protocol CredentialStore: Sendable {
    /// A short name for diagnostics, for example `file`. Logic must not depend on it.
    var name: String { get }

    /// What the store can do.
    var capabilities: CredentialStoreCapabilities { get }

    /// Returns the credential under a key, or nil when it is provably absent.
    ///
    /// - Parameter key: The key to look up.
    /// - Returns: The credential, or nil when there is none.
    /// - Throws: ``CredentialStoreError`` with any code of the taxonomy except `tooLarge`.
    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential?

    /// Returns the credentials under several keys, without those that are provably absent.
    ///
    /// By default it asks for one key after the other; a store that can do better does so.
    ///
    /// - Parameter keys: The keys to look up, in any order; one that is there twice counts once.
    /// - Returns: What there is, by its key.
    /// - Throws: ``CredentialStoreError`` as ``credential(for:)`` does. One key that fails fails the call, because a part
    ///   of the answer would look like absence.
    func credentials(
        for keys: [CredentialKey]
    ) async throws(CredentialStoreError) -> [CredentialKey: Credential]

    /// Returns keys in ascending order, one page of them, without reading a secret or prompting.
    ///
    /// - Parameters:
    ///   - service: The service whose keys to return, or nil for all keys that this library wrote.
    ///   - key: The key after which the page begins, or nil for the first page.
    ///   - limit: The most keys to return. A shorter page is the last one.
    /// - Returns: The keys, ordered by their UTF-8 bytes.
    /// - Throws: ``CredentialStoreError`` with any code of the taxonomy except `tooLarge` and `undecryptable`.
    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey]

    /// Says that a credential this store returned was refused, so that a cache forgets it.
    ///
    /// A store that caches nothing does nothing. A cache drops its entry only while it still holds this very credential.
    ///
    /// - Parameters:
    ///   - credential: The credential that was refused.
    ///   - key: The key it was returned for.
    func forget(_ credential: Credential, for key: CredentialKey) async
}

extension CredentialStore {
    /// Does nothing, as befits a store that caches nothing.
    public func forget(_ credential: Credential, for key: CredentialKey) async {}

    /// Asks for one key after the other.
    ///
    /// - Throws: ``CredentialStoreError`` as ``credential(for:)`` does.
    public func credentials(
        for keys: [CredentialKey]
    ) async throws(CredentialStoreError) -> [CredentialKey: Credential] {
        var credentials: [CredentialKey: Credential] = [:]
        credentials.reserveCapacity(keys.count)
        for key in keys where credentials[key] == nil {
            credentials[key] = try await credential(for: key)
        }
        return credentials
    }
}

/// A store that also takes writes.
public protocol WritableCredentialStore: CredentialStore {
    /// Inserts or replaces the credential under a key; it is durable when the call returns.
    ///
    /// - Parameters:
    ///   - credential: What to store. An empty secret is refused.
    ///   - key: The key to store it under.
    /// - Throws: ``CredentialStoreError`` with any code of the taxonomy. When the write may have happened all the same,
    ///   `applied` is `unknown`.
    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError)

    /// Removes the credential under a key.
    ///
    /// - Parameter key: The key to remove.
    /// - Returns: Whether there was something to remove.
    /// - Throws: ``CredentialStoreError`` when it is there and cannot be removed.
    @discardableResult
    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal
}

/// What a removal found.
public enum Removal: Sendable, Hashable {
    /// There was a credential, and it is gone.
    case removed
    /// There was none.
    case absent
}
