#if EncryptedDatabase
import GRDB
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("Sealing every row anew")
struct RewrapTests {
    private let fixture: DatabaseFixture
    private let new: EncryptionKeys

    init() throws {
        fixture = try DatabaseFixture()
        new = EncryptionKeys(current: .random(), readable: [fixture.keys.current])
    }

    /// Writes rows with the old key in one transaction.
    private func fill(_ count: Int) async throws {
        try await fixture.fill()
        let rows = try (0..<count)
            .map { number in
                let key = try CredentialKey(service: "s\(number % 2)", account: "user \(number)")
                return (key, try fixture.keys.seal(.testing("\(number)"), for: key))
            }
        try fixture.raw { database in
            try database.inTransaction {
                for (key, sealed) in rows { try CredentialWriter.store(sealed, for: key, database) }
                return .commit
            }
        }
    }

    @Test("Goes in steps and says how far it is, while others read and write")
    func steps() async throws {
        try await fill(1_700)
        let store = fixture.store(new)
        let other = fixture.store(new)
        let seen = Mutex<[RewrapProgress]>([])
        async let traffic: Void = {
            for number in 0..<60 {
                let key = try CredentialKey(service: "s0", account: "user \(number * 2)")
                #expect(try await other.credential(for: key) == .testing("\(number * 2)"))
                try await other.store(
                    .testing("written \(number)"),
                    for: CredentialKey(service: "t", account: "\(number)")
                )
            }
        }()
        let summary = try await store.rewrapAll { progress in seen.withLock { $0.append(progress) } }
        try await traffic
        #expect(summary.rewrappedCount == 1_702)
        #expect(summary.failures.isEmpty)
        let progress = seen.withLock(\.self)
        #expect(progress.map(\.done) == [500, 1_000, 1_500, 1_702])
        #expect(progress.allSatisfy { $0.total == 1_702 })
        let status = try await store.keyStatus()
        #expect(status.map(\.rowCount) == [1_762, 0])
        let again = try await store.rewrapAll()
        #expect(again == RewrapSummary(rewrappedCount: 0, alreadyCurrentCount: 1_762, failures: []))
        try await store.retireKey(fixture.keys.current.id)
        let only = fixture.store(EncryptionKeys(current: new.current))
        let keys = try await only.keys(service: nil, after: nil, limit: 10_000)
        #expect(try await only.credentials(for: keys).count == 1_762)
    }

    @Test("Passes over rows that do not open, and reports them")
    func brokenRows() async throws {
        try await fill(1_200)
        try fixture.run("UPDATE credential SET attributes = x'00' WHERE account IN ('ada', 'user 3', 'user 700')")
        try fixture.run("UPDATE credential SET envelope = x'0102' WHERE account = 'grace'")
        let store = fixture.store(new)
        for round in 0..<2 {
            let summary = try await store.rewrapAll()
            #expect(summary.rewrappedCount == (round == 0 ? 1_198 : 0))
            let names = summary.failures.map(\.key.account).sorted()
            #expect(names == ["ada", "grace", "user 3", "user 700"])
            #expect(summary.failures.allSatisfy { $0.error.code == .undecryptable })
        }
        try await expectFailure(.unsupported) { try await store.retireKey(fixture.keys.current.id) }
    }

    @Test("Stopped in the middle, it goes on where it was")
    func cancelled() async throws {
        try await fill(2_000)
        let store = fixture.store(new)
        let begun = AsyncStream.makeStream(of: Void.self)
        let run = Task {
            try await store.rewrapAll { progress in
                if progress.done == 1_000 { withUnsafeCurrentTask { $0?.cancel() } }
                begun.continuation.yield()
            }
        }
        try await expectFailure(.cancelled) { _ = try await run.value }
        let left = try await store.keyStatus().map(\.rowCount)
        #expect(left == [1_000, 1_002])
        let rest = try await store.rewrapAll()
        #expect(rest.rewrappedCount == 1_002)
        #expect(rest.alreadyCurrentCount == 1_000)
    }
}
#endif
