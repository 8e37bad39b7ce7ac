#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("A write of a database that cannot be done")
struct FailedWriteTests {
    @Test("A writer that does not get its turn before the deadline has changed nothing")
    func locked() async throws {
        let fixture = try DatabaseFixture()
        try await fixture.fill()
        let clock = ManualClock()
        let store = DatabaseCredentialStore(
            path: fixture.path,
            keys: .keys(fixture.keys),
            timeout: .seconds(1),
            clock: clock
        )
        try await store.open()
        let blocked = try BlockedDatabase(fixture.path, isExclusive: false)
        let write = Task { try await store.store(.testing("new"), for: fixture.ada) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(1))
        let error = try await expectFailure(.timedOut) { try await write.value }
        #expect(error.applied == .no)
        let cancelled = Task { try await store.removeCredential(for: fixture.ada) }
        await clock.waitForSleepers()
        cancelled.cancel()
        let cancellation = try await expectFailure(.cancelled) { _ = try await cancelled.value }
        #expect(cancellation.applied == .no)
        try blocked.release()
        await store.close()
        #expect(try await fixture.store().credential(for: fixture.ada) == .testing("ada's"))
    }

    @Test("A full disk leaves the old credential, says so, and is over when there is room")
    func fullDisk() async throws {
        await #expect(processExitsWith: .success) {
            // A limit on the size of files stops a write in the middle, as a full disk does.
            signal(SIGXFSZ, SIG_IGN)
            let fixture = try DatabaseFixture()
            let store = fixture.store()
            try await store.store(.testing("old"), for: fixture.ada)
            let large = Credential(secret: Secret([UInt8](repeating: 0x61, count: 500_000)))

            var limit = rlimit()
            try check(getrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            let unlimited = limit.rlim_cur
            limit.rlim_cur = 100_000
            try check(setrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            let error = try await failure { try await store.store(large, for: fixture.ada) }
            // SQLite tells a disk without room from one that fails, but not a limit from either.
            #expect(error.code == .failed, "\(error)")
            #expect(error.message.contains("has room"))
            #expect(try await store.credential(for: fixture.ada) == .testing("old"))
            let backup = fixture.directory.path.appending("backup")
            limit.rlim_cur = 8_192
            try check(setrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            try await expectFailure(.failed) { _ = try await store.backUp(to: backup) }
            #expect(try fixture.directory.names().allSatisfy { !$0.contains("backup") })

            limit.rlim_cur = unlimited
            try check(setrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            try await store.store(large, for: fixture.ada)
            #expect(try await fixture.store().credential(for: fixture.ada) == large)
        }
    }

    @Test("A directory that takes no new file is an error, and the file is as it was")
    func closedDirectory() async throws {
        await #expect(processExitsWith: .success) {
            if geteuid() == 0 { try check(setuid(65_534)) }
            let fixture = try DatabaseFixture()
            try await fixture.fill()
            let before = try fixture.directory.bytes(of: fixture.name)
            try setMode(0o500, of: fixture.directory.path)
            let store = fixture.store()
            // What a read meets must not let anybody go on to another source.
            try await expectFailure(.denied) { _ = try await store.credential(for: fixture.ada) }
            try await expectFailure(.denied) { try await store.store(.testing("n"), for: fixture.ada) }
            #expect(try fixture.directory.bytes(of: fixture.name) == before)
            let missing = fixture.store(at: fixture.directory.path.appending("missing"))
            let error = try await expectFailure(.denied) { try await missing.store(.testing("n"), for: fixture.ada) }
            #expect(error.applied == .no)
            try setMode(0o700, of: fixture.directory.path)
            #expect(try await store.credential(for: fixture.ada) == .testing("ada's"))
        }
    }

    @Test("An empty secret and one beyond the limit are refused before anything is made")
    func refusedSecrets() async throws {
        let fixture = try DatabaseFixture()
        try await expectFailure(.unsupported) { try await fixture.store().store(.testing(""), for: fixture.ada) }
        let limit = DatabaseCredentialStore.maximumSecretByteCount
        let large = Credential(secret: Secret([UInt8](repeating: 1, count: limit + 1)))
        let error = try await expectFailure(.tooLarge) { try await fixture.store().store(large, for: fixture.ada) }
        #expect(error.limit == limit)
        #expect(try fixture.directory.names().isEmpty)
    }

    @Test("Every refusal of SQLite has a code, and its texts go nowhere")
    func codes() {
        let expected: [(ResultCode, CredentialStoreError.Code, CredentialStoreError.Reason?)] = [
            (.SQLITE_FULL, .failed, .storageFull), (.SQLITE_READONLY_DBMOVED, .denied, .readOnly),
            (.SQLITE_CANTOPEN, .denied, nil), (.SQLITE_PERM, .denied, nil), (.SQLITE_AUTH, .denied, nil),
            (.SQLITE_CORRUPT_INDEX, .corrupted, nil), (.SQLITE_NOTADB, .corrupted, nil),
            (.SQLITE_IOERR_READ, .failed, nil), (.SQLITE_BUSY_SNAPSHOT, .timedOut, nil),
            (.SQLITE_LOCKED, .timedOut, nil), (.SQLITE_ERROR, .failed, nil), (.SQLITE_CONSTRAINT, .failed, nil),
        ]
        for (code, expectedCode, reason) in expected {
            let cause = DatabaseError(
                resultCode: code,
                message: "canary",
                sql: "SELECT 'canary'",
                arguments: ["canary"]
            )
            let error = CredentialStoreError(sqlite: cause, "/x")
            #expect(error.code == expectedCode)
            #expect(error.reason == reason)
            #expect(!"\(error) \(String(reflecting: error))".contains("canary"))
        }
    }
}
#endif
