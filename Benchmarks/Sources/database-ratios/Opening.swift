import TimeTrackingDatabase

/// How long it takes until a store is open.
struct Opening {
    let fixture: DatabaseFixture

    func report() async throws {
        var times: [Double] = []
        for _ in 0..<40 {
            let store = fixture.store()
            let begin = ContinuousClock.now
            try await store.open()
            times.append(begin.duration(to: .now) / .milliseconds(1))
            await store.close()
        }
        let median = times.sorted()[times.count / 2]
        print("Opening a store of \(fixture.rows) rows, median of \(times.count):")
        print("  \((median * 100).rounded() / 100) ms  target <= 20 ms: \(median <= 20 ? "met" : "MISSED")")
    }
}
