#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

extension CredentialDatabase {
    /// Makes one attempt at a write that seals something.
    ///
    /// It takes place only with keys that are the latest of the source, and while the database knows the current one: a
    /// key that was retired must not come back by a program that has not heard of it.
    ///
    /// - Parameters:
    ///   - call: The call that is asked just before the change takes place.
    ///   - candidate: Keys that were just loaded, or nil.
    ///   - isCreating: Whether a file that is missing is created.
    ///   - work: The work, within a transaction.
    /// - Returns: What the work returns, or why it was not done.
    /// - Throws: `CredentialStoreError` of the work, and when the file cannot be used.
    func seal<Value: Sendable>(
        for call: BlockingCall,
        _ candidate: LoadedKeys?,
        isCreating: Bool,
        _ work: (Database, EncryptionKeys) throws -> Value
    ) throws(CredentialStoreError) -> Attempt<Value> {
        if isCreating, let missing = try createIfMissing(for: call, candidate) { return .needsKeys(missing) }
        return try whileOpen(candidate, for: call) { database throws(CredentialStoreError) in
            guard let loaded = try keys(candidate, for: database),
                candidate != nil || source.revision() == loaded.revision
            else { return .needsKeys(MissingKeys(isPopulated: true)) }
            let current = loaded.keys.current
            let value = try database.write(for: call) { connection in
                if try !KnownKeys.contains(current.id, connection) {
                    guard !database.hasSeenCanary(of: current.id) else { return Value?.none }
                    try KnownKeys.insert(current, connection)
                }
                return try work(connection, loaded.keys)
            }
            guard let value else {
                let error = CredentialStoreError.retiredKey(current.id, database.path, source.name)
                return .needsKeys(MissingKeys(isPopulated: true, error: error))
            }
            database.remember([current.id])
            return .finished(value)
        }
    }

    /// Creates the file when it is missing, for a write that seals something.
    ///
    /// - Returns: Nil when the file is there, or why it cannot be created yet.
    /// - Throws: `CredentialStoreError` for everything that stands against it.
    private func createIfMissing(
        for call: BlockingCall,
        _ candidate: LoadedKeys?
    ) throws(CredentialStoreError) -> MissingKeys? {
        guard case .missing = try open(candidate ?? loadedKeys, for: call) else { return nil }
        let known = loadedKeys
        guard let keys = candidate ?? (known?.revision == source.revision() ? known : nil) else {
            return MissingKeys(isPopulated: false)
        }
        try DatabaseCreation(schema: schema, keys: keys.keys).create(at: location, for: call)
        return nil
    }

    /// Makes one attempt at a write that seals nothing.
    ///
    /// - Throws: `CredentialStoreError` of the work, and when the file cannot be used.
    func change<Value: Sendable>(
        for call: BlockingCall,
        _ candidate: LoadedKeys?,
        _ work: (Database, EncryptionKeys) throws -> Value
    ) throws(CredentialStoreError) -> Attempt<Value> {
        try whileOpen(candidate, for: call) { database throws(CredentialStoreError) in
            guard let loaded = try keys(candidate, for: database),
                candidate != nil || source.revision() == loaded.revision
            else { return .needsKeys(MissingKeys(isPopulated: true)) }
            return .finished(try database.write(for: call) { connection in try work(connection, loaded.keys) })
        }
    }
}

extension OpenDatabase {
    /// Runs work in a transaction that other writers wait for, and commits it unless the caller has gone.
    ///
    /// - Throws: `CredentialStoreError`; with `applied` as `unknown` when the commit itself failed on the disk, or the file
    ///   was replaced meanwhile.
    func write<Value>(
        for call: BlockingCall,
        _ work: (Database) throws -> Value
    ) throws(CredentialStoreError) -> Value {
        let value: Value
        do throws(CredentialStoreError) {
            value = try sqlite(at: path) {
                try openWriter()
                    .inDatabase { connection in
                        try connection.committing(for: call) { try work(connection) }
                    }
            }
        } catch {
            var error = error
            if call.isCommitted, error.code == .failed { error.applied = .unknown }
            throw error
        }
        guard isInPlace else { throw .replacedDuringWrite(path) }
        return value
    }
}

extension Database {
    /// Runs work in a transaction that begins as a writer's.
    fileprivate func committing<Value>(for call: BlockingCall, _ work: () throws -> Value) throws -> Value {
        try beginTransaction(.immediate)
        do {
            let value = try work()
            guard call.commit() else { throw CredentialStoreError.abandoned }
            try commit()
            return value
        } catch {
            if isInsideTransaction { try rollback() }
            throw error
        }
    }
}
#endif
