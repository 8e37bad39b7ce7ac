#if EncryptedDatabase
public import SystemPackage
public import TimeTrackingKit

/// Where encryption keys come from.
public struct EncryptionKeySource: Sendable {
    /// What to call the source in a message.
    public var name: String

    private let loadKeys: @Sendable () async -> Result<EncryptionKeys, CredentialStoreError>
    private let currentRevision: @Sendable () -> Revision?

    /// What changes when the keys behind a source may have changed.
    package struct Revision: Sendable, Hashable {
        var number: Int

        package init(number: Int) {
            self.number = number
        }
    }

    package init(
        name: String,
        revision: @escaping @Sendable () -> Revision? = { nil },
        load: @escaping @Sendable () async -> Result<EncryptionKeys, CredentialStoreError>
    ) {
        self.name = name
        self.loadKeys = load
        self.currentRevision = revision
    }

    /// Keys that the program has already.
    public static func keys(_ keys: EncryptionKeys) -> Self {
        Self(name: "the program") { .success(keys) }
    }

    /// Loads the keys.
    ///
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unavailable` and the reason `notConfigured` when
    ///   there is none.
    public func load() async throws(CredentialStoreError) -> EncryptionKeys {
        try await loadKeys().get()
    }

    package func revision() -> Revision? { currentRevision() }
}
#endif
