import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The way to the file of a file store")
struct FileCredentialStoreDirectoryTests {
    private static let text =
        #"{"version": 1, "credentials": [{"service": "clockify", "account": "ada", "secret": "s"}]}"#

    @Test("A directory that others may write to is refused, wherever it is on the way")
    func looseDirectories() async throws {
        for mode: CInt in [0o777, 0o770, 0o722] {
            let fixture = try FileStoreFixture()
            let outer = try fixture.directory.makeDirectory("outer")
            try fixture.directory.makeDirectory("outer/inner")
            try fixture.directory.write(Self.text.utf8, to: "outer/inner/c.json")
            try setMode(mode, of: outer)
            let store = FileStoreFixture.store(outer.appending("inner").appending("c.json"))
            let failure = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
            #expect(failure.code == .insecurePermissions)
            #expect(failure.message.hasSuffix("run: chmod go-w \(outer)"))
            let missing = FileStoreFixture.store(outer.appending("new").appending("c.json"))
            let write = try await fixture.failure {
                try await missing.store(Credential(secret: .testing("t")), for: fixture.ada)
            }
            #expect(write.code == .insecurePermissions)
            #expect(try fixture.directory.names() == ["outer"])

            try setMode(mode & ~0o022, of: outer)
            #expect(try await store.credential(for: fixture.ada)?.secret == .testing("s"))
        }
    }

    @Test("A sticky directory is accepted, as /tmp is")
    func stickyDirectory() async throws {
        let fixture = try FileStoreFixture()
        let sticky = try fixture.directory.makeDirectory("sticky", mode: 0o1777)
        let store = FileStoreFixture.store(sticky.appending("c.json"))
        try await store.store(Credential(secret: .testing("t")), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada)?.secret == .testing("t"))
    }

    @Test("A linked directory is followed, and checked where it leads")
    func linkedDirectory() async throws {
        let fixture = try FileStoreFixture()
        let real = try fixture.directory.makeDirectory("real")
        try fixture.directory.write(Self.text.utf8, to: "real/c.json")
        let store = FileStoreFixture.store(try fixture.directory.link("link", to: "./x/../real/").appending("c.json"))
        let broken = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
        #expect(broken.code == .corrupted)
        #expect(broken.message.contains("does not exist; mount or create it"))

        try fixture.directory.makeDirectory("x")
        #expect(try await store.credential(for: fixture.ada)?.secret == .testing("s"))
        try setMode(0o777, of: real)
        let loose = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
        #expect(loose.message.hasSuffix("run: chmod go-w \(real)"))
    }

    @Test("Links in a circle and a file in the place of a directory are errors, not absence")
    func brokenWay() async throws {
        let fixture = try FileStoreFixture()
        try fixture.directory.link("a", to: "b")
        let circle = FileStoreFixture.store(try fixture.directory.link("b", to: "a").appending("c.json"))
        let loop = try await fixture.failure { _ = try await circle.credential(for: fixture.ada) }
        #expect(loop.code == .corrupted)
        #expect(loop.message.contains("links"))

        let file = try fixture.directory.write([], to: "file")
        for path in [file.appending("c.json"), file.appending("d").appending("c.json")] {
            let store = FileStoreFixture.store(path)
            let read = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
            #expect(read.code == .corrupted)
            let write = try await fixture.failure {
                try await store.store(Credential(secret: .testing("t")), for: fixture.ada)
            }
            #expect(write.code == .corrupted)
        }
    }

    @Test("A path without a file name is refused")
    func noFileName() async throws {
        let fixture = try FileStoreFixture()
        for path: FilePath in ["/", "", "/tmp/.."] {
            let store = FileStoreFixture.store(path)
            let failure = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
            #expect(failure.code == .unavailable)
            #expect(failure.reason == .notConfigured)
        }
    }
}
