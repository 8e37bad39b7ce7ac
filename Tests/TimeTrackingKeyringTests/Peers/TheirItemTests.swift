#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// What we do with an item that another program stored, and what that program makes of it.
@Suite("Our store and other programs' items", .timeLimit(.minutes(5)))
struct TheirItemTests {
    private let key: CredentialKey
    private let ours = Credential(secret: .testing("ours"), attributes: ["workspace_id": "w-1"])

    init() throws {
        key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
    }

    @Test(arguments: Peer.allCases)
    func read(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            try await programs.write(Array("theirs".utf8), for: key, with: peer)
            let item = try #require(try await programs.items().first)
            let identifying = ["service": key.service, "username": key.account]
            #expect(item.chosenAttributes == identifying.merging(peer.ownAttributes) { $1 })

            let store = programs.store
            let credential = try #require(try await store.credential(for: key))
            let theirs = Secret.testing("theirs")
            #expect(credential.secret.compared(to: theirs) == .same)
            #expect(credential.attributes.isEmpty)
        }
    }

    @Test(arguments: Peer.allCases)
    func overwrite(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            try await programs.write(Array("theirs".utf8), for: key, with: peer)
            let before = try #require(try await programs.items().first)

            let store = programs.store
            try await store.store(ours, for: key)
            let items = try await programs.items()
            let after = try #require(items.first)
            #expect(items.count == 1)
            #expect(after.path == before.path)
            #expect(after.label == before.label)
            #expect(after.attributes["application"] == "Python keyring library")
            #expect(after.attributes["target"] == before.attributes["target"])
            let credential = try await store.credential(for: key)
            #expect(credential == ours)

            let found = try await programs.read(key, with: peer)
            #expect(found == Array("ours".utf8))
            try await programs.write(Array("theirs again".utf8), for: key, with: peer)
            let itemsInTheEnd = try await programs.items()
            #expect(itemsInTheEnd.map(\.path) == [before.path])
            try await programs.remove(key, with: peer)
            let itemsLeft = try await programs.items()
            #expect(itemsLeft.isEmpty)
        }
    }

    @Test(arguments: Peer.allCases)
    func remove(_ peer: Peer) async throws {
        try await PeerPrograms.withRunning { programs in
            try await programs.write(Array("theirs".utf8), for: key, with: peer)
            let store = programs.store
            let removal = try await store.removeCredential(for: key)
            #expect(removal == .removed)
            let found = try await programs.read(key, with: peer)
            #expect(found == nil)
        }
    }

    @Test("Two programs that write beside each other make a key ambiguous, and a repair ends it")
    func twoItems() async throws {
        try await PeerPrograms.withRunning { programs in
            try await programs.write(Array("first".utf8), for: key, with: .secretTool)
            try await programs.write(Array("second".utf8), for: key, with: .pythonKeyring)
            await #expect(throws: PeerPrograms.RefusalError.self) { try await programs.read(key, with: .rustKeyring) }

            let store = programs.store
            let error = await #expect(throws: CredentialStoreError.self) { try await store.credential(for: key) }
            #expect(error?.code == .ambiguous)

            let items = try await store.items(for: key)
            let choice = try #require(items.first { $0.label.hasPrefix("Password for") })
            let removed = try await store.repair(key, keeping: .item(choice.id))
            #expect(removed == 1)
            try await store.store(ours, for: key)
            for peer in Peer.allCases {
                let found = try await programs.read(key, with: peer)
                #expect(found == Array("ours".utf8), "\(peer)")
            }
        }
    }
}
#endif
