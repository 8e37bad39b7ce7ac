#if EncryptedDatabase
import Crypto
import Testing
import TimeTrackingKit
@testable import TimeTrackingSealing

/// The published figures, put through the cipher as envelopes use it.
@Suite("Published figures of the cipher")
struct CipherVectorTests {
    @Test("The cipher gives the published ciphertext and tag", arguments: CipherVector.all)
    func seals(_ vector: CipherVector) throws {
        let box = try AES.GCM.seal(
            bytes(hex: vector.plaintext),
            using: SymmetricKey(data: bytes(hex: vector.key)),
            nonce: AES.GCM.Nonce(data: bytes(hex: vector.nonce)),
            authenticating: bytes(hex: vector.bound)
        )
        #expect(hex(box.ciphertext) == vector.ciphertext)
        #expect(hex(box.tag) == vector.tag)
    }

    @Test("An envelope of the published parts opens to the published text", arguments: CipherVector.all)
    func opens(_ vector: CipherVector) throws {
        let secret = try #require(try open(vector))
        #expect(secret.withRevealedBytes { hex($0) } == vector.plaintext)
    }

    @Test("An envelope whose tag differs by one bit does not open", arguments: CipherVector.refused)
    func refuses(_ vector: CipherVector) throws {
        #expect(try open(vector) == nil)
    }

    private func open(_ vector: CipherVector) throws -> Secret? {
        let key = EncryptionKey(symmetricKey: SymmetricKey(data: bytes(hex: vector.key)))
        let envelope =
            [1] + key.id.bytes + bytes(hex: vector.nonce) + bytes(hex: vector.ciphertext) + bytes(hex: vector.tag)
        return try envelope.withUnsafeBytes { envelope in
            key.open(try Envelope(envelope), bound: bytes(hex: vector.bound))
        }
    }
}
#endif
