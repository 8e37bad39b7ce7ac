#if EncryptedDatabase
import Testing
import TimeTrackingKit
import TimeTrackingSealing

/// The example of docs/encryption.md.
@Suite struct EncryptionExamples {
    @Test func sealAndOpen() async throws {
        let environment = ["ENCRYPTION_KEY": "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"]
        let key = try CredentialKey(service: "clockify", account: "ada")
        let credential = Credential(secret: .init(utf8: "token-of-ada"))

        let keys = try await EncryptionKeySource.environment(environment).load()
        let sealed = try keys.seal(credential, for: key)
        let opened = try keys.open(sealed, for: key)

        #expect(opened == credential)
    }
}
#endif
