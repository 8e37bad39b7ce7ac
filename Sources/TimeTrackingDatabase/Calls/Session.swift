#if EncryptedDatabase
import TimeTrackingKit
import TimeTrackingSealing

/// What a call works with: an open database, and keys that belong to it.
struct Session: Sendable {
    let database: OpenDatabase
    let keys: EncryptionKeys
}

/// How one attempt of a call ended.
enum Attempt<Value: Sendable>: Sendable {
    case finished(Value)
    /// There is no file.
    case missing
    /// Keys have to be loaded before the next attempt.
    case needsKeys(MissingKeys)
}

/// Why a call cannot go on without loading keys.
struct MissingKeys: Sendable {
    /// Whether there is a database that they are to open.
    let isPopulated: Bool
    /// What to throw when the keys that are loaded do not help, or nil to let them speak for themselves.
    var error: CredentialStoreError?
}
#endif
