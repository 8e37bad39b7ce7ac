import TimeTrackingKit

/// What one check works with.
struct ConformanceProbe: Sendable {
    let check: CredentialStoreConformance.Check
    let run: ConformanceRun

    /// Reports a violation and goes on.
    func report(_ message: String) {
        run.report(check, message)
    }

    /// Reports a violation unless a condition holds.
    func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
        if !condition { report(message()) }
    }

    /// Opens a store over the backing of a name, by default an empty one.
    func open(_ name: String? = nil) async throws -> ObservedStore {
        switch run.suite.subject {
        case .writable(let make): ObservedStore(try await make(name ?? run.freshName()), run: run)
        case .readOnly(_, let make): ObservedStore(try await make(), run: run)
        }
    }

    /// Opens a store that holds these credentials, or those of the caller if it takes no writes.
    func openStocked(
        _ wanted: [CredentialKey: Credential],
        name: String? = nil
    ) async throws -> (store: ObservedStore, contents: [CredentialKey: Credential]) {
        let store = try await open(name)
        if case .readOnly(let contents, _) = run.suite.subject { return (store, contents) }
        // Neither in ascending nor in descending order, so that a store that keeps the order of arrival shows it.
        let ascending = wanted.sorted { $0.key < $1.key }
        let middle = ascending.count / 2
        for (key, credential) in ascending[middle...] + ascending[..<middle] {
            try await store.store(credential, for: key)
        }
        return (store, wanted)
    }

    /// Credentials of different secrets under two services, one account being common to both.
    func assortment() throws -> [CredentialKey: Credential] {
        var contents: [CredentialKey: Credential] = [:]
        for (service, account) in [("clockify", "ada"), ("clockify", "bob"), ("clockwork", "ada")] {
            contents[try run.key(service, account)] = Credential(secret: run.secret(" \(service) \(account)"))
        }
        return contents
    }
}
