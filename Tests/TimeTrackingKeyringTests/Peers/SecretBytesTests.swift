#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// Whether a secret stays the same, byte by byte, between us and other programs.
@Suite("Bytes of secrets that are shared", .timeLimit(.minutes(5)))
struct SecretBytesTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
    }

    /// Text that a program could cut, complete or encode in another way.
    private static let texts: [[UInt8]] = [
        Array("line\n".utf8),
        Array("two\r\nlines".utf8),
        Array("a\0b".utf8),
        Array(" \u{1F511} e\u{301} ".utf8),
        Array(repeating: 0x61, count: 8192),
    ]
    private static let longText = [UInt8](repeating: 0x61, count: 64 << 10)
    private static let notText: [UInt8] = [0xFF, 0xFE, 0x00, 0x80]

    @Test(arguments: Peer.allCases)
    func text(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            for text in Self.texts {
                try await store.store(Credential(secret: Secret(text)), for: key)
                let found = try await programs.read(key, with: peer)
                #expect(found == text)
                try await programs.remove(key, with: peer)

                try await programs.write(text, for: key, with: peer)
                let credential = try #require(try await store.credential(for: key))
                #expect(credential.secret.compared(to: Secret(text)) == .same)
                try await store.removeCredential(for: key)
            }
        }
    }

    @Test(arguments: Peer.allCases)
    func longText(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            try await programs.store.store(Credential(secret: Secret(Self.longText)), for: key)
            let found = try await programs.read(key, with: peer)
            #expect(found == Self.longText)

            try await programs.write(Self.longText, for: key, with: peer)
            let credential = try #require(try await programs.store.credential(for: key))
            #expect(credential.secret.count == min(Self.longText.count, peer.mostBytesStored))
        }
    }

    @Test(arguments: Peer.allCases)
    func otherBytes(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            try await store.store(Credential(secret: Secret(Self.notText)), for: key)
            if peer.takesAnyBytes {
                let found = try await programs.read(key, with: peer)
                #expect(found == Self.notText)
            } else {
                await #expect(throws: PeerPrograms.RefusalError.self) { try await programs.read(key, with: peer) }
            }
            // Nobody's refusal costs the item.
            let credential = try #require(try await store.credential(for: key))
            #expect(credential.secret.compared(to: Secret(Self.notText)) == .same)
        }
    }

    @Test(arguments: Peer.allCases)
    func anEmptySecretIsNoAbsence(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            try await programs.write([], for: key, with: peer)
            let store = programs.store
            let credential = try #require(try await store.credential(for: key))
            #expect(credential.secret.count == 0)
        }
    }
}
#endif
