#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The bytes of an attribute", .timeLimit(.minutes(5)))
struct AttributeBytesTests {
    // Two spellings of an accent are the same text to Swift, and other bytes.
    private static let texts = [
        "\u{E9}", "e\u{301}", "", " ", "line\r\nline\t", "\u{1}\u{7F}\u{FFFF}", "👩‍👩‍👧‍👦", "\u{202E}right to left",
        "a=b;c\"d'\\",
        String(repeating: "long ", count: 10_000),
    ]

    @Test(arguments: texts)
    func staysTheSame(_ text: String) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let key = try CredentialKey(service: "clockify", account: "ada")
            let store = KeyringCredentialStore(on: keyring.bus)
            let attributes = ["value": text, "name \(text.prefix(100))": "value"]
            for secret in ["inserted", "replaced"] {
                try await store.store(Credential(secret: .testing(secret), attributes: attributes), for: key)
                let found = try #require(try await KeyringCredentialStore(on: keyring.bus).credential(for: key))
                #expect(bytes(found.attributes) == bytes(attributes))
                #expect(found.secret == .testing(secret))
            }
        }
    }

    @Test func replacesAnotherSpelling() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let key = try CredentialKey(service: "clockify", account: "ada")
            let store = KeyringCredentialStore(on: keyring.bus)
            for text in ["\u{E9}", "e\u{301}", "\u{E9}"] {
                let attributes = ["value": text]
                try await store.store(Credential(secret: .testing("same"), attributes: attributes), for: key)
                let found = try #require(try await store.credential(for: key))
                #expect(bytes(found.attributes) == bytes(attributes))
            }
        }
    }

    private func bytes(_ attributes: [String: String]) -> Set<[UInt8]> {
        Set(attributes.map { Array($0.key.utf8) + [0] + Array($0.value.utf8) })
    }
}
#endif
