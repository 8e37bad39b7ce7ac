#if EncryptedDatabase
import LeakCanary
import Testing
import TimeTrackingKit
@testable import TimeTrackingSealing

@Suite("Attributes as they are stored")
struct StoredAttributesTests {
    /// Bytes that no library of this format writes, though someone with the key could.
    private static let malformed: [[UInt8]] = [
        [0], [0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 0, 1, 0x61], [0, 0, 0, 1, 0x61, 0, 0, 0],
        [0, 0, 0, 1, 0x61, 0, 0, 0, 2, 0x62], [0xFF, 0xFF, 0xFF, 0xFF, 0x61, 0, 0, 0, 0],
        // Not UTF-8: a lone continuation byte, a surrogate, an overlong slash, a cut character.
        [0, 0, 0, 1, 0x80, 0, 0, 0, 0], [0, 0, 0, 3, 0xED, 0xA0, 0x80, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 2, 0xC0, 0xAF], [0, 0, 0, 0, 0, 0, 0, 1, 0xC3],
        // The same name twice, and two names that are the same for Swift.
        [0, 0, 0, 1, 0x61, 0, 0, 0, 0, 0, 0, 0, 1, 0x61, 0, 0, 0, 0],
        [0, 0, 0, 3, 0x65, 0xCC, 0x81, 0, 0, 0, 0, 0, 0, 0, 2, 0xC3, 0xA9, 0, 0, 0, 0],
    ]

    @Test func bytesGiveBackTheAttributes() {
        let all: [[String: String]] = [
            [:], ["a": "b"], ["": ""], ["é": "\u{FFFD}", "b": "🔑"], ["long": String(repeating: "ü", count: 70_000)],
        ]
        for attributes in all {
            let bytes = StoredAttributes.bytes(attributes)
            #expect(bytes.withUnsafeBytes { StoredAttributes.dictionary($0) } == attributes)
        }
    }

    @Test func otherBytesAreNone() {
        for bytes in Self.malformed {
            #expect(bytes.withUnsafeBytes { StoredAttributes.dictionary($0) } == nil, "\(bytes)")
        }
    }

    @Test("A secret that was sealed beside them is malformed and not without attributes")
    func sealedBesideThem() throws {
        let keys = EncryptionKeys(current: .random())
        let key = try CredentialKey(service: "a", account: "b")
        for attributes in Self.malformed {
            let service = Array("a".utf8)
            let account = Array("b".utf8)
            let envelope = try service.withUnsafeBufferPointer { service in
                try account.withUnsafeBufferPointer { account in
                    try attributes.withUnsafeBytes { attributes in
                        try AssociatedData.withBytes(
                            service: service,
                            account: account,
                            attributes: attributes,
                            keyID: keys.current.id
                        ) { bound in
                            Result { try keys.current.seal(LeakCanary.secret, bound: bound) }
                        }
                        .get()
                    }
                }
            }
            let sealed = SealedCredential(attributes: attributes, envelope: envelope)
            #expect(Opening(keys, sealed, for: key) == .refused(.malformed))
        }
    }
}
#endif
