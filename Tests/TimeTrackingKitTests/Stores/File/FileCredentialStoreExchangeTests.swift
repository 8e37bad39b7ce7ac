import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// A file whose directory is exchanged by a link that is pointed elsewhere.
@Suite("FileCredentialStore exchange of the directory")
struct FileCredentialStoreExchangeTests {
    @Test("A credential that is always there is never absent while the path is pointed elsewhere all the time")
    func exchanges() async throws {
        let fixture = try FileStoreFixture()
        let directory = fixture.directory
        let ada = fixture.ada
        let contents = """
            {"version": 1, "credentials": [{"service": "clockify", "account": "ada", "secret": "token"}]}
            """
        try directory.makeDirectory("v1")
        try directory.write(contents.utf8, to: "v1/credentials.json")
        try directory.link("current", to: "v1")
        let store = FileStoreFixture.store(directory.path.appending("current/credentials.json"))
        let reader = Task {
            var absences = 0
            while !Task.isCancelled {
                do throws(CredentialStoreError) {
                    if try await store.credential(for: ada) == nil { absences += 1 }
                } catch {
                    #expect([.failed, .corrupted, .cancelled].contains(error.code), "\(error)")
                }
            }
            return absences
        }
        for version in 2...300 {
            try directory.makeDirectory("v\(version)")
            try directory.write(contents.utf8, to: "v\(version)/credentials.json")
            try directory.link("next", to: "v\(version)")
            try directory.move("next", over: "current")
            try directory.remove("v\(version - 1)")
            await Task.yield()
        }
        reader.cancel()
        #expect(await reader.value == 0)
        #expect(try await store.credential(for: ada)?.secret == .testing("token"))
    }

    #if os(Linux)
    @Test("A write that waited while the path was pointed elsewhere is refused, not made where nobody reads")
    func exchangeDuringWrite() async throws {
        let fixture = try FileStoreFixture()
        let directory = fixture.directory
        let ada = fixture.ada
        try directory.makeDirectory("v1")
        try directory.makeDirectory("v2")
        try directory.link("current", to: "v1")
        let store = FileStoreFixture.store(directory.path.appending("current/credentials.json"))
        try await store.store(Credential(secret: .testing("old")), for: ada)
        let lock = try HeldLock(directory.path.appending("v1/credentials.json.lock"))
        let writer = Task { try await store.store(Credential(secret: .testing("new")), for: ada) }
        while try lock.openCount() < 2 { await Task.yield() }
        try directory.link("next", to: "v2")
        try directory.move("next", over: "current")
        try lock.release()
        let failure = try await fixture.failure { try await writer.value }
        #expect(failure.code == .failed)
        #expect(failure.applied == .no)
        #expect(try await store.credential(for: ada) == nil)
    }
    #endif
}
