package import SystemPackage
package import TimeTrackingKeyring
package import TimeTrackingKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The stores that this program keeps keys in, and the records that say which of them holds what.
package struct ConfiguredStores: Sendable {
    /// Gives the database, when it is given the keyring, where its encryption key may lie.
    package typealias OpenDatabase = @Sendable (any WritableCredentialStore) throws -> any WritableCredentialStore

    /// The variables that the program was started with.
    package let environment: [String: String]

    private let keyring: @Sendable (KeyringInteraction) -> any WritableCredentialStore
    private let file: @Sendable () throws -> any WritableCredentialStore
    private let database: OpenDatabase

    /// Whether there may be a credential file; asked of the file system itself, which is faster than the store.
    private let mayHaveFile: @Sendable () throws -> Bool

    /// Whether there may be a database; asked of the file system as well, so that nothing is opened where there is none.
    private let mayHaveDatabase: @Sendable () throws -> Bool

    /// The stores of the user whose variables these are.
    ///
    /// - Parameters:
    ///   - environment: The variables.
    ///   - database: Gives the database, which only one of the two programs can open.
    package init(environment: [String: String], database: @escaping OpenDatabase) {
        let make = { @Sendable (interaction: KeyringInteraction) in
            KeyringCredentialStore(
                interaction: interaction,
                bus: .session(environment: environment),
                label: KeyringLabel.label
            )
        }
        // One for the whole process: it keeps its connection, and a keyring that did not answer is not asked at once again.
        let keyring = make(.never)
        self.init(environment: environment) { interaction in
            interaction == .never ? keyring : make(interaction)
        } file: {
            try FileCredentialStore(application: "timetrack", environment: environment)
        } database: { keyring in
            try database(keyring)
        } mayHaveFile: {
            try Self.mayExist(FileCredentialStore.defaultPath(application: "timetrack", environment: environment))
        } mayHaveDatabase: {
            try Self.mayExist(DatabasePlace(environment).path)
        }
    }

    /// Whether something has that path, or the system does not say that nothing has.
    private static func mayExist(_ path: FilePath) -> Bool {
        var status = stat()
        return lstat(path.string, &status) == 0 || errno != ENOENT
    }

    /// Other stores in the place of the usual ones.
    package init(
        environment: [String: String],
        keyring: @escaping @Sendable (KeyringInteraction) -> any WritableCredentialStore,
        file: @escaping @Sendable () throws -> any WritableCredentialStore,
        database: @escaping OpenDatabase,
        mayHaveFile: @escaping @Sendable () throws -> Bool = { true },
        mayHaveDatabase: @escaping @Sendable () throws -> Bool = { true }
    ) {
        self.environment = environment
        self.keyring = keyring
        self.file = file
        self.database = database
        self.mayHaveFile = mayHaveFile
        self.mayHaveDatabase = mayHaveDatabase
    }

    /// One of the stores; nothing is opened before it is asked something.
    ///
    /// - Parameters:
    ///   - kind: Which one.
    ///   - unlock: Whether the desktop may ask the person to unlock the keyring.
    /// - Returns: The store.
    /// - Throws: `CredentialStoreError` when there is no directory for the file or the database.
    package func store(_ kind: StoreKind, unlock: Bool = false) throws -> any WritableCredentialStore {
        switch kind {
        case .keyring: Self.advising(keyring(unlock ? .allowed : .never), unlock: unlock)
        case .file: try file()
        case .database: try database(store(.keyring, unlock: unlock))
        }
    }

    private static func advising(
        _ keyring: some WritableCredentialStore,
        unlock: Bool
    ) -> any WritableCredentialStore {
        AdvisingStore(keyring, unlock: unlock)
    }

    /// The keyring as what it is, with all that it can do, or nil when another store stands for it.
    ///
    /// - Parameter unlock: Whether the desktop may ask the person to unlock it.
    /// - Returns: The keyring.
    package func keyringItself(unlock: Bool) -> KeyringCredentialStore? {
        keyring(unlock ? .allowed : .never) as? KeyringCredentialStore
    }

    /// The file with the records.
    ///
    /// - Throws: `CredentialStoreError` when there is no directory for it.
    package func recordFile() throws -> AccountRecordFile {
        try AccountRecordFile(environment: environment)
    }

    /// The path of the credential file, whether or not it is there.
    ///
    /// - Throws: `CredentialStoreError` when there is no directory for it.
    package func filePath() throws -> FilePath {
        try FileCredentialStore.defaultPath(application: "timetrack", environment: environment)
    }

    /// Whether the credential file has a key under its usual names, as versions of this program before records wrote it.
    ///
    /// - Throws: `CredentialStoreError` when the file cannot be used.
    package func fileHasKey(_ key: CredentialKey) async throws -> Bool {
        guard try mayHaveFile() else { return false }
        return try await file().keys(service: key.service, after: nil, limit: .max).contains(key)
    }

    /// Whether there is a database, without a look into it.
    ///
    /// - Throws: `CredentialStoreError` when there is no directory for it.
    package func hasDatabase() throws -> Bool { try mayHaveDatabase() }

    /// Whether the database has a key; where there is no database, none is opened.
    ///
    /// - Throws: `CredentialStoreError` when the database cannot be opened, or its item cannot be.
    package func databaseHasKey(_ key: CredentialKey, unlock: Bool = false) async throws -> Bool {
        guard try mayHaveDatabase() else { return false }
        return try await store(.database, unlock: unlock).credential(for: key) != nil
    }

    /// Where a key lies, in words: `the keyring (clockify/default)`, or the path of the file.
    package func place(_ kind: StoreKind, _ key: CredentialKey) throws -> String {
        switch kind {
        case .keyring: "the keyring (\(key))"
        case .file: try filePath().string
        case .database: "the database \(try DatabasePlace(environment).path) (\(key))"
        }
    }

    /// The file of a store, or nil for the keyring.
    ///
    /// - Throws: `CredentialStoreError` when there is no directory for it.
    package func path(of kind: StoreKind) throws -> FilePath? {
        switch kind {
        case .keyring: nil
        case .file: try filePath()
        case .database: try DatabasePlace(environment).path
        }
    }
}

/// What a keyring viewer shows for the items of this program.
package enum KeyringLabel {
    /// A label that a person understands.
    @Sendable package static func label(_ key: CredentialKey) -> String {
        guard let service = TimeTrackingService.named(key.service) else { return "\(key.account) (\(key.service))" }
        return "\(service.title) key of \(key.account) (timetrack)"
    }
}
