import Foundation
import ProgramFixtures
import Subprocess
import Synchronization
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(Glibc)
import Glibc
#endif

@Suite("timetrack keys rotate, killed in the middle", .timeLimit(.minutes(5)))
struct RotationTests {
    private static let rowCount = 5_000

    private static func key(_ number: Int) throws -> CredentialKey {
        try CredentialKey(service: "clockify", account: "user-\(number)")
    }

    private static func secret(_ number: Int) -> Secret { Secret(utf8: "secret of user-\(number)") }

    private static func store(_ home: Home) -> DatabaseCredentialStore {
        DatabaseCredentialStore(
            path: FilePath(home.databaseFile),
            keys: .file(FilePath(home.encryptionKeyFile)),
            timeout: .seconds(30)
        )
    }

    @Test func isEndedByTheNextRunWhileAnotherProcessReads() async throws {
        try await Home.make { home in
            #expect(try await home.timetrack("keys", "add").status == 0)
            let store = Self.store(home)
            for number in 0..<Self.rowCount {
                try await store.store(Credential(secret: Self.secret(number)), for: Self.key(number))
            }
            let isOver = Atomic(false)
            // Another process than those that rotate: this one.
            async let reads = readUntil(isOver, Self.store(home))
            let rotated = try await killInTheMiddle(home, store)
            let run = try await home.timetrack("keys", "rotate", rotated.description, "--json")
            isOver.store(true, ordering: .relaxed)
            #expect(run.status == 0)
            let summary = try Document(run.output)
            #expect((summary["rewrapped"].int ?? 0) + (summary["already_current"].int ?? 0) == Self.rowCount)
            #expect((summary["rewrapped"].int ?? 0) > 0)
            #expect((summary["already_current"].int ?? 0) > 0)
            #expect(try await reads > 0)
            #expect(try await store.keyStatus().filter { $0.rowCount > 0 }.map(\.id) == [rotated])
            for number in 0..<Self.rowCount {
                let found = try await store.credential(for: Self.key(number))
                #expect(found?.secret == Self.secret(number))
            }
        }
    }

    /// Rotates and kills the process while some rows are sealed with the new key and some are not.
    ///
    /// - Returns: The new key.
    private func killInTheMiddle(_ home: Home, _ store: DatabaseCredentialStore) async throws -> EncryptionKeyID {
        // A machine may be too fast for a kill in time; each round has another new key.
        for _ in 0..<20 {
            let added = try await home.timetrack("keys", "add", "--json")
            let id = try #require(EncryptionKeyID(try Document(added.output)["id"].string ?? ""))
            let run = try await home.timetrack("keys", "rotate", id.description) { process in
                while true {
                    let done = try await store.keyStatus().first { $0.id == id }?.rowCount ?? 0
                    if done > 0 { break }
                }
                kill(process.value, SIGKILL)
            }
            let done = try await store.keyStatus().first { $0.id == id }?.rowCount ?? 0
            if run.status == -SIGKILL, done > 0, done < Self.rowCount { return id }
        }
        throw CancellationError()
    }

    /// Reads random rows until it is told to end, each with the value that was stored.
    ///
    /// - Returns: How many rows were read.
    private func readUntil(_ isOver: borrowing Atomic<Bool>, _ store: DatabaseCredentialStore) async throws -> Int {
        var count = 0
        while !isOver.load(ordering: .relaxed) {
            let number = Int.random(in: 0..<Self.rowCount)
            let found = try await store.credential(for: Self.key(number))
            guard found?.secret == Self.secret(number) else {
                throw CredentialStoreError(.corrupted, store: nil, message: "user-\(number)")
            }
            count += 1
        }
        return count
    }
}
