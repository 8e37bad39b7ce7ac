#if EncryptedDatabase
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Who may use a file of keys")
struct KeyFilePermissionTests {
    private let fixture: KeyFixture
    private let directory: TemporaryDirectory
    private let path: FilePath
    private var source: EncryptionKeySource { .file(path, timeout: .seconds(600)) }

    init() throws {
        fixture = try KeyFixture()
        directory = try TemporaryDirectory()
        path = try directory.write(fixture.line(0), to: "keys")
    }

    private func refusal() async throws -> CredentialStoreError {
        try await failure { _ = try await source.load() }
    }

    @Test("A file of one's own must be closed to others, and the command in the message closes it")
    func looseFile() async throws {
        for mode: CInt in [0o644, 0o640, 0o604, 0o601, 0o620, 0o602] {
            try setMode(mode, of: path)
            let error = try await refusal()
            #expect(error.code == .insecurePermissions)
            let command = mode & 0o022 == 0 ? "chmod 600 \(path)" : "chmod go-w \(path)"
            #expect(error.message.hasSuffix("run: \(command)"), "\(error)")
        }
        for mode: CInt in [0o600, 0o400, 0o700] {
            try setMode(mode, of: path)
            #expect(try await source.load().current.id == fixture.ids[0])
        }
    }

    @Test("Links are followed; one to nothing and a directory that others may change are errors")
    func links() async throws {
        let link = EncryptionKeySource.file(try directory.link("link", to: "keys"), timeout: .seconds(600))
        #expect(try await link.load().current.id == fixture.ids[0])
        let dangling = EncryptionKeySource.file(try directory.link("dangling", to: "gone"), timeout: .seconds(600))
        #expect(try await failure { _ = try await dangling.load() }.code == .corrupted)
        try setMode(0o770, of: directory.path)
        #expect(try await refusal().code == .insecurePermissions)
        try setMode(0o700, of: directory.path)
    }

    @Test("What is no file does not hang and is refused, and so is a giant file")
    func otherKinds() async throws {
        let folder = EncryptionKeySource.file(directory.path, timeout: .seconds(600))
        #expect(try await failure { _ = try await folder.load() }.message.contains("is a directory; give the path"))
        let pipe = directory.path.appending("pipe")
        try check(pipe.withPlatformString { mkfifo($0, 0o600) })
        let fifo = EncryptionKeySource.file(pipe, timeout: .seconds(600))
        #expect(try await failure { _ = try await fifo.load() }.message.contains("is not a regular file"))
        try directory.write(String(repeating: "#\n", count: 1 << 19) + "#", to: "keys")
        #expect(try await refusal().limit == 1 << 20)
    }

    @Test("A file of root's may be readable for others when this program is not root")
    func fileOfRoot() async throws {
        // Only root can make such a file; without its rights there is nothing that could go wrong here.
        guard geteuid() == 0 else { return }
        await #expect(processExitsWith: .success) {
            let fixture = try KeyFixture()
            let directory = try TemporaryDirectory()
            try setMode(0o755, of: directory.path)
            let path = try directory.write(fixture.line(0), to: "keys", mode: 0o444)
            let own = try directory.write(fixture.line(0), to: "own", mode: 0o444)
            try check(own.withPlatformString { chown($0, 65_534, 65_534) })
            let foreign = try directory.write(fixture.line(0), to: "foreign", mode: 0o444)
            try check(foreign.withPlatformString { chown($0, 65_533, 65_533) })
            try check(seteuid(65_534))
            let keys = try await EncryptionKeySource.file(path, timeout: .seconds(600)).load()
            #expect(keys.current.id == fixture.ids[0])
            for (path, message) in [(own, "Other users may read the file"), (foreign, "belongs to another user")] {
                let error = try await failure {
                    _ = try await EncryptionKeySource.file(path, timeout: .seconds(600)).load()
                }
                #expect(error.code == .insecurePermissions)
                #expect(error.message.contains(message), "\(error)")
            }
            try check(seteuid(0))
        }
    }
}
#endif
