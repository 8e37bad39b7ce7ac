public import TimeTrackingKit

/// A store that misbehaves on command and otherwise does what the store it wraps does.
///
/// ## Usage
///
/// ```swift
/// let store = FaultInjectingStore(base, faults: [.on(.read, key: ada, call: 2, .fail(.locked))])
/// // … what is being tested …
/// try store.verifyAllFaultsFired()
/// ```
///
/// Each fault counts the calls that it is about by itself. When several happen at one call, they happen in the order in
/// which they were given, until one ends the call. The store takes writes when the one it wraps does.
///
/// ## Security
///
/// The record of calls and the descriptions of faults contain keys and codes and no secret.
public final class FaultInjectingStore<Base: CredentialStore>: CredentialStore {
    private let base: Base
    private let script: StoreFaultScript

    /// Wraps a store.
    ///
    /// - Parameters:
    ///   - base: The store that does the work.
    ///   - faults: What goes wrong.
    ///   - timeout: The deadline of a call that is delayed or hangs.
    ///   - clock: The clock that measures delays and the deadline.
    public init(
        _ base: Base,
        faults: [StoreFault] = [],
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.base = base
        self.script = StoreFaultScript(
            faults: faults,
            store: base.name,
            timeout: timeout,
            clock: InjectedClock(clock)
        )
    }

    /// The name of the store that does the work.
    public var name: String { base.name }

    /// What the store that does the work can do.
    public var capabilities: CredentialStoreCapabilities { base.capabilities }

    /// Every call so far, in the order in which they began.
    public var calls: [StoreCall] { script.calls }

    /// The faults that have not happened at any call.
    public var unfiredFaults: [StoreFault] { script.unfiredFaults }

    /// Makes sure that every fault has happened: a test whose fault never did proves nothing.
    ///
    /// - Throws: ``UnfiredFaultsError`` when one has not.
    public func verifyAllFaultsFired() throws {
        let unfired = unfiredFaults
        guard unfired.isEmpty else { throw UnfiredFaultsError(faults: unfired, calls: calls) }
    }

    /// Reads as the wrapped store does, unless a fault says otherwise.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try await script.perform(.read, key, pretending: nil) { _ async throws(CredentialStoreError) in
            try await base.credential(for: key)
        } outcome: { credential in
            credential == nil ? .absent : .found
        }
    }

    /// Lists as the wrapped store does, unless a fault says otherwise.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await script.perform(.keys, nil, pretending: []) { _ async throws(CredentialStoreError) in
            try await base.keys(service: service, after: key, limit: limit)
        } outcome: { keys in
            .listed(keys.count)
        }
    }

    /// Forgets as the wrapped store does.
    public func forget(_ credential: Credential, for key: CredentialKey) async {
        await base.forget(credential, for: key)
        script.record(StoreCall(operation: .forget, key: key, outcome: .forgotten))
    }
}

extension FaultInjectingStore: WritableCredentialStore where Base: WritableCredentialStore {
    /// Writes as the wrapped store does, unless a fault says otherwise.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await script.perform(.store, key, pretending: ()) { tear async throws(CredentialStoreError) in
            var credential = credential
            if let tear {
                credential.secret = credential.secret.withRevealedBytes { Secret($0.prefix(max(0, tear))) }
            }
            try await base.store(credential, for: key)
        } outcome: { _ in
            .stored
        }
    }

    /// Removes as the wrapped store does, unless a fault says otherwise.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await script.perform(.remove, key, pretending: .absent) { _ async throws(CredentialStoreError) in
            try await base.removeCredential(for: key)
        } outcome: { removal in
            removal == .removed ? .removed : .absent
        }
    }
}
