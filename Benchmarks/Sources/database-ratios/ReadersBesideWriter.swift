import GRDB
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Eight readers, alone and beside a writer: through the store, and in turn with bare SQLite.
struct ReadersBesideWriter {
    let fixture: DatabaseFixture

    private let readers = 8
    private let writesPerSecond = 200
    private let length = Duration.seconds(2)
    private let rounds = 7

    /// One way to read and write.
    private struct Side {
        let name: String
        let read: @Sendable (CredentialKey) async throws -> Bool
        let write: @Sendable (Int) async throws -> Void
    }

    func report() async throws {
        let store = fixture.store()
        let sides = [try bareSide(), side(of: store)]
        var shares: [[Double]] = [[], []]
        var alone = [0.0, 0.0]
        var written = 0
        for _ in 0..<rounds {
            for (index, side) in sides.enumerated() {
                alone[index] = try await readsPerSecond(side, writing: false).reads
                let beside = try await readsPerSecond(side, writing: true)
                shares[index].append(beside.reads / alone[index])
                written += beside.writes
            }
        }
        await store.close()
        let rate = Double(written) / (Double(2 * rounds) * (length / .seconds(1)))
        print("\(readers) readers, \(rounds) rounds of \(length), alone and beside \(Int(rate)) writes a second:")
        for (index, side) in sides.enumerated() {
            let share = shares[index].sorted()[rounds / 2]
            let verdict = index == 0 ? "" : "  target >= 85 %: \(share >= 0.85 ? "met" : "MISSED")"
            print(
                "  \(side.name): \(Int(alone[index])) reads a second alone, of which "
                    + "\(Int((share * 100).rounded())) % are left\(verdict)"
            )
        }
        if rate < Double(writesPerSecond) * 0.95 { print("  the writer did not come to \(writesPerSecond) a second") }
    }

    private func side(of store: DatabaseCredentialStore) -> Side {
        Side(name: "DatabaseCredentialStore") { key in
            try await store.credential(for: key) != nil
        } write: { number in
            try await store.store(DatabaseFixture.credential(number), for: DatabaseFixture.key(number))
        }
    }

    // The same rows with the same durability, and nothing opened or sealed while the time is taken.
    private func bareSide() throws -> Side {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.maximumReaderCount = 4
        let pool = try DatabasePool(path: fixture.path.string, configuration: configuration)
        let queue = try DatabaseQueue(path: fixture.path.string)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON") }
        let keys = EncryptionKeys(current: fixture.key)
        return Side(name: "bare SQLite") { key in
            try await pool.read { database in
                let statement = try database.cachedStatement(
                    sql: "SELECT envelope FROM credential WHERE service = ? AND account = ?"
                )
                return try Data.fetchOne(statement, arguments: [key.service, key.account]) != nil
            }
        } write: { number in
            let key = try DatabaseFixture.key(number)
            let sealed = try keys.seal(DatabaseFixture.credential(number), for: key)
            try await queue.write { database in
                try database.execute(
                    sql: "UPDATE credential SET envelope = ? WHERE service = ? AND account = ?",
                    arguments: [Data(sealed.envelope), key.service, key.account]
                )
            }
        }
    }

    private func readsPerSecond(_ side: Side, writing: Bool) async throws -> (reads: Double, writes: Int) {
        let end = ContinuousClock.now.advanced(by: length)
        return try await withThrowingTaskGroup(of: (reads: Int, writes: Int).self) { group in
            for reader in 0..<readers {
                group.addTask { (try await read(side, reader, until: end), 0) }
            }
            if writing { group.addTask { (0, try await write(side, until: end)) } }
            let counts = try await group.reduce((0, 0)) { ($0.0 + $1.reads, $0.1 + $1.writes) }
            return (Double(counts.0) / (length / .seconds(1)), counts.1)
        }
    }

    private func read(_ side: Side, _ reader: Int, until end: ContinuousClock.Instant) async throws -> Int {
        let keys = try fixture.numbers(1000, seed: reader).map(DatabaseFixture.key)
        var count = 0
        while ContinuousClock.now < end {
            guard try await side.read(keys[count % keys.count]) else { throw MissingRowError(key: keys[0]) }
            count += 1
        }
        return count
    }

    private func write(_ side: Side, until end: ContinuousClock.Instant) async throws -> Int {
        var next = ContinuousClock.now
        var count = 0
        while next < end {
            try await Task.sleep(until: next, clock: .continuous)
            try await side.write(count * 37 % fixture.rows)
            count += 1
            next = next.advanced(by: .seconds(1) / writesPerSecond)
        }
        return count
    }
}
