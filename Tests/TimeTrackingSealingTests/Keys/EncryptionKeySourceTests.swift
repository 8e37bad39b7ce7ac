#if EncryptedDatabase
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("Sources of keys")
struct EncryptionKeySourceTests {
    private let fixture: KeyFixture
    private let directory: TemporaryDirectory

    init() throws {
        fixture = try KeyFixture()
        directory = try TemporaryDirectory()
    }

    private func source(_ environment: [String: String]) -> EncryptionKeySource {
        .environment(environment, mounts: [directory.path.appending("run/encryption_key")], timeout: .seconds(600))
    }

    /// The places of the keys among those of the fixture, in the order in which a source has them.
    private func loaded(_ source: EncryptionKeySource) async throws -> [Int] {
        try await source.load().all.map { key in try #require(fixture.ids.firstIndex(of: key.id)) }
    }

    @Test("Keys that the program has are given back")
    func keys() async throws {
        let source = EncryptionKeySource.keys(EncryptionKeys(current: fixture.keys[1], readable: [fixture.keys[0]]))
        #expect(try await loaded(source) == [1, 0])
        #expect(source.revision() == nil)
    }

    @Test("The file of ENCRYPTION_KEY_FILE comes first, then systemd's, then a mount, then ENCRYPTION_KEY")
    func order() async throws {
        var environment = ["ENCRYPTION_KEY": fixture.line(0)]
        #expect(try await loaded(source(environment)) == [0])
        try directory.makeDirectory("run")
        #expect(try await loaded(source(environment)) == [0])
        try directory.write(fixture.text("# list\n<1>\n<0>\n"), to: "run/encryption_key", mode: 0o444)
        #expect(try await loaded(source(environment)) == [1, 0])
        environment["CREDENTIALS_DIRECTORY"] = try directory.makeDirectory("systemd").string
        #expect(try await loaded(source(environment)) == [1, 0])
        try directory.write(fixture.line(2), to: "systemd/encryption_key", mode: 0o440)
        #expect(try await loaded(source(environment)) == [2])
        environment["ENCRYPTION_KEY_FILE"] = try directory.write(fixture.line(3), to: "named").string
        #expect(try await loaded(source(environment)) == [3])
        environment["ENCRYPTION_KEY_FILE"] = " \n"
        #expect(try await loaded(source(environment)) == [2])
    }

    @Test("Previous keys stand beside any source, separated by commas or white space")
    func previous() async throws {
        let lists = ["<1>", "<1>,<2>", "<1> <2>", "<1>,\n<2>\n", ",<1>,,<2>,", "<2>,<2>,<0>,<1>"]
        for (list, expected) in zip(lists, [[0, 1], [0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 2, 1]]) {
            let environment = ["ENCRYPTION_KEY": fixture.line(0), "ENCRYPTION_KEY_PREVIOUS": fixture.text(list)]
            #expect(try await loaded(source(environment)) == expected)
        }
        let named = try directory.write(fixture.text("<0>\n<3>\n"), to: "named").string
        let environment = ["ENCRYPTION_KEY_FILE": named, "ENCRYPTION_KEY_PREVIOUS": fixture.line(1)]
        #expect(try await loaded(source(environment)) == [0, 3, 1])
    }

    @Test("Nothing anywhere is not configured, and the message names the places")
    func nothing() async throws {
        for environment in [[:], ["ENCRYPTION_KEY": "", "ENCRYPTION_KEY_PREVIOUS": " "]] {
            let error = try await failure { _ = try await source(environment).load() }
            #expect(error.code == .unavailable)
            #expect(error.reason == .notConfigured)
            #expect(
                error.message == "There is no encryption key in ENCRYPTION_KEY_FILE, the file \(directory.path)/run/"
                    + "encryption_key, ENCRYPTION_KEY; put one there, as `openssl rand -hex 32` prints it."
            )
        }
        let file = EncryptionKeySource.file(directory.path.appending("no/keys"), timeout: .seconds(600))
        #expect(try await failure { _ = try await file.load() }.reason == .notConfigured)
    }

