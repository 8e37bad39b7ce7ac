import ServerRecords
import ServerSettings
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where the server keeps what it keeps.
struct ServerStores: Sendable {
    /// The tokens of users, and keys of the server itself.
    let credentials: DatabaseCredentialStore

    /// The audit and what is recorded of users.
    let records: ServerDatabase

    /// The name of the file with the tokens.
    static let credentialsFile: FilePath.Component = "credentials.sqlite"

    /// The name of the file with the records.
    static let recordsFile: FilePath.Component = "server.sqlite"

    /// Where the encryption keys come from: `ENCRYPTION_KEY_FILE`, the directory of secrets, `/run/secrets`, or
    /// `ENCRYPTION_KEY`.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - environment: The variables of the process.
    /// - Returns: The source.
    static func keys(_ settings: ServerSettings, environment: [String: String]) -> EncryptionKeySource {
        let mounted = settings.secretsDirectory.map { [$0.appending("encryption_key")] } ?? []
        return .environment(environment, mounts: mounted + ["/run/secrets/encryption_key"])
    }

    /// The store of tokens, which opens nothing yet.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - environment: The variables of the process.
    /// - Returns: The store.
    static func credentials(_ settings: ServerSettings, environment: [String: String]) -> DatabaseCredentialStore {
        DatabaseCredentialStore(
            path: settings.dataDirectory.appending(credentialsFile),
            keys: keys(settings, environment: environment)
        )
    }

    /// Opens everything, and makes what is not there.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - environment: The variables of the process.
    ///   - keyChange: Whether records may go on with another key than the one that they began with.
    /// - Returns: The stores.
    /// - Throws: `CredentialStoreError` and `ServerRecordsError`.
    static func open(
        _ settings: ServerSettings,
        environment: [String: String],
        keyChange: ServerDatabase.KeyChange = .refused
    ) async throws -> ServerStores {
        let credentials = credentials(settings, environment: environment)
        try await credentials.open()
        let keys = try await InstanceKeys.load(from: credentials)
        let records = try await ServerDatabase.open(
            in: settings.dataDirectory,
            fingerprintKey: keys.fingerprintKey,
            keyChange: keyChange,
            now: { Date() }
        )
        return ServerStores(credentials: credentials, records: records)
    }

    /// Closes everything, with everything written.
    ///
    /// - Throws: `ServerRecordsError` when the last lines of the audit cannot be written.
    func close() async throws {
        do {
            try await records.close()
        } catch {
            await credentials.close()
            throw error
        }
        await credentials.close()
    }

    /// Does work, and closes everything at its end.
    ///
    /// - Parameter work: The work.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws, and `ServerRecordsError`.
    func closing<Result>(after work: (ServerStores) async throws -> Result) async throws -> Result {
        let result: Result
        do {
            result = try await work(self)
        } catch {
            // Why the work was not done is what matters.
            try? await close()
            throw error
        }
        try await close()
        return result
    }
}

extension ConfigurationOptions {
    /// Opens the store of tokens of the settings, which has to be there, for the length of some work.
    ///
    /// - Parameter work: The work.
    /// - Returns: What the work returns.
    /// - Throws: What reading the settings and the work throw.
    func withCredentials<Result>(_ work: (DatabaseCredentialStore) async throws -> Result) async throws -> Result {
        let settings = try await settings()
        try ServerStores.requireFiles([ServerStores.credentialsFile], in: settings.dataDirectory)
        let store = ServerStores.credentials(settings, environment: Program.environment)
        do {
            let result = try await work(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens the stores of the settings, which have to be there, for the length of some work.
    ///
    /// - Parameter work: The work.
    /// - Returns: What the work returns.
    /// - Throws: What opening them and the work throw.
    func withStores<Result>(_ work: (ServerStores) async throws -> Result) async throws -> Result {
        try await withStoresAndSettings { stores, _ in try await work(stores) }
    }

    /// Opens the stores of the settings, which have to be there, for the length of some work that needs the settings.
    ///
    /// - Parameter work: The work.
    /// - Returns: What the work returns.
    /// - Throws: What opening them and the work throw.
    func withStoresAndSettings<Result>(
        _ work: (ServerStores, ServerSettings) async throws -> Result
    ) async throws -> Result {
        let settings = try await settings()
        try ServerStores.requireFiles(
            [ServerStores.credentialsFile, ServerStores.recordsFile],
            in: settings.dataDirectory
        )
        let stores = try await ServerStores.open(settings, environment: Program.environment)
        return try await stores.closing { stores in try await work(stores, settings) }
    }
}
