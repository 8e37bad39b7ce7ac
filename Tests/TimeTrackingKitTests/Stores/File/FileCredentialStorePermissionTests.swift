import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Who may use the file of a file store")
struct FileCredentialStorePermissionTests {
    private static let text =
        #"{"version": 1, "credentials": [{"service": "clockify", "account": "ada", "secret": "s"}]}"#

    /// Every call must fail with one code and a message, and change nothing.
    private func expectRefusal(
        _ fixture: FileStoreFixture,
        _ code: CredentialStoreError.Code,
        _ advice: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try fixture.directory.names()
        let failures = try await fixture.failuresOfEveryCall()
        for failure in failures {
            #expect(failure.code == code, sourceLocation: sourceLocation)
            #expect(failure.message.contains(advice), "\(failure)", sourceLocation: sourceLocation)
        }
        #expect(failures.map(\.applied) == [nil, nil, .no, .no], sourceLocation: sourceLocation)
        #expect(failures.map(\.store) == ["file", "file", "file", "file"], sourceLocation: sourceLocation)
        #expect(try fixture.directory.names() == before, sourceLocation: sourceLocation)
    }

    @Test("A file that the group or others may use is refused, and the command in the message puts it right")
    func looseFile() async throws {
        for mode: CInt in [0o644, 0o640, 0o620, 0o604, 0o601] {
            let fixture = try FileStoreFixture(Self.text, mode: mode)
            try await expectRefusal(fixture, .insecurePermissions, "run: chmod 600 \(fixture.store.path)")
            #expect(try fixture.text() == Self.text)
            try setMode(0o600, of: fixture.store.path)
            #expect(try await fixture.store.credential(for: fixture.ada)?.secret == .testing("s"))
        }
    }

    @Test("The command in the message quotes a path for the shell")
    func quotedCommand() async throws {
        let fixture = try FileStoreFixture()
        let path = try fixture.directory.write(Self.text.utf8, to: "ada's file", mode: 0o644)
        let store = FileStoreFixture.store(path)
        let failure = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
        #expect(failure.message.hasSuffix("run: chmod 600 '\(fixture.directory.path)/ada'\\''s file'"))
    }

    @Test("A symbolic link in the place of the file is refused, even to a good file")
    func link() async throws {
        let fixture = try FileStoreFixture()
        try fixture.directory.write(Self.text.utf8, to: "real.json")
        try fixture.directory.link(fixture.fileName, to: "real.json")
        try await expectRefusal(fixture, .insecurePermissions, "is a symbolic link, which is not followed")
        let dangling = try FileStoreFixture()
        try dangling.directory.link(dangling.fileName, to: "nothing")
        try await expectRefusal(dangling, .insecurePermissions, "is a symbolic link, which is not followed")
    }

    @Test("A directory or a FIFO in the place of the file is refused at once")
    func otherKinds() async throws {
        let directory = try FileStoreFixture()
        try directory.directory.makeDirectory(directory.fileName)
        try await expectRefusal(directory, .corrupted, "is a directory; move it away")

        let fifo = try FileStoreFixture()
        try check(fifo.store.path.withPlatformString { mkfifo($0, 0o600) })
        try await expectRefusal(fifo, .corrupted, "is not a regular file; move it away")

        let device = FileStoreFixture.store("/dev/null")
        let failure = try await fifo.failure { _ = try await device.credential(for: fifo.ada) }
        #expect(failure.code == .corrupted)
    }

    @Test("A lock file that others may use is refused")
    func looseLock() async throws {
        let fixture = try FileStoreFixture(Self.text)
        try fixture.directory.write([], to: "credentials.json.lock", mode: 0o666)
        let failure = try await fixture.failure {
            try await fixture.store.store(Credential(secret: .testing("t")), for: fixture.ada)
        }
        #expect(failure.code == .insecurePermissions)
        #expect(failure.message.hasSuffix("run: chmod 600 \(fixture.store.path).lock"))
        #expect(try fixture.text() == Self.text)
        #expect(try await fixture.store.credential(for: fixture.ada) != nil)
    }

