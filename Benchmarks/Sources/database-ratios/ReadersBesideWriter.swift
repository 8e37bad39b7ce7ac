import TimeTrackingDatabase
import TimeTrackingKit

/// Eight readers, alone and beside a writer.
struct ReadersBesideWriter {
    let fixture: DatabaseFixture

    private let readers = 8
    private let writesPerSecond = 200
    private let length = Duration.seconds(2)

    func report() async throws {
        let store = fixture.store()
        var shares: [Double] = []
        var written = 0
        var alone = 0.0
        for _ in 0..<7 {
            alone = try await readsPerSecond(store, writing: false).reads
            let beside = try await readsPerSecond(store, writing: true)
            shares.append(beside.reads / alone)
            written += beside.writes
        }
        await store.close()
        let share = shares.sorted()[shares.count / 2]
        let rate = Double(written) / (Double(shares.count) * (length / .seconds(1)))
        print(
            "\(readers) readers, \(shares.count) rounds of \(length), alone (\(Int(alone)) reads a second) and beside "
                + "\(Int(rate)) writes a second:"
        )
        print(
            "  share of the reads that is left \(Int((share * 100).rounded())) %  target >= 85 %: "
                + (share >= 0.85 ? "met" : "MISSED")
        )
        if rate < Double(writesPerSecond) * 0.95 { print("  the writer did not come to \(writesPerSecond) a second") }
    }

    private func readsPerSecond(
        _ store: DatabaseCredentialStore,
        writing: Bool
    ) async throws -> (reads: Double, writes: Int) {
        let end = ContinuousClock.now.advanced(by: length)
        return try await withThrowingTaskGroup(of: (reads: Int, writes: Int).self) { group in
            for reader in 0..<readers {
                group.addTask { (try await read(store, reader, until: end), 0) }
            }
            if writing { group.addTask { (0, try await write(store, until: end)) } }
            let counts = try await group.reduce((0, 0)) { ($0.0 + $1.reads, $0.1 + $1.writes) }
            return (Double(counts.0) / (length / .seconds(1)), counts.1)
        }
    }

    private func read(_ store: DatabaseCredentialStore, _ reader: Int, until end: ContinuousClock.Instant) async throws
        -> Int
    {
        let keys = try fixture.numbers(1000, seed: reader).map(DatabaseFixture.key)
        var count = 0
        while ContinuousClock.now < end {
            guard try await store.credential(for: keys[count % keys.count]) != nil else { break }
            count += 1
        }
        return count
    }

    private func write(_ store: DatabaseCredentialStore, until end: ContinuousClock.Instant) async throws -> Int {
        var next = ContinuousClock.now
        var count = 0
        while next < end {
            try await Task.sleep(until: next, clock: .continuous)
            let number = count * 37 % fixture.rows
            try await store.store(DatabaseFixture.credential(number), for: DatabaseFixture.key(number))
            count += 1
            next = next.advanced(by: .seconds(1) / writesPerSecond)
        }
        return count
    }
}
