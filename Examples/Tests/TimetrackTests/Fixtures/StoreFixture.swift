import Foundation
import SystemPackage
import TimeTrackingKit
import TimeTrackingTesting

@testable import TimetrackKeys
@testable import timetrack

/// Stores in memory that misbehave on command, and a directory for the records.
struct StoreFixture {
    /// What stands for the keyring.
    let keyring: FaultInjectingStore<InMemoryCredentialStore>

    /// What stands for the credential file.
    let file: FaultInjectingStore<InMemoryCredentialStore>

    /// What stands for the database.
    let database: FaultInjectingStore<InMemoryCredentialStore>

    /// The stores as the program sees them.
    let stores: ConfiguredStores

    /// Makes stores, gives them to a closure and removes the directory.
    ///
    /// - Parameters:
    ///   - variables: The variables that the program sees, beside those that name the directory.
    ///   - keyringFaults: What goes wrong in the keyring.
    ///   - fileFaults: What goes wrong in the file.
    ///   - databaseFaults: What goes wrong in the database.
    ///   - body: What to do with them.
    /// - Throws: What the closure throws.
    static func make(
        _ variables: [String: String] = [:],
        keyring keyringFaults: [StoreFault] = [],
        file fileFaults: [StoreFault] = [],
        database databaseFaults: [StoreFault] = [],
        _ body: (StoreFixture) async throws -> Void
    ) async throws {
        try await Home.make { home in
            let keyring = FaultInjectingStore(InMemoryCredentialStore(), faults: keyringFaults)
            let file = FaultInjectingStore(InMemoryCredentialStore(), faults: fileFaults)
            let database = FaultInjectingStore(InMemoryCredentialStore(), faults: databaseFaults)
            let environment = home.without("TIMETRACK_STORE").with(variables).environment
            let stores = ConfiguredStores(
                environment: environment,
                keyring: { _ in keyring },
                file: { file },
                database: { _ in database }
            )
            try await body(StoreFixture(keyring: keyring, file: file, database: database, stores: stores))
        }
    }

    /// The names under which the key of the usual user lies.
    var usual: CredentialKey {
        get throws { try CredentialKey(service: "clockify", account: "default") }
    }

    /// Some key.
    var credential: Credential { Credential(secret: .testing("a-key")) }

    /// Records where the key of the usual user lies.
    func record(_ store: StoreKind, _ key: CredentialKey) throws {
        try stores.recordFile()
            .update { records in
                records.set(AccountRecord(service: "clockify", user: "default", store: store, key: key))
            }
    }

    /// Writes the records as a person with an editor might.
    func writeRecords(_ text: String, permissions: Int = 0o600) throws {
        let path = try stores.recordFile().path
        try FileManager.default.createDirectory(
            atPath: path.removingLastComponent().string,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try Data(text.utf8).write(to: URL(filePath: path.string))
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path.string)
    }

    /// Resolves a chain.
    func token(_ chain: CredentialChain) async throws -> TokenResolution {
        try await chain.resolver(stores, unlock: false).resolve(chain.request)
    }
}
