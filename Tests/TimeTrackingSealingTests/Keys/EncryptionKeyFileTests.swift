#if EncryptedDatabase
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("Files of keys")
struct EncryptionKeyFileTests {
    private let fixture: KeyFixture
    private let directory: TemporaryDirectory
    private let file: EncryptionKeyFile

    init() throws {
        fixture = try KeyFixture()
        directory = try TemporaryDirectory()
        file = EncryptionKeyFile(path: directory.path.appending("keys"), timeout: .seconds(600))
    }

    private func pattern() throws -> String {
        fixture.pattern(Secret(utf8: try directory.text(of: "keys")))
    }

    @Test("A file is created closed to others, with its directories, and never over another")
    func create() async throws {
        let file = EncryptionKeyFile(path: directory.path.appending("a/b/keys"), timeout: .seconds(600))
        try await file.create(fixture.keys[0])
        #expect(try mode(of: file.path) == 0o600)
        #expect(try mode(of: directory.path.appending("a/b")) == 0o700)
        #expect(try await file.source.load().all.map(\.id) == [fixture.ids[0]])
        #expect(try directory.names() == ["a"])
        let before = try directory.text(of: "a/b/keys")
        let error = try await failure { try await file.create(fixture.keys[1]) }
        #expect(error.code == .unsupported)
        #expect(error.applied == .no)
        #expect(
            error.message
                == "There is a file at \(file.path) already, which is left as it is; choose another path, or move "
                + "it away."
        )
        #expect(try directory.text(of: "a/b/keys") == before)
    }

    @Test("Of many that create one file at once, one succeeds")
    func createAtOnce() async throws {
        let file = file
        let created = await withTaskGroup(of: EncryptionKeyID?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let key = EncryptionKey.random()
                    do throws(CredentialStoreError) {
                        try await EncryptionKeyFile(path: file.path, timeout: .seconds(600)).create(key)
                        return key.id
                    } catch {
                        return nil
                    }
                }
            }
            return await group.compactMap(\.self).reduce(into: []) { $0.append($1) }
        }
        #expect(created.count == 1)
        #expect(try await file.source.load().all.map(\.id) == created)
        #expect(try directory.names() == ["keys", "keys.lock"])
    }

    @Test("A rotation: add, make current, remove; comments stay and the file stays closed")
    func rotation() async throws {
        try directory.write(fixture.text("# mine\n\n<0>\n"), to: "keys")
        #expect(try await file.add(fixture.keys[1]).all.map(\.id) == [fixture.ids[0], fixture.ids[1]])
        #expect(try pattern() == "# mine\n\n<0>\n<1>\n")
        #expect(try await file.makeCurrent(fixture.ids[1]).current.id == fixture.ids[1])
        #expect(try pattern() == "# mine\n\n<1>\n<0>\n")
        #expect(try await file.remove(fixture.ids[0]).all.map(\.id) == [fixture.ids[1]])
        #expect(try pattern() == "# mine\n\n<1>\n")
        #expect(try mode(of: file.path) == 0o600)
        #expect(try directory.names() == ["keys", "keys.lock"])
    }

    @Test("A change that changes nothing leaves the very file in place")
    func noChange() async throws {
        try directory.write(fixture.text("<0>\n<1>"), to: "keys")
        let before = file.source.revision()
        try await file.add(fixture.keys[1])
        try await file.makeCurrent(fixture.ids[0])
        #expect(file.source.revision() == before)
    }

    @Test("Writers at once lose no key")
    func concurrentWriters() async throws {
        try await file.create(fixture.keys[0])
        let keys = (0..<12).map { _ in EncryptionKey.random() }
        let path = file.path
        try await withThrowingTaskGroup { group in
            for key in keys {
                group.addTask { try await EncryptionKeyFile(path: path, timeout: .seconds(600)).add(key) }
            }
            try await group.waitForAll()
        }
        #expect(Set(try await file.source.load().readable.map(\.id)) == Set(keys.map(\.id)))
    }

    @Test("What cannot be done says so and leaves the file as it is")
    func refusals() async throws {
        let missing = try await failure { try await file.add(fixture.keys[1]) }
        #expect(missing.code == .unavailable)
        #expect(missing.reason == .notConfigured)
        #expect(missing.applied == .no)
        #expect(try directory.names() == [])
        try directory.write(fixture.text("<0>\nhunter2\n"), to: "keys")
        let broken = try await failure { try await file.add(fixture.keys[1]) }
        #expect(broken.reason == .malformed)
        #expect(broken.message.contains("line 2 of the file \(file.path) has 7 characters"))
        try directory.write(fixture.text("<0>\n"), to: "keys")
        #expect(try await failure { try await file.remove(fixture.ids[0]) }.code == .unsupported)
        #expect(try await failure { try await file.makeCurrent(fixture.ids[1]) }.reason == .unknownKeyID)
        #expect(try pattern() == "<0>\n")
        try setMode(0o644, of: file.path)
        let loose = try await failure { try await file.add(fixture.keys[1]) }
        #expect(loose.code == .insecurePermissions)
        #expect(loose.message.hasSuffix("run: chmod 600 \(file.path)"))
        #expect(try pattern() == "<0>\n")
    }

    @Test("A change that waits for another one ends at its deadline and changes nothing")
    func deadline() async throws {
        try await file.create(fixture.keys[0])
        let before = try directory.text(of: "keys")
        let lock = try FileDescriptor.open(directory.path.appending("keys.lock"), .readWrite)
        try check(flock(lock.rawValue, LOCK_EX))
        let clock = ManualClock()
        let waiting = EncryptionKeyFile(path: file.path, timeout: .seconds(5), clock: clock)
        let key = fixture.keys[1]
        let change = Task { try await waiting.add(key) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(5))
        let error = try await failure { _ = try await change.value }
        #expect(error.code == .timedOut)
        #expect(error.applied == .no)
        #expect(error.message.hasPrefix("The file \(file.path) was not ready within 5 seconds;"))
        try lock.close()
        #expect(try directory.text(of: "keys") == before)
    }

    @Test("A cancelled call says so")
    func cancellation() async throws {
        let file = file
        let key = fixture.keys[0]
        let calls = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            let create = try await failure { try await file.create(key) }
            let load = try await failure { _ = try await file.source.load() }
            return [create, load]
        }
        let errors = try await calls.value
        #expect(errors.map(\.code) == [.cancelled, .cancelled])
        #expect(errors.map(\.applied) == [.no, nil])
        #expect(try directory.names() == [])
    }
}
#endif
