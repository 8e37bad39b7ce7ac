import Synchronization

/// A store that keeps credentials in this process and forgets them when it ends.
///
/// ## Usage
///
/// ```swift
/// let store = InMemoryCredentialStore()
/// try await store.store(Credential(secret: secret), for: CredentialKey(service: "clockify", account: "ada"))
/// ```
///
/// ## Security
///
/// Secrets are wiped when they are replaced, removed or the last reference to the store goes away.
public final class InMemoryCredentialStore: WritableCredentialStore {
    /// The name that diagnostics show.
    public let name: String

    private let credentials: Mutex<[CredentialKey: Credential]>

    /// Creates a store.
    ///
    /// - Parameters:
    ///   - credentials: What it holds at first.
    ///   - name: The name that diagnostics show.
    public init(_ credentials: [CredentialKey: Credential] = [:], name: String = "memory") {
        self.name = name
        self.credentials = Mutex(credentials)
    }

    /// Writable, gone with the process, visible to this process alone.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: true, isPersistent: false, isSharedBetweenProcesses: false)
    }

    /// Returns the credential under a key, or nil when there is none.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return credentials.withLock { $0[key] }
    }

    /// Returns a page of keys in ascending order.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `cancelled`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return credentials.withLock { $0.keys.page(service: service, after: key, limit: limit) }
    }

    /// Inserts or replaces a credential.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `unsupported` for an empty secret and `cancelled`.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try checkCancellation(appliedSoFar: .no)
        try checkSize(of: credential.secret)
        credentials.withLock { $0[key] = credential }
    }

    /// Removes a credential.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `cancelled`.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try checkCancellation(appliedSoFar: .no)
        return credentials.withLock { $0.removeValue(forKey: key) } == nil ? .absent : .removed
    }
}
