import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Every store of this module keeps the contract that it promises.
@Suite struct StoreConformanceTests {
    private let directory: TemporaryDirectory
    private let contents: [CredentialKey: Credential]

    init() throws {
        directory = try TemporaryDirectory()
        var contents: [CredentialKey: Credential] = [:]
        for (service, account) in [("clockify", "ada"), ("clockify", "grace"), ("clockwork", "ada")] {
            contents[try CredentialKey(service: service, account: account)] = Credential(secret: SecretCanary().secret)
        }
        self.contents = contents
    }

    /// The credentials as text under short names, as variables and mounted files hold them.
    private var named: [(key: CredentialKey, name: String, text: String)] {
        contents.keys.sorted().enumerated()
            .map { index, key in
                let text = contents[key]?.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
                return (key, "TOKEN_\(index)", text ?? "")
            }
    }

    @Test func file() async {
        let path = directory.path
        let conformance = CredentialStoreConformance(
            makeUnreadableStore: { name in
                try setMode(0o644, of: path.appending(name))
                return FileStoreFixture.store(path.appending(name))
            },
            makeStore: { name in FileStoreFixture.store(path.appending(name)) }
        )
        #expect(await conformance.violations() == [])
    }

    @Test func cacheOverFile() async {
        let path = directory.path
        let conformance = CredentialStoreConformance { name in
            CachingCredentialStore(FileStoreFixture.store(path.appending(name)))
        }
        #expect(await conformance.violations() == [])
    }

    @Test func cacheOverAStoreThatHangs() async {
        let conformance = CredentialStoreConformance(
            makeHangingStore: {
                let clock = ManualClock()
                let faults = [StoreOperation.read, .keys, .store, .remove]
                    .map { StoreFault.on($0, call: .every, .hang) }
                let base = FaultInjectingStore(InMemoryCredentialStore(), faults: faults, clock: clock)
                return HangingStore(CachingCredentialStore(base), clock: clock)
            },
            makeStore: { _ in CachingCredentialStore(InMemoryCredentialStore()) }
        )
        #expect(await conformance.violations() == [])
    }

    @Test func environment() async {
        let named = named
        let conformance = CredentialStoreConformance(holding: contents) {
            EnvironmentCredentialStore(
                Dictionary(uniqueKeysWithValues: named.map { ($0.key, EnvironmentVariable($0.name)) }),
                environment: Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.text) })
            )
        }
        #expect(await conformance.violations() == [])
    }

    @Test func mountedDirectory() async throws {
        let path = directory.path
        let named = named
        for secret in named { try directory.write(secret.text.utf8, to: secret.name) }
        let broken = try directory.makeDirectory("broken")
        for secret in named { try directory.makeDirectory("broken/\(secret.name)") }
        let makeStore = { @Sendable (path: FilePath) in
            try DirectoryCredentialStore(
                directory: path,
                files: Dictionary(uniqueKeysWithValues: named.map { ($0.key, $0.name) }),
                timeout: .seconds(600)
            )
        }
        let conformance = CredentialStoreConformance(
            holding: contents,
            makeUnreadableStore: { try makeStore(broken) },
            makeStore: { try makeStore(path) }
        )
        #expect(await conformance.violations() == [])
    }

    @Test func fallback() async {
        let contents = contents
        let conformance = CredentialStoreConformance(
            holding: contents,
            makeUnreadableStore: {
                let locked = FaultInjectingStore(
                    InMemoryCredentialStore(contents),
                    faults: [.on(.read, call: .every, .fail(.locked))]
                )
                return FallbackCredentialStore([locked, InMemoryCredentialStore()])
            },
            makeStore: { FallbackCredentialStore([InMemoryCredentialStore(), InMemoryCredentialStore(contents)]) }
        )
        #expect(await conformance.violations() == [])
    }
}
