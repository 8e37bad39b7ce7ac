#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// What other programs do with an item that we stored.
@Suite("Other programs and our items", .timeLimit(.minutes(5)))
struct OurItemTests {
    private let key: CredentialKey
    private let ours = Credential(
        secret: .testing("ours"),
        attributes: ["workspace_id": "w-1", "origin": "https://api.clockify.me"]
    )

    init() throws {
        key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
    }

    @Test(arguments: Peer.allCases)
    func read(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            try await store.store(ours, for: key)
            let found = try await programs.read(key, with: peer)
            #expect(found == Array("ours".utf8))
        }
    }

    @Test(arguments: Peer.allCases)
    func overwrite(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            try await store.store(ours, for: key)
            let before = try #require(try await programs.items().first)

            try await programs.write(Array("theirs".utf8), for: key, with: peer)
            let items = try await programs.items()
            let after = try #require(items.first)
            #expect(items.count == 1)
            #expect(after.path == before.path)
            #expect(after.chosenAttributes == peer.attributesLeft(of: before.chosenAttributes))
            #expect((after.label == before.label) == peer.changesTheSecretAlone)

            let credential = try #require(try await store.credential(for: key))
            let theirs = Secret.testing("theirs")
            #expect(credential.secret.compared(to: theirs) == .same)
            #expect(credential.attributes == (peer.changesTheSecretAlone ? ours.attributes : [:]))
        }
    }

    /// gnome-keyring gives an item a schema when it reads it from its file, which must not make it another item.
    @Test(arguments: Peer.allCases)
    func overwriteAfterARestart(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            try await store.store(ours, for: key)
            try await programs.keyring.restart()
            try await programs.write(Array("theirs".utf8), for: key, with: peer)
            let items = try await programs.items()
            #expect(items.count == 1)
        }
    }

    @Test(arguments: Peer.allCases)
    func remove(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            try await store.store(ours, for: key)
            try await programs.remove(key, with: peer)
            let credential = try await store.credential(for: key)
            #expect(credential == nil)
            let items = try await programs.items()
            #expect(items.isEmpty)
        }
    }

    @Test(arguments: Peer.allCases)
    func inAnotherCollection(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            let store = KeyringCredentialStore(
                collection: .session,
                bus: .address(programs.keyring.busAddress),
                timeout: .seconds(60)
            )
            try await store.store(ours, for: key)
            let found = try await programs.read(key, with: peer)
            #expect(found == (peer.looksEverywhere ? Array("ours".utf8) : nil))
            // Each of them writes into the default collection.
            try await programs.write(Array("theirs".utf8), for: key, with: peer)
            let error = await #expect(throws: CredentialStoreError.self) {
                try await programs.store.credential(for: key)
            }
            #expect(error?.code == .ambiguous)
        }
    }

    @Test("Whoever writes after us, there is one item, and our next write puts back what was lost")
    func inTurns() async throws {
        try await PeerPrograms.withRunning { programs in
            let store = programs.store
            for peer in Peer.allCases {
                try await store.store(ours, for: key)
                try await programs.write(Array("theirs".utf8), for: key, with: peer)
                try await store.store(ours, for: key)
                let credential = try await store.credential(for: key)
                #expect(credential == ours, "after \(peer)")
                let items = try await programs.items()
                #expect(items.count == 1, "after \(peer)")
            }
        }
    }
}

extension Peer {
    /// What stays of the attributes of an item of ours that the program overwrites.
    fileprivate func attributesLeft(of attributes: [String: String]) -> [String: String] {
        if changesTheSecretAlone { return attributes }
        return attributes.filter { ["service", "username"].contains($0.key) || ownAttributes.keys.contains($0.key) }
    }
}
#endif
