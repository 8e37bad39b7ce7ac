#if Keyring
public import TimeTrackingKit

/// A store in the keyring of the desktop: the Secret Service, reached through libsecret.
public struct KeyringCredentialStore: WritableCredentialStore {
    /// The largest secret that is stored, in bytes.
    public static let maximumSecretByteCount = 64 << 10

    /// The name that diagnostics show.
    public let name = "keyring"

    /// Creates a store, without looking for a keyring yet.
    ///
    /// - Parameters:
    ///   - collection: The collection to work in.
    ///   - interaction: Whether a person may be asked to unlock the keyring.
    ///   - bus: The message bus on which the keyring is.
    ///   - timeout: How long a call may take; time that a person takes to answer a prompt does not count.
    ///   - clock: The clock that measures it.
    ///   - label: What a keyring viewer shows for a new item, or nil for the service and the account.
    public init(
        collection: KeyringCollection = .default,
        interaction: KeyringInteraction = .never,
        bus: KeyringBus = .session,
        timeout: Duration = .seconds(3),
        clock: some Clock<Duration> = ContinuousClock(),
        label: (@Sendable (CredentialKey) -> String)? = nil
    ) {
    }

    /// Writable, shared between processes, encrypted at rest, and persistent unless in the session collection.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: true,
            isPersistent: true,
            isSharedBetweenProcesses: true,
            isEncryptedAtRest: true,
            maximumSecretByteCount: Self.maximumSecretByteCount
        )
    }

    private var unavailable: CredentialStoreError {
        CredentialStoreError(.unavailable, store: name, message: "Not there yet.", reason: .noLibrary)
    }

    /// Reads.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        throw unavailable
    }

    /// Lists.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        throw unavailable
    }

    /// Writes.
    public func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        throw unavailable
    }

    /// Removes.
    @discardableResult
    public func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        throw unavailable
    }

    /// Returns what is known of the collection, without a prompt and without reading a secret.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `unavailable` and a reason that names the blocker, `denied`,
    ///   `timedOut` and `cancelled`.
    public func collectionStatus() async throws(CredentialStoreError) -> KeyringCollectionStatus {
        throw unavailable
    }

    /// Returns every item that answers to a key: more than one when programs wrote beside each other.
    ///
    /// - Returns: The items, the most recently modified first; none when there is none.
    /// - Throws: ``CredentialStoreError`` with the codes `unavailable`, `denied`, `timedOut` and `cancelled`.
    public func items(for key: CredentialKey) async throws(CredentialStoreError) -> [KeyringItem] {
        throw unavailable
    }

    /// Removes all items that answer to a key but one, so that the key is no longer ambiguous.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - choice: The item to keep.
    /// - Returns: How many items were removed.
    /// - Throws: ``CredentialStoreError`` as ``removeCredential(for:)`` does.
    @discardableResult
    public func repair(
        _ key: CredentialKey,
        keeping choice: KeyringItemChoice
    ) async throws(CredentialStoreError) -> Int {
        throw unavailable
    }
}

/// Which collection of the keyring a store works in.
public struct KeyringCollection: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case `default`
        case session
        case path(String)
    }

    let kind: Kind

    /// The collection that the desktop uses by default; items of other collections are found as well.
    public static let `default` = KeyringCollection(kind: .default)

    /// The collection that is gone when the session ends; nothing in it is persistent.
    public static let session = KeyringCollection(kind: .session)

    /// The collection at an object path, for example `/org/freedesktop/secrets/collection/work`.
    public static func path(_ path: String) -> KeyringCollection { KeyringCollection(kind: .path(path)) }
}

/// Whether a person may be asked to unlock the keyring.
public struct KeyringInteraction: Sendable, Hashable {
    let mayPrompt: Bool

    /// Never: what cannot be unlocked without a prompt is `locked`.
    public static let never = KeyringInteraction(mayPrompt: false)

    /// The desktop may show a prompt, for which the call waits without a deadline until it is answered or cancelled.
    public static let allowed = KeyringInteraction(mayPrompt: true)
}

/// The message bus on which the keyring is.
public struct KeyringBus: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case address(String)
        case none
    }

    let kind: Kind

    /// The session bus of this process, as its environment names it now.
    public static var session: KeyringBus { KeyringBus(kind: .none) }

    /// The session bus that an environment names, by `DBUS_SESSION_BUS_ADDRESS` or by `XDG_RUNTIME_DIR`.
    public static func session(environment: [String: String]) -> KeyringBus { KeyringBus(kind: .none) }

    /// The bus at an address, for example `unix:path=/run/user/1000/bus`.
    public static func address(_ address: String) -> KeyringBus { KeyringBus(kind: .address(address)) }
}

/// What is known of a collection without opening it.
public struct KeyringCollectionStatus: Sendable, Hashable {
    /// The name that a keyring viewer shows.
    public var label: String
    /// The object path.
    public var path: String
    /// Whether the collection is locked.
    public var isLocked: Bool
    /// Whether its items outlive the session.
    public var isPersistent: Bool
}

/// An item of the keyring, without its secret.
public struct KeyringItem: Sendable, Hashable, Identifiable {
    /// The object path of the item, which names it while the keyring runs.
    public struct ID: Sendable, Hashable {
        let path: String
    }

    /// The object path of the item.
    public var id: ID
    /// The name that a keyring viewer shows.
    public var label: String
    /// The attributes by which programs find the item; they are not secret.
    public var attributes: [String: String]
    /// Whether the item is locked.
    public var isLocked: Bool
    /// When it was created, in seconds since 1970.
    public var created: UInt64
    /// When it was last modified, in seconds since 1970.
    public var modified: UInt64
}

/// Which of several items to keep.
public struct KeyringItemChoice: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case mostRecentlyModified
        case item(KeyringItem.ID)
    }

    let kind: Kind

    /// The one that was modified last.
    public static let mostRecentlyModified = KeyringItemChoice(kind: .mostRecentlyModified)

    /// A particular one.
    public static func item(_ id: KeyringItem.ID) -> KeyringItemChoice { KeyringItemChoice(kind: .item(id)) }
}
#endif