    @Test("What is there and broken is an error, whatever the next source has")
    func broken() async throws {
        try directory.makeDirectory("run")
        let mounted = directory.path.appending("run/encryption_key")
        func refusal(_ environment: [String: String]) async throws -> CredentialStoreError {
            try await failure { _ = try await source(environment).load() }
        }
        let key = fixture.line(0)
        let missing = try await refusal(["ENCRYPTION_KEY_FILE": "\(directory.path)/gone", "ENCRYPTION_KEY": key])
        #expect(missing.code == .corrupted)
        #expect(
            missing.message
                == "ENCRYPTION_KEY_FILE names the file \(directory.path)/gone, which does not exist; mount or "
                + "create it, or unset the variable."
        )
        #expect(try await refusal(["ENCRYPTION_KEY_FILE": mounted.string, "ENCRYPTION_KEY": key]).code == .corrupted)
        let systemd = try await refusal(["CREDENTIALS_DIRECTORY": "\(directory.path)/gone", "ENCRYPTION_KEY": key])
        #expect(systemd.reason == .notConfigured)

        try directory.write("# none\n", to: "run/encryption_key")
        #expect(try await refusal(["ENCRYPTION_KEY": key]).reason == .malformed)
        try directory.write("\n", to: "run/encryption_key")
        #expect(try await refusal(["ENCRYPTION_KEY": key]).code == .corrupted)
        try directory.write(fixture.text("<0>\nhunter2"), to: "run/encryption_key")
        let line = try await refusal(["ENCRYPTION_KEY": key])
        #expect(line.message.hasPrefix("The encryption key in line 2 of the file \(mounted) has 7 characters;"))
        try directory.write(fixture.line(0), to: "run/encryption_key", mode: 0o666)
        #expect(try await refusal(["ENCRYPTION_KEY": key]).code == .insecurePermissions)
    }

    @Test("A variable that holds no key is named")
    func brokenVariables() async throws {
        let current = try await failure { _ = try await source(["ENCRYPTION_KEY": "hunter2"]).load() }
        #expect(current.message.hasPrefix("The encryption key in ENCRYPTION_KEY has 7 characters;"))
        let environment = ["ENCRYPTION_KEY": fixture.line(0), "ENCRYPTION_KEY_PREVIOUS": "\(fixture.line(1)), hunter2"]
        let previous = try await failure { _ = try await source(environment).load() }
        #expect(previous.message.hasPrefix("The encryption key in part 2 of ENCRYPTION_KEY_PREVIOUS has 7 characters;"))
        let alone = try await failure { _ = try await source(["ENCRYPTION_KEY_PREVIOUS": fixture.line(1)]).load() }
        #expect(alone.reason == .malformed)
        #expect(
            alone.message.hasPrefix("ENCRYPTION_KEY_PREVIOUS is set and there is no current encryption key beside it;")
        )
    }

    @Test("Another store may keep the list; what it throws is passed on")
    func store() async throws {
        let key = try CredentialKey(service: "timetrack", account: "encryption-keys")
        let memory = InMemoryCredentialStore()
        let source = EncryptionKeySource.store(memory, key)
        #expect(try await failure { _ = try await source.load() }.reason == .notConfigured)
        var list = EncryptionKeyList(current: fixture.keys[0])
        list.add(fixture.keys[1])
        try await memory.store(Credential(secret: list.text), for: key)
        #expect(try await loaded(source) == [0, 1])
        #expect(source.revision() == nil)
        try await memory.store(Credential(secret: Secret(utf8: "hunter2")), for: key)
        let broken = try await failure { _ = try await source.load() }
        #expect(
            broken.message.hasPrefix(
                "The encryption key in line 1 of timetrack/encryption-keys in the store memory has 7 characters;"
            )
        )
        let locked = FaultInjectingStore(memory, faults: [.on(.read, .fail(.locked))])
        #expect(try await failure { _ = try await EncryptionKeySource.store(locked, key).load() }.code == .locked)
    }

    @Test("The first of several sources that has keys is taken, and an error ends the search")
    func first() async throws {
        let key = try CredentialKey(service: "timetrack", account: "encryption-keys")
        let memory = InMemoryCredentialStore([key: Credential(secret: Secret(utf8: fixture.line(2)))])
        let file = directory.path.appending("keys")
        let sources: [EncryptionKeySource] = [
            source([:]), .file(file, timeout: .seconds(600)), .store(memory, key),
        ]
        #expect(try await loaded(.first(of: sources)) == [2])
        try directory.write(fixture.line(1), to: "keys")
        #expect(try await loaded(.first(of: sources)) == [1])
        try directory.write("hunter2", to: "keys")
        #expect(try await failure { _ = try await EncryptionKeySource.first(of: sources).load() }.reason == .malformed)
        let none = try await failure { _ = try await EncryptionKeySource.first(of: [source([:])]).load() }
        #expect(none.reason == .notConfigured)
    }
}
#endif
