/// A read-only store that asks several stores in turn: found ends the search, absent goes on, an error ends it too.
///
/// ## Usage
///
/// ```swift
/// let store = FallbackCredentialStore([keyring, file])
/// ```
///
/// Writes go to one of the stores directly, so that it is never in doubt where a credential lies.
///
/// ## Security
///
/// A locked, slow or broken store is not an absent credential. Only the failures named in `continuingOn` let the search
/// go on; those that may hide a credential cannot be named there (see ``SkippableFailure``).
public struct FallbackCredentialStore: CredentialStore {
    /// The name that diagnostics show.
    public let name: String

    /// The stores in the order in which they are asked, so that a resolver can say which of them had the token.
    let stores: [any CredentialStore]

    /// The failures after which the next store is asked.
    let continuingOn: Set<SkippableFailure>

    /// Creates a store.
    ///
    /// - Parameters:
    ///   - stores: The stores to ask, in this order.
    ///   - continuingOn: The failures after which to ask the next store all the same. None by default.
    ///   - name: The name that diagnostics show, or nil for the names of the stores in their order.
    public init(
        _ stores: [any CredentialStore],
        continuingOn: Set<SkippableFailure> = [],
        name: String? = nil
    ) {
        self.stores = stores
        self.continuingOn = continuingOn
        self.name = name ?? stores.map(\.name).joined(separator: " then ")
    }

    /// Read-only, and otherwise what all of its stores have in common.
    public var capabilities: CredentialStoreCapabilities {
        let all = stores.map(\.capabilities)
        return CredentialStoreCapabilities(
            isWritable: false,
            isPersistent: all.allSatisfy(\.isPersistent),
            isSharedBetweenProcesses: all.allSatisfy(\.isSharedBetweenProcesses),
            isEncryptedAtRest: all.allSatisfy(\.isEncryptedAtRest),
            keepsAnyBytes: all.allSatisfy(\.keepsAnyBytes),
            keepsAttributes: all.allSatisfy(\.keepsAttributes),
            maximumSecretByteCount: all.compactMap(\.maximumSecretByteCount).min()
        )
    }

    /// Returns the credential of the first store that has it, or nil when every store says that it is absent.
    ///
    /// - Throws: ``CredentialStoreError`` of the first store that fails with a code not named in `continuingOn`, or of the
    ///   first store when every one of them failed.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        var isAbsentSomewhere = false
        var skipped: CredentialStoreError?
        for store in stores {
            do throws(CredentialStoreError) {
                if let credential = try await store.credential(for: key) { return credential }
                isAbsentSomewhere = true
            } catch {
                try goOn(after: error)
                skipped = skipped ?? error
            }
        }
        // When no store could say that it is absent, nobody knows whether it is.
        if !isAbsentSomewhere, let skipped { throw skipped }
        return nil
    }

    /// Returns a page of the keys of all stores, each key once.
    ///
    /// - Throws: ``CredentialStoreError`` of the first store that fails with a code not named in `continuingOn`, or of the
    ///   first store when every one of them failed.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        var all: Set<CredentialKey> = []
        var isListedSomewhere = false
        var skipped: CredentialStoreError?
        for store in stores {
            do throws(CredentialStoreError) {
                // The first `limit` keys of the whole are among the first `limit` keys of the parts.
                all.formUnion(try await store.keys(service: service, after: key, limit: limit))
                isListedSomewhere = true
            } catch {
                try goOn(after: error)
                skipped = skipped ?? error
            }
        }
        // When no store could give a list, nobody knows whether it is empty.
        if !isListedSomewhere, let skipped { throw skipped }
        return all.page(service: service, after: key, limit: limit)
    }

    /// Tells every store, because any of them may have returned the credential.
    public func forget(_ credential: Credential, for key: CredentialKey) async {
        for store in stores {
            await store.forget(credential, for: key)
        }
    }

    private func goOn(after error: CredentialStoreError) throws(CredentialStoreError) {
        guard let failure = SkippableFailure(error.code), continuingOn.contains(failure) else { throw error }
    }
}
