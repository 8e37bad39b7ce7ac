import TimeTrackingKit
import TimeTrackingTesting

/// A store of fixed credentials that takes no writes.
struct ReadOnlyStore: CredentialStore {
    private let base: InMemoryCredentialStore

    init(_ credentials: [CredentialKey: Credential]) {
        self.base = InMemoryCredentialStore(credentials)
    }

    var name: String { "fixed" }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: false, isPersistent: true, isSharedBetweenProcesses: false)
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try await base.credential(for: key)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await base.keys(service: service, after: key, limit: limit)
    }
}

/// Three credentials with two services and two accounts of one service.
func readOnlyContents() throws -> [CredentialKey: Credential] {
    var contents: [CredentialKey: Credential] = [:]
    for (service, account) in [("clockify", "ada"), ("clockify", "bob"), ("clockwork", "ada")] {
        contents[try CredentialKey(service: service, account: account)] = Credential(secret: SecretCanary().secret)
    }
    return contents
}
