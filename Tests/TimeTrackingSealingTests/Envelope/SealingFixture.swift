#if EncryptedDatabase
import LeakCanary
import Testing
import TimeTrackingKit
import TimeTrackingSealing

/// What opening gives, in a form that can be compared and printed.
enum Opening: Equatable {
    case opened
    case refused(CredentialStoreError.Reason?)

    init(_ keys: EncryptionKeys, _ sealed: SealedCredential, for key: CredentialKey) {
        do throws(CredentialStoreError) {
            _ = try keys.open(sealed, for: key)
            self = .opened
        } catch {
            self = .refused(error.code == .undecryptable ? error.reason : nil)
        }
    }
}

/// A credential that was sealed, and the keys that open it.
struct SealingFixture {
    let keys: EncryptionKeys
    /// The same keys, and others around them.
    let manyKeys: EncryptionKeys
    let key: CredentialKey
    let credential: Credential
    let sealed: SealedCredential

    init() throws {
        keys = EncryptionKeys(current: try Self.encryptionKey(1))
        manyKeys = EncryptionKeys(
            current: try Self.encryptionKey(2),
            readable: [try Self.encryptionKey(1), try Self.encryptionKey(3)]
        )
        key = try CredentialKey(service: "clockify", account: "ada")
        credential = Credential(secret: LeakCanary.secret, attributes: ["workspace_id": "w1", "é": "ü"])
        sealed = try keys.seal(credential, for: key)
    }

    /// A key whose bytes all have one value.
    static func encryptionKey(_ byte: UInt8) throws -> EncryptionKey {
        try EncryptionKey(text: Secret(utf8: hex([UInt8](repeating: byte, count: 32))), from: "a test")
    }

    /// What opening gives after the envelope was changed.
    func opening(_ envelope: some Sequence<UInt8>, with keys: EncryptionKeys) -> Opening {
        Opening(keys, SealedCredential(attributes: sealed.attributes, envelope: Array(envelope)), for: key)
    }
}
#endif
