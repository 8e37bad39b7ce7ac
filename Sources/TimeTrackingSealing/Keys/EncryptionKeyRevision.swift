#if EncryptedDatabase
import TimeTrackingKit

/// What ``EncryptionKeySource/revision()`` answers, to be compared.
package struct EncryptionKeyRevision: Sendable, Hashable {
    let files: [FileRevision?]
}
#endif
