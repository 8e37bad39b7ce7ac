import Dispatch
import SystemPackage
import Testing
import TimeTrackingTesting

@testable import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("A write of a file store that cannot be done")
struct FileCredentialStoreFailedWriteTests {
    @Test("A full disk leaves the old file, says so and leaves nothing behind")
    func fullDisk() async throws {
        await #expect(processExitsWith: .success) {
            // A limit on the size of files stops a write in the middle, as a full disk does.
            signal(SIGXFSZ, SIG_IGN)
            let fixture = try FileStoreFixture()
            try await fixture.store.store(Credential(secret: .testing("old")), for: fixture.ada)
            let before = try fixture.directory.bytes(of: fixture.fileName)
            let large = Credential(secret: Secret([UInt8](repeating: 0x61, count: 100_000)))

            var limit = rlimit()
            try check(getrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            let unlimited = limit.rlim_cur
            limit.rlim_cur = 8192
            try check(setrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            let failure = try await fixture.failure { try await fixture.store.store(large, for: fixture.ada) }
            #expect(failure.code == .unavailable)
            #expect(failure.reason == .storageFull)
            #expect(failure.applied == .no)
            #expect(failure.message.contains("free some space"))
            #expect(try fixture.directory.bytes(of: fixture.fileName) == before)
            #expect(try fixture.directory.names() == ["credentials.json", "credentials.json.lock"])

            limit.rlim_cur = unlimited
            try check(setrlimit(.init(RLIMIT_FSIZE.rawValue), &limit))
            try await fixture.store.store(large, for: fixture.ada)
            #expect(try await fixture.store.credential(for: fixture.ada) == large)
        }
    }

    @Test("A directory that takes no new file is an error of the write alone")
    func closedDirectory() async throws {
        await #expect(processExitsWith: .success) {
            if geteuid() == 0 { try check(setuid(65_534)) }
            let fixture = try FileStoreFixture()
            try await fixture.store.store(Credential(secret: .testing("old")), for: fixture.ada)
            try setMode(0o500, of: fixture.directory.path)
            let write = try await fixture.failure {
                try await fixture.store.store(Credential(secret: .testing("new")), for: fixture.ada)
            }
            #expect(write.code == .denied)
            #expect(write.applied == .no)
            let removal = try await fixture.failure { _ = try await fixture.store.removeCredential(for: fixture.ada) }
            #expect(removal.code == .denied)
            #expect(try await fixture.store.credential(for: fixture.ada)?.secret == .testing("old"))
            try setMode(0o700, of: fixture.directory.path)
        }
    }

    @Test("What a killed process left is removed by the next write, and nothing else is")
    func leftovers() async throws {
        let fixture = try FileStoreFixture()
        let kept = [
            ".credentials.json.0123456789abcde.tmp", ".credentials.json.0123456789ABCDEF.tmp",
            ".credentials.json.bak.0123456789abcdef.tmp", ".other.json.0123456789abcdef.tmp", "notes.tmp",
        ]
        for name in kept + [".credentials.json.0123456789abcdef.tmp"] { try fixture.directory.write([], to: name) }
        try fixture.directory.makeDirectory(".credentials.json.1111111111111111.tmp")
        #expect(try await fixture.store.credential(for: fixture.ada) == nil)
        #expect(try fixture.directory.names().count == 7)
        try await fixture.store.store(Credential(secret: .testing("t")), for: fixture.ada)
        let expected = kept + [".credentials.json.1111111111111111.tmp", "credentials.json", "credentials.json.lock"]
        #expect(try fixture.directory.names() == expected.sorted())
    }

    @Test("A write whose caller has gone before the change does not take place")
    func abandonedWrite() async throws {
        let fixture = try FileStoreFixture("old")
        let file = CredentialFile(path: fixture.store.path)
        let clock = ManualClock()
        let queue = DispatchQueue(label: "test")
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let call = Task {
            await BlockingCall.run(on: queue, timeout: .seconds(1), clock: InjectedClock(clock)) { call in
                Result { () throws(CredentialStoreError) in
                    try file.replace(for: call) { _ throws(CredentialStoreError) in
                        beginning.finish()
                        // The new contents are ready only when the deadline has passed.
                        while !call.isAbandoned { sched_yield() }
                        return SensitiveBytes(capacity: 1)
                    }
                }
            }
        }
        for await _ in begun {}
        await clock.waitForSleepers()
        clock.advance(by: .seconds(1))
        guard case .timedOut(.no) = await call.value else {
            Issue.record("The call did not end at its deadline, or could not tell that nothing was changed.")
            return
        }
        queue.sync {}
        #expect(try fixture.text() == "old")
        #expect(try fixture.directory.names() == ["credentials.json", "credentials.json.lock"])
    }

    @Test("Every refusal of the system has a code, and absence is none of them")
    func codes() {
        let expected: [(Errno, CredentialStoreError.Code, CredentialStoreError.Reason?)] = [
            (.permissionDenied, .denied, nil), (.notPermitted, .denied, nil), (.ioError, .corrupted, nil),
            (.noSpace, .unavailable, .storageFull), (.diskQuotaExceeded, .unavailable, .storageFull),
            (.fileTooLarge, .unavailable, .storageFull), (.readOnlyFileSystem, .unavailable, .readOnly),
            (.notDirectory, .corrupted, nil), (.isDirectory, .corrupted, nil),
            (.tooManySymbolicLinkLevels, .insecurePermissions, nil), (.fileNameTooLong, .unsupported, nil),
            (.noLocks, .unavailable, nil), (.notSupported, .unavailable, nil),
            (.tooManyOpenFiles, .failed, nil), (.staleNFSFileHandle, .failed, nil),
        ]
        for (number, code, reason) in expected {
            let error = CredentialStoreError(number, cannot: "read", "/x")
            #expect(error.code == code)
            #expect(error.reason == reason)
            let isLink = number == .tooManySymbolicLinkLevels
            #expect(error.message.hasPrefix(isLink ? "/x is a symbolic link" : "The system cannot read /x ("))
        }
    }

    @Test("A name that leaves no room for the temporary file's is an error before anything is changed")
    func longName() async throws {
        let fixture = try FileStoreFixture()
        let store = FileStoreFixture.store(fixture.directory.path.appending(String(repeating: "n", count: 240)))
        let failure = try await fixture.failure {
            try await store.store(Credential(secret: .testing("t")), for: fixture.ada)
        }
        #expect(failure.code == .unsupported)
        #expect(failure.applied == .no)
        #expect(try await store.credential(for: fixture.ada) == nil)
    }
}
