import Crypto
import GRDB
import PairedTimings
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One credential at a time, beside a bare query and a bare cipher.
struct SingleReads {
    let fixture: DatabaseFixture

    private static let sql = "SELECT attributes, envelope FROM credential WHERE service = ? AND account = ?"

    func report() async throws {
        let rounds = 100
        let count = 200
        let store = fixture.store()
        let pool = try DatabasePool(path: fixture.path.string)
        let bare = "async pool.read + AES.GCM.open"
        let ours = "credential(for:)"
        var timings = PairedTimings(baseline: bare, [ours])
        for round in 0..<(rounds + 5) {
            let numbers = fixture.numbers(count, seed: round)
            let keys = try numbers.map(DatabaseFixture.key)
            let bound = try await bound(keys, in: pool)
            let symmetricKey = try symmetricKey()
            let first = ContinuousClock.now
            for (key, bound) in zip(keys, bound) {
                let envelope = try await pool.read { database in
                    let statement = try database.cachedStatement(sql: Self.sql)
                    let row = try Row.fetchOne(statement, arguments: [key.service, key.account])
                    return row?["envelope"] as Data?
                }
                guard let envelope else { throw MissingRowError(key: key) }
                let box = try AES.GCM.SealedBox(combined: envelope.dropFirst(9))
                _ = try AES.GCM.open(box, using: symmetricKey, authenticating: bound)
            }
            let second = ContinuousClock.now
            for key in keys {
                guard try await store.credential(for: key) != nil else { throw MissingRowError(key: key) }
            }
            let third = ContinuousClock.now
            if round >= 5 { timings.add([first.duration(to: second), second.duration(to: third)]) }
        }
        await store.close()
        print("One credential among \(fixture.rows), \(rounds) rounds of \(count), in turn:")
        for row in timings.report(items: count, targets: [ours: 1.3]) { print("  \(row)") }
    }

    // What the envelopes are bound to, put together before the time is taken.
    private func bound(_ keys: [CredentialKey], in pool: DatabasePool) async throws -> [Data] {
        try await pool.read { database in
            try keys.map { key in
                let row = try Row.fetchOne(database, sql: Self.sql, arguments: [key.service, key.account])
                guard let row else { throw MissingRowError(key: key) }
                let attributes: Data = row["attributes"]
                let envelope: Data = row["envelope"]
                let fields = [Data([1]), Data(key.service.utf8), Data(key.account.utf8), attributes, envelope[1..<9]]
                return fields.reduce(into: Data()) { bytes, field in
                    withUnsafeBytes(of: UInt32(field.count).bigEndian) { bytes.append(contentsOf: $0) }
                    bytes.append(field)
                }
            }
        }
    }

    private func symmetricKey() throws -> SymmetricKey {
        fixture.key.text.withRevealedBytes { digits in
            let values = digits.map { $0 < 58 ? $0 - 48 : $0 - 87 }
            return SymmetricKey(data: stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] })
        }
    }
}

/// A row that the benchmark has made is not found.
struct MissingRowError: Error {
    let key: CredentialKey
}
