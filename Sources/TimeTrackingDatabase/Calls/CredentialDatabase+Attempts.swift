#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

extension CredentialDatabase {
    // A file that is replaced more often than this during one attempt is a fault.
    private static let openingCount = 5

    /// Makes one attempt at a read.
    ///
    /// - Parameters:
    ///   - call: The call on whose behalf to work.
    ///   - candidate: Keys that were just loaded, or nil.
    ///   - work: The work.
    /// - Returns: What the work returns, or why it was not done.
    /// - Throws: `CredentialStoreError` of the work, and when the file cannot be used.
    func read<Value: Sendable>(
        for call: BlockingCall,
        _ candidate: LoadedKeys?,
        _ work: (Session) throws(CredentialStoreError) -> Value
    ) throws(CredentialStoreError) -> Attempt<Value> {
        try whileOpen(candidate, for: call) { database throws(CredentialStoreError) in
            guard let loaded = try keys(candidate, for: database) else {
                return .needsKeys(MissingKeys(isPopulated: true))
            }
            return .finished(try work(Session(database: database, keys: loaded.keys)))
        }
    }

    /// Makes one attempt at a read that needs no key.
    ///
    /// - Throws: `CredentialStoreError` of the work, and when the file cannot be used.
    func readWithoutKeys<Value: Sendable>(
        for call: BlockingCall,
        _ candidate: LoadedKeys?,
        _ work: (OpenDatabase) throws(CredentialStoreError) -> Value
    ) throws(CredentialStoreError) -> Attempt<Value> {
        try whileOpen(candidate, for: call) { database throws(CredentialStoreError) in .finished(try work(database)) }
    }

    /// Opens the file and does work on it, again when another call found the file replaced and closed it on the way.
    ///
    /// - Throws: `CredentialStoreError` of the work, and when the file cannot be used.
    func whileOpen<Value: Sendable>(
        _ candidate: LoadedKeys?,
        for call: BlockingCall,
        _ work: (OpenDatabase) throws(CredentialStoreError) -> Attempt<Value>
    ) throws(CredentialStoreError) -> Attempt<Value> {
        var attemptsLeft = Self.openingCount
        while true {
            attemptsLeft -= 1
            switch try open(candidate ?? loadedKeys, for: call) {
            case .missing: return .missing
            case .needsKeys: return .needsKeys(MissingKeys(isPopulated: true))
            case .open(let database):
                do throws(CredentialStoreError) {
                    return try work(database)
                } catch {
                    // Keys that were changed since may open what these do not.
                    if candidate == nil, [.unknownKeyID, .wrongKey].contains(error.reason), haveKeysChanged {
                        return .needsKeys(MissingKeys(isPopulated: true, error: error))
                    }
                    guard database.isClosed, attemptsLeft > 0, !call.isCommitted else { throw error }
                }
            }
        }
    }

    private var haveKeysChanged: Bool {
        guard let loadedKeys else { return false }
        return source.revision() != loadedKeys.revision
    }
}
#endif
