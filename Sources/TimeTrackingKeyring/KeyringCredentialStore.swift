#if Keyring
public import TimeTrackingKit

/// A store in the keyring of the desktop: the Secret Service, as GNOME Keyring and others provide it.
///
/// ## Usage
///
/// ```swift
/// let store = KeyringCredentialStore()
/// try await store.store(Credential(secret: secret), for: CredentialKey(service: "clockify", account: "ada"))
/// ```
///
/// An item answers to a key when its attributes `service` and `username` are those of the key, whoever wrote it: Python's
/// `keyring`, the Rust crate `keyring` and `secret-tool` read what this store writes, and the reverse.
///
/// libsecret is loaded when the store is first used, and one connection is kept from then on, on a thread of its own. A
/// program starts without libsecret, and then every call throws `unavailable` with the reason `noLibrary`. After a call
/// that was not answered in time, calls fail at once for five seconds.
///
/// ## Traits
///
/// The trait `Keyring`, which is on by default.
///
/// ## Security
///
/// The keyring is encrypted on disk while it is locked. While it is unlocked, every program that runs as the same user
/// may read it. Secrets travel over the bus encrypted where the service can do that, and GNOME Keyring can; attributes
/// and labels travel and lie in clear.
public struct KeyringCredentialStore: WritableCredentialStore {
    /// The largest secret that is stored, in bytes.
    public static let maximumSecretByteCount = 64 << 10

    /// The name that diagnostics show.
    public let name = "keyring"

    private let collection: KeyringCollection
    private let calls: KeyringCalls
    private let label: @Sendable (CredentialKey) -> String

    /// Creates a store, without looking for a keyring yet.
    ///
    /// - Parameters:
    ///   - collection: The collection to work in.
    ///   - interaction: Whether a person may be asked to unlock the keyring.
    ///   - bus: The message bus on which the keyring is.
    ///   - timeout: How long a call may take; time that a person takes to answer a prompt does not count.
    ///   - clock: The clock that measures it.
    ///   - label: What a keyring viewer shows for a new item, or nil for the account and the service.
    public init(
        collection: KeyringCollection = .default,
        interaction: KeyringInteraction = .never,
        bus: KeyringBus = .session,
        timeout: Duration = .seconds(3),
        clock: some Clock<Duration> = ContinuousClock(),
        label: (@Sendable (CredentialKey) -> String)? = nil
    ) {
        self.init(
            collection: collection,
            interaction: interaction,
            bus: bus,
            timeout: timeout,
            clock: clock,
            label: label,
            library: Self.library
        )
    }

    /// Creates a store that loads a library of another name.
    package init(
        collection: KeyringCollection = .default,
        interaction: KeyringInteraction = .never,
        bus: KeyringBus = .session,
        timeout: Duration = .seconds(3),
        clock: some Clock<Duration> = ContinuousClock(),
        label: (@Sendable (CredentialKey) -> String)? = nil,
        library: String
    ) {
        self.collection = collection
        self.calls = KeyringCalls(
            library: library,
            bus: bus,
            collection: collection,
            mayPrompt: interaction.mayPrompt,
            timeout: timeout,
            clock: InjectedClock(clock)
        )
        self.label = label ?? { key in "\(key.account) (\(key.service))" }
    }

    /// Writable, shared between processes, encrypted at rest, and persistent unless in the session's collection.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: collection != .session,
            isSharedBetweenProcesses: true,
            isEncryptedAtRest: true,
            maximumSecretByteCount: Self.maximumSecretByteCount
        )
    }

    /// Returns the credential under a key, or nil when no item answers to it and none can be hidden.
    ///
    /// Nil is never returned for a keyring that is locked, away or silent.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `locked`, `dismissed`, `denied`, `ambiguous`, `corrupted`,
    ///   `unavailable`, `failed`, `timedOut` and `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try await calls.credential(for: key, of: self)
    }

    /// Returns a page of keys in ascending order, without reading a secret and without a prompt.
    ///
    /// - Parameters:
    ///   - service: The service whose keys to return, those of other programs included, or nil for the keys of all
    ///     items that this library wrote and no other program has replaced.
    ///   - key: The key after which the page begins, or nil for the first page.
    ///   - limit: The most keys to return.
    /// - Returns: The keys, ordered by their UTF-8 bytes.
    /// - Throws: ``CredentialStoreError`` with the codes `locked`, `denied`, `corrupted`, `unavailable`, `failed`,
    ///   `timedOut` and `cancelled`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await calls.keys(service: service, of: self).page(service: service, after: key, limit: limit)
    }

    /// Inserts or replaces a credential, on the item that answers to the key when there is one.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `tooLarge`, `unsupported` for an empty secret or an attribute
    ///   with a NUL, `locked`, `dismissed`, `denied`, `ambiguous`, `corrupted`, `unavailable`, `failed`,
    ///   `timedOut` and `cancelled`.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try refuse(credential)
        try await calls.store(credential, for: key, label: label(key), of: self)
    }

    /// Removes a credential.
    ///
    /// - Throws: ``CredentialStoreError`` with the same codes as ``store(_:for:)`` except `tooLarge` and `unsupported`.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await calls.removeCredential(for: key, of: self)
    }

    /// Returns what is known of the collection, without a prompt and without reading a secret.
    ///
    /// - Throws: `CredentialStoreError` with the code `unavailable` and a reason that names the blocker, `denied`,
    ///   `corrupted`, `failed`, `timedOut` and `cancelled`.
    public func collectionStatus() async throws(CredentialStoreError) -> KeyringCollectionStatus {
        try await calls.status(of: self)
    }

    /// Returns every item that answers to a key: more than one when programs wrote beside each other.
    ///
    /// - Returns: The items, the most recently modified first; none when there is none.
    /// - Throws: `CredentialStoreError` with the codes `unavailable`, `failed`, `locked`, `denied`, `corrupted`,
    ///   `timedOut` and `cancelled`.
    public func items(for key: CredentialKey) async throws(CredentialStoreError) -> [KeyringItem] {
        try await calls.items(for: key, of: self)
    }

    /// Removes all items that answer to a key but one, so that the key is no longer ambiguous.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - choice: The item to keep.
    /// - Returns: How many items were removed.
    /// - Throws: `CredentialStoreError` with the same codes as ``removeCredential(for:)``, and `invalidKey` when the
    ///   item to keep is not among those that answer to the key.
    @discardableResult
    public func repair(
        _ key: CredentialKey,
        keeping choice: KeyringItemChoice
    ) async throws(CredentialStoreError) -> Int {
        try await calls.removeDuplicates(of: key, keeping: choice, of: self)
    }

    private func refuse(_ credential: Credential) throws(CredentialStoreError) {
        try checkSize(of: credential.secret)
        guard credential.hasPlainAttributes else {
            throw CredentialStoreError(
                .unsupported,
                store: name,
                message: "An attribute of the credential contains a NUL, which a keyring cannot keep; remove it.",
                applied: .no
            )
        }
    }
}

extension Credential {
    /// Whether the attributes can travel over the bus, whose texts end at NUL.
    fileprivate var hasPlainAttributes: Bool {
        attributes.allSatisfy { !$0.key.utf8.contains(0) && !$0.value.utf8.contains(0) }
    }
}
#endif
