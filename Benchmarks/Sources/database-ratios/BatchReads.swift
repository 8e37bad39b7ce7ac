import ChildPrograms
import PairedTimings
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

/// Many credentials in one call, beside Python.
struct BatchReads {
    let fixture: DatabaseFixture
    let python: ChildProgram

    func report() async throws {
        let rounds = 40
        let count = 5000
        let stores = [fixture.store(readerCount: 1), fixture.store(readerCount: 2)]
        _ = try python.ask(fixture.key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) } + "\nread 1")
        var timings = PairedTimings(
            baseline: "Python, one thread",
            ["Python, two threads", "credentials(for:), one reader", "credentials(for:), two readers"]
        )
        for round in 0..<(rounds + 3) {
            let numbers = fixture.numbers(count, seed: round)
            let keys = try numbers.map(DatabaseFixture.key)
            let accounts = numbers.map(DatabaseFixture.account).joined(separator: " ")
            var times = [try python("read 1 \(accounts)", count), try python("read 2 \(accounts)", count)]
            for store in stores {
                let begin = ContinuousClock.now
                let credentials = try await store.credentials(for: keys)
                times.append(begin.duration(to: .now))
                guard credentials.count == count else { throw MissingRowError(key: keys[0]) }
            }
            if round >= 3 { timings.add(times) }
        }
        for store in stores { await store.close() }
        print("\(count) credentials among \(fixture.rows) in one call, \(rounds) rounds, in turn:")
        let targets = ["credentials(for:), one reader": 1 / 0.9, "credentials(for:), two readers": 1 / 1.6]
        for row in timings.report(items: count, targets: targets) { print("  \(row)") }
    }

    private func python(_ command: String, _ count: Int) throws -> Duration {
        let answer = try python.ask(command)
        let numbers = answer.split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 2, numbers[1] == count else { throw PeerError(description: "Python: \(answer)") }
        return .nanoseconds(numbers[0])
    }
}

/// A peer could not do what it was asked.
struct PeerError: Error, CustomStringConvertible {
    let description: String
}
