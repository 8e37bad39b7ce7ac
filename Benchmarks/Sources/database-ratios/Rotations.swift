import Synchronization
import TimeTrackingDatabase
import TimeTrackingSealing

/// Every row sealed anew, there and back.
struct Rotations {
    let fixture: DatabaseFixture

    func report() async throws {
        let other = EncryptionKey.random()
        var rates: [Double] = []
        for (current, readable) in [
            (other, fixture.key), (fixture.key, other), (other, fixture.key), (fixture.key, other),
        ] {
            let keys = EncryptionKeys(current: current, readable: [readable])
            let store = DatabaseCredentialStore(path: fixture.path, keys: .keys(keys), timeout: .seconds(60))
            try await store.open()
            let begin = ContinuousClock.now
            let summary = try await store.rewrapAll { _ in }
            rates.append(Double(summary.rewrappedCount) / (begin.duration(to: .now) / .seconds(1)))
            await store.close()
            guard summary.rewrappedCount == fixture.rows, summary.failures.isEmpty else {
                throw PeerError(description: "only \(summary.rewrappedCount) rows were sealed anew")
            }
        }
        let rate = Int(rates.sorted()[rates.count / 2])
        print("Rotation of \(fixture.rows) rows, median of \(rates.count):")
        print("  \(rate) rows a second  target >= 20000: \(rate >= 20_000 ? "met" : "MISSED")")
    }
}