    @Test("A file as large as no file of credentials is refused without being read")
    func giantFile() async throws {
        let fixture = try FileStoreFixture(Self.text)
        try check(fixture.store.path.withPlatformString { truncate($0, 1 << 40) })
        try await expectRefusal(fixture, .corrupted, "more than 67108864 bytes")
    }

    @Test("Files are 0600 and directories 0700 from the beginning, whatever the umask")
    func anyUmask() async throws {
        await #expect(processExitsWith: .success) {
            for mask: mode_t in [0, 0o077, 0o777] {
                let fixture = try FileStoreFixture()
                umask(mask)
                let directory = fixture.directory.path.appending("a").appending("b")
                let store = FileStoreFixture.store(directory.appending("c.json"))
                try await store.store(Credential(secret: .testing("t")), for: fixture.ada)
                #expect(try mode(of: directory.removingLastComponent()) == 0o700)
                #expect(try mode(of: directory) == 0o700)
                #expect(try mode(of: directory.appending("c.json")) == 0o600)
                #expect(try mode(of: directory.appending("c.json.lock")) == 0o600)
                try await store.store(Credential(secret: .testing("u")), for: fixture.ada)
                #expect(try await store.credential(for: fixture.ada)?.secret == .testing("u"))
            }
        }
    }

    @Test("Files and directories of somebody else are refused, and those the system keeps from us are not absent")
    func otherUsers() async throws {
        await #expect(processExitsWith: .success) {
            // Root may do everything, so root tests this as nobody.
            if geteuid() == 0 { try check(setuid(65_534)) }
            let fixture = try FileStoreFixture()
            let foreign = FileStoreFixture.store("/etc/passwd")
            let file = try await fixture.failure { _ = try await foreign.credential(for: fixture.ada) }
            #expect(file.code == .insecurePermissions)
            #expect(file.message.contains("belongs to another user (uid 0)"))
            let write = try await fixture.failure {
                try await foreign.store(Credential(secret: .testing("t")), for: fixture.ada)
            }
            #expect(write.code == .insecurePermissions)

            let closed = try fixture.directory.makeDirectory("closed", mode: 0)
            for path in [closed.appending("c.json"), closed.appending("d").appending("c.json")] {
                let store = FileStoreFixture.store(path)
                let read = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
                #expect(read.code == .denied)
            }
            let unreadable = FileStoreFixture.store(try fixture.directory.write([], to: "f.json", mode: 0o200))
            let read = try await fixture.failure { _ = try await unreadable.credential(for: fixture.ada) }
            #expect(read.code == .denied)
            try setMode(0o700, of: closed)
        }
    }

    @Test("Files, links and directories that root gave to somebody else are refused")
    func givenAway() async throws {
        // Only root can give something away; the same checks run for everybody in the test above.
        guard geteuid() == 0 else { return }
        let fixture = try FileStoreFixture()
        try fixture.directory.makeDirectory("own")
        let file = try fixture.directory.write(Self.text.utf8, to: "own/c.json")
        let link = try fixture.directory.link("link", to: "own")
        for changed in [file, link, file.removingLastComponent()] {
            let store = FileStoreFixture.store(link.appending("c.json"))
            #expect(try await store.credential(for: fixture.ada) != nil)
            try check(changed.withPlatformString { lchown($0, 65_534, 65_534) })
            let read = try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
            #expect(read.code == .insecurePermissions)
            #expect(read.message.contains("\(changed) belongs to another user (uid 65534)"))
            let write = try await fixture.failure {
                try await store.store(Credential(secret: .testing("t")), for: fixture.ada)
            }
            #expect(write.code == .insecurePermissions)
            try check(changed.withPlatformString { lchown($0, 0, 0) })
        }
        #expect(try fixture.directory.names() == ["link", "own"])
    }
}
