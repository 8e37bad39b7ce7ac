#if EncryptedDatabase
import Testing
import TimeTrackingKit
import TimeTrackingSealing

@Suite("Sealing")
struct SealingTests {
    let keys = EncryptionKeys(current: .random())

    @Test func givesBackWhatWasSealed() throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        let credential = Credential(secret: Secret(utf8: "token"), attributes: ["workspace_id": "w", "a": "é"])
        let sealed = try keys.seal(credential, for: key)
        #expect(try keys.open(sealed, for: key) == credential)
        #expect(try sealed.keyID == keys.current.id)
    }

    @Test func opensForNobodyElse() throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        let other = try CredentialKey(service: "clockify", account: "grace")
        let sealed = try keys.seal(Credential(secret: Secret(utf8: "token")), for: key)
        let error = #expect(throws: CredentialStoreError.self) { try keys.open(sealed, for: other) }
        #expect(error?.reason == .tampered)
    }
}
#endif
