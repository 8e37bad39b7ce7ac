import Dispatch
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

@Suite("A directory of mounted secrets")
struct DirectoryCredentialStoreTests {
    private let fixture: MountFixture
    private var directory: TemporaryDirectory { fixture.directory }
    private var mount: FilePath { fixture.mount }
    private var ada: CredentialKey { fixture.ada }
    private var store: DirectoryCredentialStore { fixture.store }

    init() throws {
        fixture = try MountFixture()
    }

    @Test("Plain files are read, a file that is missing is absent, and a key without a file name is too")
    func plainFiles() async throws {
        #expect(try await store.credential(for: ada) == nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 5).isEmpty)
        try directory.write("token\n".utf8, to: "mount/api-key", mode: 0o444)
        #expect(try await store.credential(for: ada) == Credential(secret: .testing("token")))
        try directory.write("w1\r\n".utf8, to: "mount/workspace", mode: 0o400)
        let whole = Credential(secret: .testing("token"), attributes: ["workspace_id": "w1"])
        #expect(try await store.credential(for: ada) == whole)
        #expect(try await store.keys(service: nil, after: nil, limit: 5) == [ada])
        #expect(try await store.keys(service: "clockwork", after: nil, limit: 5).isEmpty)
        #expect(try await store.credential(for: CredentialKey(service: "clockify", account: "bob")) == nil)
    }

    @Test("One line end is left out and every other byte is kept")
    func lineEnds() async throws {
        let cases: [([UInt8], [UInt8])] = [
            (Array("t".utf8), Array("t".utf8)), (Array("t\n\n".utf8), Array("t\n".utf8)),
            (Array("t\r\n".utf8), Array("t".utf8)), (Array("t\r".utf8), Array("t\r".utf8)),
            (Array(" t ".utf8), Array(" t ".utf8)), ([0xFF, 0, 0x0A], [0xFF, 0]),
        ]
        for (stored, read) in cases {
            try directory.write(stored, to: "mount/api-key", mode: 0o600)
            #expect(try await store.credential(for: ada)?.secret == Secret(read))
        }
    }

    @Test("A Kubernetes mount is read through its links, and anew after an exchange")
    func kubernetes() async throws {
        // The kubelet's own permissions.
        try setMode(0o1777, of: mount)
        try fixture.mountAsKubernetes("..2026_01", ["api-key": "old", "workspace": "w-old"])
        try directory.link("mount/api-key", to: "..data/api-key")
        try directory.link("mount/workspace", to: "..data/workspace")
        let old = Credential(secret: .testing("old"), attributes: ["workspace_id": "w-old"])
        #expect(try await store.credential(for: ada) == old)
        try fixture.mountAsKubernetes("..2026_02", ["api-key": "new", "workspace": "w-new"])
        try directory.remove("mount/..2026_01")
        let new = Credential(secret: .testing("new"), attributes: ["workspace_id": "w-new"])
        #expect(try await store.credential(for: ada) == new)
        #expect(try await store.keys(service: nil, after: nil, limit: 5) == [ada])
    }

    @Test("A secret never comes with the attribute of another, while the mount is exchanged all the time")
    func exchanges() async throws {
        try fixture.mountAsKubernetes("..0", ["api-key": "0", "workspace": "0"])
        try directory.link("mount/api-key", to: "..data/api-key")
        try directory.link("mount/workspace", to: "..data/workspace")
        let reader = Task {
            var values: Set<String> = []
            while !Task.isCancelled {
                do throws(CredentialStoreError) {
                    let credential = try await store.credential(for: ada)
                    let workspace = credential?.attributes["workspace_id"]
                    #expect(credential?.secret == .testing(workspace ?? "no workspace"))
                    values.insert(workspace ?? "none")
                } catch {
                    #expect(error.code == .failed || error.code == .cancelled, "\(error)")
                }
            }
            return values
        }
        for day in 1...200 {
            try fixture.mountAsKubernetes("..\(day)", ["api-key": "\(day)", "workspace": "\(day)"])
            try directory.remove("mount/..\(day - 1)")
            await Task.yield()
        }
        reader.cancel()
        #expect(await reader.value.isSubset(of: Set((0...200).map(String.init))))
        #expect(try await store.credential(for: ada)?.secret == .testing("200"))
    }

    @Test("A mount whose path has links is found")
    func linkedMount() async throws {
        try directory.write("token".utf8, to: "mount/api-key")
        try directory.link("alias", to: "mount")
        let linked = try DirectoryCredentialStore(directory: directory.path.appending("alias"), files: [ada: "api-key"])
        #expect(try await linked.credential(for: ada)?.secret == .testing("token"))
    }

    @Test("File names are one path component that Kubernetes does not keep for itself")
    func fileNames() throws {
        for name in ["", ".", "..", "..data", "a/b", "/a", "a\0", "a\n"] {
            let files: CredentialStoreError? = failureOfCreating(files: [ada: name], attributeFiles: [:])
            #expect(files?.code == .invalidKey)
            let attributes = failureOfCreating(files: [ada: "a"], attributeFiles: [ada: ["x": name]])
            #expect(attributes?.code == .invalidKey)
        }
        #expect(failureOfCreating(files: [:], attributeFiles: [ada: ["x": "y"]])?.code == .invalidKey)
        #expect(failureOfCreating(files: [ada: ".hidden"], attributeFiles: [ada: ["x": "y.z"]]) == nil)
    }

    private func failureOfCreating(
        files: [CredentialKey: String],
        attributeFiles: [CredentialKey: [String: String]]
    ) -> CredentialStoreError? {
        do throws(CredentialStoreError) {
            _ = try DirectoryCredentialStore(directory: mount, files: files, attributeFiles: attributeFiles)
            return nil
        } catch {
            return error
        }
    }

    @Test("The directory of a systemd service is taken from its environment")
    func systemd() async throws {
        try directory.write("token".utf8, to: "mount/api-key", mode: 0o400)
        let environment = ["CREDENTIALS_DIRECTORY": mount.string]
        let service = try DirectoryCredentialStore(systemdEnvironment: environment, files: [ada: "api-key"])
        #expect(try await service.credential(for: ada)?.secret == .testing("token"))
        for environment in [[:], ["CREDENTIALS_DIRECTORY": ""], ["CREDENTIALS_DIRECTORY": "run/credentials"]] {
            let failure = try await fixture.failure {
                _ = try DirectoryCredentialStore(systemdEnvironment: environment, files: [ada: "api-key"])
            }
            #expect(failure.code == .unavailable)
            #expect(failure.reason == .notConfigured)
        }
    }

    @Test("A mount that does not answer is left at the deadline")
    func slowMount() async throws {
        let clock = ManualClock()
        let store = try DirectoryCredentialStore(
            directory: mount,
            files: [ada: "api-key"],
            timeout: .seconds(2),
            clock: clock
        )
        store.queue.suspend()
        let read = Task {
            try await fixture.failure { _ = try await store.credential(for: ada) }
        }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(2))
        #expect(try await read.value.code == .timedOut)
        store.queue.resume()
        #expect(try await store.credential(for: ada) == nil)
    }
}
