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

@Suite("What a directory of mounted secrets refuses")
struct DirectoryCredentialStoreRefusalTests {
    private let fixture: MountFixture
    private var directory: TemporaryDirectory { fixture.directory }
    private var mount: FilePath { fixture.mount }
    private var ada: CredentialKey { fixture.ada }
    private var store: DirectoryCredentialStore { fixture.store }

    init() throws {
        fixture = try MountFixture()
    }

    @Test("A mount that is missing, or is a file, is an error for every key")
    func missingMount() async throws {
        let bob = try CredentialKey(service: "clockify", account: "bob")
        try directory.remove("mount")
        try await fixture.expectRefusal(.unavailable, "does not exist; mount the secrets there")
        let read = try await fixture.failure { _ = try await store.credential(for: bob) }
        #expect(read.reason == .notConfigured)
        try directory.write("x".utf8, to: "mount")
        try await fixture.expectRefusal(.corrupted, "move away what is in the way")
        try directory.remove("mount")
        try directory.link("mount", to: "nowhere")
        try await fixture.expectRefusal(.corrupted, "does not exist; mount or create it")
    }

    @Test("Links that leave the mount are refused, even by a neighbour's similar name")
    func escapes() async throws {
        try directory.makeDirectory("mount2")
        try directory.write("token".utf8, to: "mount2/api-key")
        for target in [
            "../mount2/api-key", "\(directory.path)/mount2/api-key", "/etc/passwd", "../mount/../mount2/api-key",
        ] {
            try directory.link("mount/api-key", to: target)
            try await fixture.expectRefusal(.insecurePermissions, "leads out of its directory")
            try directory.remove("mount/api-key")
        }
        try directory.write("inside".utf8, to: "mount/inside")
        for target in ["\(mount)/inside", "../mount/inside", "./inside"] {
            try directory.link("mount/api-key", to: target)
            #expect(try await store.credential(for: ada)?.secret == .testing("inside"))
            try directory.remove("mount/api-key")
        }
    }

    @Test("A link to nothing is an error and not absence")
    func danglingLink() async throws {
        try directory.link("mount/api-key", to: "..data/api-key")
        try await fixture.expectRefusal(.corrupted, "does not exist; mount or create it")
    }

    @Test("What is no file does not hang and is refused")
    func otherKinds() async throws {
        try directory.makeDirectory("mount/api-key")
        try await fixture.expectRefusal(.corrupted, "is a directory; mount the secret as a file")
        try directory.remove("mount/api-key")
        try check(mount.appending("api-key").withPlatformString { mkfifo($0, 0o600) })
        try await fixture.expectRefusal(.corrupted, "is not a regular file")
    }

    @Test("Blank and giant files are errors")
    func contents() async throws {
        for text in ["", "\n", "\r\n", " \t\n\n"] {
            try directory.write(text.utf8, to: "mount/api-key")
            try await fixture.expectRefusal(.corrupted, "is blank; write the value", whenListed: false)
        }
        try directory.write([UInt8](repeating: 1, count: (1 << 20) + 1), to: "mount/api-key")
        try await fixture.expectRefusal(.corrupted, "more than 1048576 bytes", whenListed: false)
        try directory.write("token".utf8, to: "mount/api-key")
        try directory.write([0xFF], to: "mount/workspace")
        try await fixture.expectRefusal(.corrupted, "workspace is not UTF-8 text", whenListed: false)
        try directory.write(" ".utf8, to: "mount/workspace")
        try await fixture.expectRefusal(.corrupted, "workspace is blank", whenListed: false)
    }

    @Test("What others may write to is refused, and the command in the message puts it right")
    func looseModes() async throws {
        for mode: CInt in [0o620, 0o602, 0o666] {
            let file = try directory.write("token".utf8, to: "mount/api-key", mode: mode)
            try await fixture.expectRefusal(.insecurePermissions, "run: chmod go-w \(file)")
            try setMode(mode & ~0o022, of: file)
            #expect(try await store.credential(for: ada) != nil)
        }
        try setMode(0o777, of: mount)
        try await fixture.expectRefusal(.insecurePermissions, "run: chmod go-w \(mount)")
    }

    @Test("Root's files are read by others, and others' files are refused")
    func owners() async throws {
        await #expect(processExitsWith: .success) {
            if geteuid() == 0 { try check(setuid(65_534)) }
            let key = try CredentialKey(service: "a", account: "b")
            // A file and a directory that belong to root and that everybody may read on every system.
            let store = try DirectoryCredentialStore(directory: "/etc", files: [key: "passwd"], timeout: .seconds(600))
            #expect(try await store.credential(for: key) != nil)
            let directory = try TemporaryDirectory()
            try directory.write("token".utf8, to: "secret", mode: 0)
            let closed = try DirectoryCredentialStore(
                directory: directory.path,
                files: [key: "secret"],
                timeout: .seconds(600)
            )
            do {
                _ = try await closed.credential(for: key)
                Issue.record("A file without permissions was read.")
            } catch {
                #expect((error as? CredentialStoreError)?.code == .denied)
            }
        }
    }

    @Test("A file or link that root gave to somebody else is refused")
    func givenAway() async throws {
        // Only root can give something away.
        guard geteuid() == 0 else { return }
        let file = try directory.write("token".utf8, to: "mount/real", mode: 0o444)
        let link = try directory.link("mount/api-key", to: "real")
        for changed in [file, link, mount] {
            try check(changed.withPlatformString { lchown($0, 65_534, 65_534) })
            try await fixture.expectRefusal(.insecurePermissions, "belongs to another user (uid 65534)")
            try check(changed.withPlatformString { lchown($0, 0, 0) })
            #expect(try await store.credential(for: ada)?.secret == .testing("token"))
        }
    }
}
