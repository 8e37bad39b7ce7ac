#if EncryptedDatabase
import GRDB
import Synchronization
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// The file of a store, opened when a call needs it and anew when it was removed or replaced, and the keys for it.
///
/// Everything here blocks and runs on the store's queues.
final class CredentialDatabase: Sendable {
    let location: DatabaseLocation
    let source: EncryptionKeySource
    let schema: CredentialSchema

    private struct State {
        var database: OpenDatabase?
        var keys: LoadedKeys?
        /// The database that ``keys`` were found to belong to.
        var checked: OpenDatabase?
    }

    private let state = Mutex(State())
    // Held while the file is opened, so that one call does it and the others wait.
    private let opening = Mutex(())

    init(location: DatabaseLocation, source: EncryptionKeySource, schema: CredentialSchema) {
        self.location = location
        self.source = source
        self.schema = schema
    }

    /// The keys that were loaded last, or nil when none were.
    var loadedKeys: LoadedKeys? { state.withLock(\.keys) }

    /// The open file.
    ///
    /// - Parameters:
    ///   - keys: Keys to migrate an older file with, or nil when none were loaded yet.
    ///   - call: The call on whose behalf to wait.
    /// - Returns: The open file, or why there is none.
    /// - Throws: `CredentialStoreError` when the file is none that can be used.
    func open(_ keys: LoadedKeys?, for call: BlockingCall) throws(CredentialStoreError) -> OpeningOutcome {
        if let database = state.withLock(\.database), database.isInPlace { return .open(database) }
        return try opening.withLock { _ throws(CredentialStoreError) in
            if let database = state.withLock(\.database) {
                if database.isInPlace { return .open(database) }
                detach(database)
            }
            guard let found = try location.find() else { return .missing }
            let outcome = try DatabaseOpening(schema: schema, source: source)
                .open(found, location, keys?.keys, for: call)
            if case .open(let database) = outcome { state.withLock { $0.database = database } }
            return outcome
        }
    }

    /// Closes the file.
    func close() {
        opening.withLock { _ in
            if let database = state.withLock(\.database) { detach(database) }
        }
    }

    private func detach(_ database: OpenDatabase) {
        state.withLock { state in
            state.database = nil
            state.checked = nil
        }
        database.close()
    }

    /// The keys, once they were found to belong to the database.
    ///
    /// - Parameters:
    ///   - candidate: Keys that were just loaded and take the place of the others when they belong to it, or nil.
    ///   - database: The open database.
    /// - Returns: The keys, or nil when none were loaded yet.
    /// - Throws: `CredentialStoreError` when they do not belong to it; the keys from before stay in use then.
    func keys(
        _ candidate: LoadedKeys?,
        for database: OpenDatabase
    ) throws(CredentialStoreError) -> LoadedKeys? {
        let (known, checked) = state.withLock { ($0.keys, $0.checked) }
        guard let keys = candidate ?? known else { return nil }
        if candidate == nil, checked === database { return keys }
        let canaries = try sqlite(at: database.path) {
            try database.pool.read { connection in
                let canaries = try Canaries(connection, database.path)
                try canaries.check(keys.keys, from: source.name, connection)
                return canaries.ids
            }
        }
        database.remember(canaries)
        state.withLock { state in
            state.keys = keys
            state.checked = database
        }
        return keys
    }
}

/// What came of an attempt to open a file.
enum OpeningOutcome: Sendable {
    case open(OpenDatabase)
    /// There is no file.
    case missing
    /// The file has to be migrated first, and for that its keys must be loaded.
    case needsKeys
}
#endif
