import Dispatch
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Several users of one credential file")
struct FileCredentialStoreConcurrencyTests {
    @Test("Writers in one process lose no write, and readers see whole files all the time")
    func writersInOneProcess() async throws {
        let fixture = try FileStoreFixture()
        let path = fixture.store.path
        try await withThrowingTaskGroup { group in
            for writer in 0..<6 {
                group.addTask {
                    let store = FileStoreFixture.store(path)
                    for item in 0..<8 {
                        let key = try CredentialKey(service: "s\(writer)", account: "a\(item)")
                        try await store.store(Credential(secret: .testing("\(writer).\(item)")), for: key)
                        #expect(try await store.credential(for: key)?.secret == .testing("\(writer).\(item)"))
                        if item % 4 == 3 { #expect(try await store.removeCredential(for: key) == .removed) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let keys = try await fixture.store.keys(service: nil, after: nil, limit: 100)
        #expect(keys.count == 36)
        #expect(try fixture.directory.names() == ["credentials.json", "credentials.json.lock"])
    }

    @Test("Writers in several processes lose no write")
    func writersInSeveralProcesses() async throws {
        let fixture = try FileStoreFixture()
        let path = fixture.store.path.string
        await withTaskGroup { group in
            for process in 0..<4 {
                group.addTask {
                    await #expect(processExitsWith: .success) { [path = path as String, process = process as Int] in
                        await withTaskGroup { writers in
                            for writer in 0..<3 {
                                writers.addTask {
                                    let store = FileStoreFixture.store(FilePath(path))
                                    do {
                                        for item in 0..<5 {
                                            let key = try CredentialKey(
                                                service: "s",
                                                account: "\(process).\(writer).\(item)"
                                            )
                                            try await store.store(Credential(secret: .testing("t")), for: key)
                                        }
                                    } catch {
                                        Issue.record(error)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        #expect(try await fixture.store.keys(service: "s", after: nil, limit: 100).count == 60)
    }

    @Test("A writer that cannot get the lock goes at its deadline, changes nothing, and the next one succeeds")
    func heldLock() async throws {
        let fixture = try FileStoreFixture()
        try await fixture.store.store(Credential(secret: .testing("old")), for: fixture.ada)
        let clock = ManualClock()
        let store = FileCredentialStore(path: fixture.store.path, timeout: .seconds(5), clock: clock)
        let lock = try HeldLock(fixture.directory.path.appending("credentials.json.lock"))

        let write = Task {
            try await fixture.failure {
                try await store.store(Credential(secret: .testing("new")), for: fixture.ada)
            }
        }
        await clock.waitForSleepers()
        // Readers wait for nobody.
        #expect(try await fixture.store.credential(for: fixture.ada)?.secret == .testing("old"))
        clock.advance(by: .seconds(5))
        let failure = try await write.value
        #expect(failure.code == .timedOut)
        #expect(failure.applied == .no)

        try lock.release()
        try await fixture.store.store(Credential(secret: .testing("newer")), for: fixture.ada)
        try await store.store(Credential(secret: .testing("newest")), for: fixture.grace)
        #expect(try await fixture.store.credential(for: fixture.ada)?.secret == .testing("newer"))
        #expect(try await fixture.store.credential(for: fixture.grace)?.secret == .testing("newest"))
    }

    @Test("A writer that is cancelled while it waits for the lock goes at once and changes nothing")
    func cancelledWriter() async throws {
        let fixture = try FileStoreFixture()
        try await fixture.store.store(Credential(secret: .testing("old")), for: fixture.ada)
        let clock = ManualClock()
        let store = FileCredentialStore(path: fixture.store.path, clock: clock)
        let lock = try HeldLock(fixture.directory.path.appending("credentials.json.lock"))
        let write = Task {
            try await fixture.failure {
                try await store.store(Credential(secret: .testing("new")), for: fixture.ada)
            }
        }
        await clock.waitForSleepers()
        write.cancel()
        let failure = try await write.value
        #expect(failure.code == .cancelled)
        #expect(failure.applied == .no)
        try lock.release()
        #expect(try await fixture.store.removeCredential(for: fixture.ada) == .removed)
    }

    @Test("A reader on a file system that does not answer goes at its deadline")
    func slowRead() async throws {
        let fixture = try FileStoreFixture()
        let clock = ManualClock()
        let store = FileCredentialStore(path: fixture.store.path, timeout: .seconds(2), clock: clock)
        store.readQueue.suspend()
        let read = Task {
            try await fixture.failure { _ = try await store.credential(for: fixture.ada) }
        }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(2))
        let failure = try await read.value
        #expect(failure.code == .timedOut)
        #expect(failure.applied == nil)
        store.readQueue.resume()
        #expect(try await store.credential(for: fixture.ada) == nil)
    }

    @Test("A call of a cancelled task does nothing")
    func cancelledBefore() async throws {
        let fixture = try FileStoreFixture()
        let failure = try await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await fixture.failure {
                try await fixture.store.store(Credential(secret: .testing("t")), for: fixture.ada)
            }
        }
        .value
        #expect(failure.code == .cancelled)
        #expect(try fixture.directory.names().isEmpty)
    }
}
