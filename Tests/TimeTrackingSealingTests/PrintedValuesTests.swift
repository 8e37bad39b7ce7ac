#if EncryptedDatabase
import LeakCanary
import Logging
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

/// Prints, in every way that Swift has, what a program gets to see of keys and sealed secrets.
@Suite("Printed keys and sealed secrets")
struct PrintedValuesTests {
    private let key = EncryptionKey.random()
    private let logger = LeakCanary.logger("sealing")

    /// Whether a value shows the secret, or any eight digits of the key in a row.
    private func leaks(_ value: Any) -> Bool {
        var text = "\(value)\n\(String(reflecting: value))\n"
        dump(value, to: &text)
        logger.trace("\(text)")
        let digits = key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let pieces = stride(from: 0, to: digits.count, by: 8).map { digits.dropFirst($0).prefix(8) }
        return pieces.contains { text.lowercased().contains($0) } || !LeakDetector(key.text).leaks(in: text).isEmpty
            || !LeakDetector(keyBytes()).leaks(in: text).isEmpty
            || !LeakDetector(LeakCanary.secret).leaks(in: text).isEmpty
    }

    private func keyBytes() -> Secret {
        key.text.withRevealedBytes { Secret(bytes(hex: String(decoding: $0, as: UTF8.self))) }
    }

    @Test("Keys, lists, sources and files show identifiers and paths alone")
    func keys() throws {
        let keys = EncryptionKeys(current: key, readable: [.random()])
        let digits = key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        #expect("\(key)" == "EncryptionKey(\(key.id))")
        #expect(!leaks(key))
        #expect(!leaks(keys))
        #expect(!leaks(EncryptionKeyList(current: key)))
        #expect(!leaks(EncryptionKeySource.keys(keys)))
        #expect(!leaks(EncryptionKeySource.environment(["ENCRYPTION_KEY": digits, "ENCRYPTION_KEY_PREVIOUS": digits])))
        #expect(!leaks(EncryptionKeyFile(path: "/nowhere/keys")))
        #expect(!leaks(EncryptionKeySource.first(of: [.keys(keys), .file("/nowhere/keys")])))
    }

    @Test("A sealed credential shows nothing of the secret")
    func sealed() throws {
        let keys = EncryptionKeys(current: key)
        let name = try CredentialKey(service: "clockify", account: "ada")
        let sealed = try keys.seal(Credential(secret: LeakCanary.secret), for: name)
        #expect(LeakDetector(LeakCanary.secret).leaks(in: sealed.envelope).isEmpty)
        #expect(!leaks(sealed))
        #expect(!leaks(try keys.open(sealed, for: name)))
    }

    @Test("No error shows a character of a key")
    func errors() async throws {
        let digits = key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let texts = [
            String(digits.dropLast()), digits + "0", digits.dropLast() + "g", "\(digits.prefix(43))!", digits + digits,
        ]
        for text in texts {
            let plain = #expect(throws: CredentialStoreError.self) {
                try EncryptionKey(text: Secret(utf8: text), from: "ENCRYPTION_KEY")
            }
            #expect(!leaks(try #require(plain)))
            let list = #expect(throws: CredentialStoreError.self) {
                try EncryptionKeyList(text: Secret(utf8: "\(digits)\n\(text)\n"), from: "the file keys")
            }
            #expect(!leaks(try #require(list)))
            let previous = EncryptionKeySource.environment(
                ["ENCRYPTION_KEY": digits, "ENCRYPTION_KEY_PREVIOUS": text],
                mounts: []
            )
            #expect(!leaks(try await failure { _ = try await previous.load() }))
        }
    }

    @Test("No error shows anything of a secret that does not open")
    func refusedEnvelopes() throws {
        let keys = EncryptionKeys(current: key)
        let name = try CredentialKey(service: "clockify", account: "ada")
        let sealed = try keys.seal(Credential(secret: LeakCanary.secret, attributes: ["a": "b"]), for: name)
        for index in sealed.envelope.indices {
            var changed = sealed
            changed.envelope[index] ^= 1
            let error = #expect(throws: CredentialStoreError.self) { try keys.open(changed, for: name) }
            #expect(!leaks(try #require(error)))
        }
    }
}
#endif
