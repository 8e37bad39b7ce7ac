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

@Suite("Whether keys must be read again")
struct EncryptionKeyRevisionTests {
    private let fixture: KeyFixture
    private let directory: TemporaryDirectory

    init() throws {
        fixture = try KeyFixture()
        directory = try TemporaryDirectory()
    }

    @Test("A revision lasts as long as the file, and ends with a change, other permissions and its removal")
    func file() async throws {
        let file = EncryptionKeyFile(path: directory.path.appending("keys"), timeout: .seconds(600))
        var seen: Set<EncryptionKeyRevision?> = [nil]
        func expectNew(sourceLocation: SourceLocation = #_sourceLocation) {
            let revision = file.source.revision()
            #expect(seen.insert(revision).inserted, sourceLocation: sourceLocation)
            #expect(file.source.revision() == revision, sourceLocation: sourceLocation)
        }
        expectNew()
        try await file.create(fixture.keys[0])
        expectNew()
        try await file.add(fixture.keys[1])
        expectNew()
        try await file.makeCurrent(fixture.ids[1])
        expectNew()
        try setMode(0o400, of: file.path)
        expectNew()
        try check(file.path.withPlatformString { unlink($0) })
        #expect(!seen.insert(file.source.revision()).inserted)
    }

    @Test("A link that leads elsewhere is another revision, as when Kubernetes exchanges a mount")
    func link() async throws {
        for day in ["monday", "tuesday"] {
            try directory.makeDirectory(day)
            try directory.write(fixture.line(day == "monday" ? 0 : 1), to: "\(day)/encryption_key", mode: 0o440)
        }
        try directory.link("..data", to: "monday")
        let mounted = try directory.link("encryption_key", to: "..data/encryption_key")
        let source = EncryptionKeySource.environment([:], mounts: [mounted], timeout: .seconds(600))
        let monday = source.revision()
        #expect(try await source.load().current.id == fixture.ids[0])
        try directory.link("..data_tmp", to: "tuesday")
        let result = directory.path.appending("..data_tmp")
            .withPlatformString { old in
                directory.path.appending("..data").withPlatformString { new in rename(old, new) }
            }
        try check(result)
        #expect(source.revision() != monday)
        #expect(try await source.load().current.id == fixture.ids[1])
    }

    @Test("A mount that appears is a new revision, and the files of several sources count together")
    func sources() throws {
        let mount = directory.path.appending("encryption_key")
        let file = directory.path.appending("keys")
        let source = EncryptionKeySource.first(of: [.environment([:], mounts: [mount]), .file(file)])
        let nothing = source.revision()
        #expect(nothing != nil)
        try directory.write(fixture.line(0), to: "keys")
        let withFile = source.revision()
        #expect(withFile != nothing)
        try directory.write(fixture.line(0), to: "encryption_key")
        #expect(source.revision() != withFile)
        #expect(EncryptionKeySource.environment([:], mounts: []).revision() == nil)
    }
}
#endif
