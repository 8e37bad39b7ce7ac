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
        let store = fixture.store()
        _ = try python.ask(fixture.key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) } + "\nread 1")
        var timings = PairedTimings(
            baseline: "Python, one thread",
            ["Python, two threads", "credentials(for:), 200 at a time", "credentials(for:), all at once"]
        )
        for round in 0..<(rounds + 3) {
            let numbers = fixture.numbers(count, seed: round)
            let keys = try numbers.map(DatabaseFixture.key)
            let accounts = numbers.map(DatabaseFixture.account).joined(separator: " ")
            var times = [try python("read 1 \(accounts)", count), try python("read 2 \(accounts)", count)]
            // So few keys that the store does not divide them, and then all of them.
            for size in [200, count] {
                var found = 0
                let begin = ContinuousClock.now
                for first in stride(from: 0, to: count, by: size) {
                    found += try await store.credentials(for: Array(keys[first..<first + size])).count
                }
                times.append(begin.duration(to: .now))
                guard found == count else { throw MissingRowError(key: keys[0]) }
            }
            if round >= 3 { timings.add(times) }
        }
        await store.close()
        print("\(count) credentials among \(fixture.rows) in one call, \(rounds) rounds, in turn:")
        let targets = ["credentials(for:), 200 at a time": 1 / 0.9, "credentials(for:), all at once": 1 / 1.6]
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
