import Synchronization
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimetrackKeys

extension ConfiguredStores {
    /// All stores of the user whose variables these are, the database among them.
    @Sendable static func all(_ environment: [String: String]) -> ConfiguredStores {
        let database = OneDatabase(environment)
        return ConfiguredStores(environment: environment) { keyring in try database.store(keyring) }
    }

    /// The database as what it is, with all that it can do.
    ///
    /// - Parameter unlock: Whether the desktop may ask the person to unlock the keyring, where the encryption keys may lie.
    /// - Returns: The database, which is opened by its first use.
    /// - Throws: `CredentialStoreError` when there is no directory for it.
    func databaseItself(unlock: Bool = false) throws -> DatabaseCredentialStore {
        guard let database = try store(.database, unlock: unlock) as? DatabaseCredentialStore else {
            throw Failure(.unexpected, "unexpected", "Another store stands for the database; please report it.")
        }
        return database
    }

    /// Where the encryption keys of the database may lie.
    ///
    /// - Parameter unlock: Whether the desktop may ask the person to unlock the keyring.
    /// - Returns: The places, none of which has been looked at.
    /// - Throws: `CredentialStoreError` when there is no directory for the stores.
    func encryptionKeyPlaces(unlock: Bool = false) throws -> EncryptionKeyPlaces {
        EncryptionKeyPlaces(environment, keyring: try store(.keyring, unlock: unlock))
    }
}

/// The database of a process, which is opened once however often it is asked for.
private final class OneDatabase: Sendable {
    private let environment: [String: String]
    private let made = Mutex<DatabaseCredentialStore?>(nil)

    init(_ environment: [String: String]) {
        self.environment = environment
    }

    /// The database, whose encryption keys may lie in this keyring.
    func store(_ keyring: any WritableCredentialStore) throws -> DatabaseCredentialStore {
        let path = try DatabasePlace(environment).path
        let keys = EncryptionKeyPlaces(environment, keyring: keyring).source
        return made.withLock { made in
            let store = made ?? DatabaseCredentialStore(path: path, keys: keys)
            made = store
            return store
        }
    }
}
