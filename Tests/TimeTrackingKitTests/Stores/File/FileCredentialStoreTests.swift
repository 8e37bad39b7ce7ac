import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A file store keeps what it is given")
struct FileCredentialStoreTests {
    private let fixture: FileStoreFixture
    private var store: FileCredentialStore { fixture.store }

    init() throws {
        fixture = try FileStoreFixture()
    }

    @Test("Nothing is there before the first write, and nothing is created by looking")
    func absentAtFirst() async throws {
        #expect(try await store.credential(for: fixture.ada) == nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 10).isEmpty)
        #expect(try await store.removeCredential(for: fixture.ada) == .absent)
        #expect(try fixture.directory.names().isEmpty)
    }

    @Test("A directory that is missing is absence too, and is made by the first write alone")
    func missingDirectories() async throws {
        let path = fixture.directory.path.appending("one").appending("two").appending("credentials.json")
        let store = FileStoreFixture.store(path)
        #expect(try await store.credential(for: fixture.ada) == nil)
        #expect(try await store.removeCredential(for: fixture.ada) == .absent)
        #expect(try fixture.directory.names().isEmpty)

        try await store.store(Credential(secret: .testing("token")), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada)?.secret == .testing("token"))
        #expect(try mode(of: fixture.directory.path.appending("one")) == 0o700)
        #expect(try mode(of: fixture.directory.path.appending("one").appending("two")) == 0o700)
    }

    @Test("Stored, read, replaced, removed")
    func lifeCycle() async throws {
        let first = Credential(secret: .testing("one"), attributes: ["workspace_id": "w/1", "origin": "https://a.b"])
        try await store.store(first, for: fixture.ada)
        try await store.store(Credential(secret: .testing("other")), for: fixture.grace)
        #expect(try await store.credential(for: fixture.ada) == first)

        let second = Credential(secret: .testing("two"), attributes: ["workspace_id": "w2"])
        try await store.store(second, for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada) == second)
        #expect(try await store.keys(service: nil, after: nil, limit: 10) == [fixture.ada, fixture.grace])

        #expect(try await store.removeCredential(for: fixture.ada) == .removed)
        #expect(try await store.removeCredential(for: fixture.ada) == .absent)
        #expect(try await store.credential(for: fixture.ada) == nil)
        #expect(try await store.credential(for: fixture.grace)?.secret == .testing("other"))
        #expect(try await store.removeCredential(for: fixture.grace) == .removed)
        #expect(try fixture.text() == "{\n  \"version\": 1,\n  \"credentials\": []\n}\n")
    }

    @Test("Attributes go away with a credential that has none")
    func attributesReplaced() async throws {
        try await store.store(Credential(secret: .testing("a"), attributes: ["b": "c"]), for: fixture.ada)
        try await store.store(Credential(secret: .testing("a")), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada)?.attributes == [:])
        try await store.store(Credential(secret: .testing("a"), attributes: ["d": "e"]), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada)?.attributes == ["d": "e"])
    }

    @Test("Any bytes come back as they were")
    func roundTrips() async throws {
        let contents: [[UInt8]] = [
            Array("line\nline\r\n".utf8), [0], Array("a\0b".utf8), [0xFF, 0xFE, 0x00, 0x80], Array("🧮 é e\u{301}".utf8),
            Array("\"\\/\u{7F}\u{1B}\u{2028}".utf8), [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [UInt8](0...255),
            (0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 31) }, [UInt8](repeating: 0x22, count: 65_536),
        ]
        for (index, bytes) in contents.enumerated() {
            try await store.store(Credential(secret: Secret(bytes)), for: fixture.ada)
            #expect(try await store.credential(for: fixture.ada)?.secret == Secret(bytes), "number \(index)")
        }
    }

    @Test("Attributes and names with every awkward character come back as they were")
    func awkwardNames() async throws {
        let key = try CredentialKey(service: "a\"b\\c/d 🧮", account: "{\"x\": [1]} é\u{2028}")
        let attributes = ["quote\"": "\u{0}\u{1F}\n\t\\", "": "", "e\u{301}": "🧮"]
        try await store.store(Credential(secret: .testing("t"), attributes: attributes), for: key)
        try await store.store(Credential(secret: .testing("u"), attributes: attributes), for: fixture.ada)
        #expect(try await store.credential(for: key)?.attributes == attributes)
        #expect(try await store.keys(service: nil, after: nil, limit: 10) == [key, fixture.ada])
    }

    @Test("An empty secret and one beyond the limit are refused before anything is made")
    func refusedSecrets() async throws {
        let empty = try await fixture.failure {
            try await store.store(Credential(secret: .testing("")), for: fixture.ada)
        }
        #expect(empty.code == .unsupported)
        let limit = FileCredentialStore.maximumSecretByteCount
        let large = try await fixture.failure {
            try await store.store(Credential(secret: Secret([UInt8](repeating: 1, count: limit + 1))), for: fixture.ada)
        }
        #expect(large.code == .tooLarge)
        #expect(large.limit == limit)
        #expect(large.applied == .no)
        #expect(try fixture.directory.names().isEmpty)

        let largest = Secret([UInt8](repeating: 0x61, count: limit))
        try await store.store(Credential(secret: largest), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada)?.secret == largest)
    }

    @Test("Accents written in two ways are two accounts")
    func normalization() async throws {
        let composed = try CredentialKey(service: "clockify", account: "Zo\u{EB}")
        let decomposed = try CredentialKey(service: "clockify", account: "Zoe\u{308}")
        try await store.store(Credential(secret: .testing("one")), for: composed)
        #expect(try await store.credential(for: decomposed) == nil)
        try await store.store(Credential(secret: .testing("two")), for: decomposed)
        #expect(try await store.credential(for: composed)?.secret == .testing("one"))
        #expect(try await store.removeCredential(for: composed) == .removed)
        #expect(try await store.keys(service: "clockify", after: nil, limit: 10) == [decomposed])
    }

    @Test("Keys come in pages, by service")
    func pages() async throws {
        var keys: [CredentialKey] = []
        for account in ["d", "b", "a", "c"] {
            keys.append(try CredentialKey(service: "clockify", account: account))
            keys.append(try CredentialKey(service: "clockwork", account: account))
        }
        for key in keys { try await store.store(Credential(secret: .testing("t")), for: key) }
        keys.sort()
        #expect(try await store.keys(service: nil, after: nil, limit: 3) == Array(keys[..<3]))
        #expect(try await store.keys(service: nil, after: keys[2], limit: 10) == Array(keys[3...]))
        #expect(try await store.keys(service: "clockwork", after: keys[4], limit: 2) == Array(keys[5..<7]))
        #expect(try await store.keys(service: "other", after: nil, limit: 2).isEmpty)
    }

    @Test("Two stores on one file see each other's writes")
    func sharedFile() async throws {
        let other = FileStoreFixture.store(store.path)
        try await store.store(Credential(secret: .testing("one")), for: fixture.ada)
        #expect(try await other.credential(for: fixture.ada)?.secret == .testing("one"))
        #expect(try await other.removeCredential(for: fixture.ada) == .removed)
        #expect(try await store.credential(for: fixture.ada) == nil)
    }
}
