#if EncryptedDatabase
import LeakCanary
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("Sealing")
struct SealingTests {
    private let fixture: SealingFixture

    init() throws {
        fixture = try SealingFixture()
    }

    @Test func givesBackWhatWasSealed() throws {
        #expect(try fixture.keys.open(fixture.sealed, for: fixture.key) == fixture.credential)
        #expect(try fixture.manyKeys.open(fixture.sealed, for: fixture.key) == fixture.credential)
        #expect(try fixture.sealed.keyID == fixture.keys.current.id)
    }

    @Test("Any bytes come back", arguments: [0, 1, 15, 16, 17, 48, 4096, 65_536])
    func anyBytes(count: Int) throws {
        let secret = Secret((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let sealed = try fixture.keys.seal(Credential(secret: secret), for: fixture.key)
        #expect(sealed.attributes.isEmpty)
        #expect(sealed.envelope.count == count + 37)
        #expect(try fixture.keys.open(sealed, for: fixture.key).secret.compared(to: secret) == .same)
    }

    @Test("Attributes come back whatever is in them")
    func anyAttributes() throws {
        let attributes = ["": "", "a": "", "b\0": "\n", "é": "e\u{301}", "long": String(repeating: "ü", count: 1000)]
        let credential = Credential(secret: LeakCanary.secret, attributes: attributes)
        let sealed = try fixture.keys.seal(credential, for: fixture.key)
        #expect(try fixture.keys.open(sealed, for: fixture.key) == credential)
    }

    @Test("Attributes are stored in the order of their bytes, whatever order a dictionary has")
    func attributeOrder() throws {
        let names = (0..<40).map { "name\($0)" } + ["Z", "a", "é", "e\u{300}"]
        let attributes = Dictionary(uniqueKeysWithValues: names.map { ($0, "v") })
        let again = Dictionary(uniqueKeysWithValues: names.reversed().map { ($0, "v") })
        let first = try fixture.keys.seal(
            Credential(secret: LeakCanary.secret, attributes: attributes),
            for: fixture.key
        )
        let second = try fixture.keys.seal(Credential(secret: LeakCanary.secret, attributes: again), for: fixture.key)
        #expect(first.attributes == second.attributes)
        let sorted = names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        let fields = sorted.flatMap { [0, 0, 0, UInt8($0.count)] + $0 + [0, 0, 0, 1, UInt8(ascii: "v")] }
        #expect(first.attributes == fields)
    }

    @Test("No two of 10,000 envelopes of one secret share a nonce or a ciphertext")
    func nonces() throws {
        var nonces: Set<ArraySlice<UInt8>> = []
        var ciphertexts: Set<ArraySlice<UInt8>> = []
        for _ in 0..<10_000 {
            let envelope = try fixture.keys.seal(fixture.credential, for: fixture.key).envelope
            nonces.insert(envelope[9..<21])
            ciphertexts.insert(envelope[21...])
        }
        #expect(nonces.count == 10_000)
        #expect(ciphertexts.count == 10_000)
    }

    @Test("A key that is not at hand is named")
    func unknownKey() throws {
        let others = EncryptionKeys(current: try SealingFixture.encryptionKey(2))
        let error = #expect(throws: CredentialStoreError.self) { try others.open(fixture.sealed, for: fixture.key) }
        #expect(error?.code == .undecryptable)
        #expect(error?.reason == .unknownKeyID)
        #expect(
            error?.message
                == "The secret of clockify/ada is sealed with the encryption key \(fixture.keys.current.id), "
                + "which is not among the keys at hand; add that key to them, or store the credential again."
        )
    }

    @Test("A later version and bytes that are no envelope say so")
    func malformed() throws {
        var later = fixture.sealed
        later.envelope[0] = 2
        let version = #expect(throws: CredentialStoreError.self) { try fixture.keys.open(later, for: fixture.key) }
        #expect(version?.reason == .malformed)
        #expect(version?.message.hasPrefix("The stored secret has the version 2, which is not known here;") == true)
        let short = SealedCredential(attributes: [], envelope: [1, 2, 3])
        let length = #expect(throws: CredentialStoreError.self) { try short.keyID }
        #expect(length?.reason == .malformed)
        #expect(length?.message.hasPrefix("The stored secret has 3 bytes, fewer than an envelope;") == true)
    }
}
#endif
