#if EncryptedDatabase && os(Linux)
import Foundation
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("Processes that are killed while they write", .timeLimit(.minutes(10)))
struct KilledWriterTests {
    @Test func keepEveryWriteThatWasAcknowledged() async throws {
        let seed = UInt64.random(in: 1...(.max))
        print("The moments of the kills come from the seed \(seed).")
        var random = SeededGenerator(seed: seed)
        let database = try FaultDatabase()
        var expected: [String: Int] = [:]
        for loop in 0..<200 {
            let moment = Int.random(in: 0...12, using: &random)
            let pause = Duration.microseconds(Int.random(in: 0...2500, using: &random))
            let lines = try await database.run(["write", database.path.string, "loop\(loop)", "100000"]) { program in
                try program.lines(killedAfter: moment, pause)
            }
            let store = database.store()
            for line in lines {
                let words = line.split(separator: " ")
                try #require(words.count == 2, "\(line)")
                let number = try #require(Int(words[0]))
                expected[String(words[1])] = number
            }
            // What was under way may be there or not; it is the write after the last one that was acknowledged.
            let last = lines.count
            for (account, number) in expected where account.hasPrefix("loop\(loop)-") {
                let found = try await store.number(of: account)
                #expect(found == number || found == last + 1, "seed \(seed), loop \(loop), \(account)")
                expected[account] = found
            }
            await store.close()
        }
        let store = database.store()
        for (account, number) in expected {
            let found = try await store.number(of: account)
            #expect(found == number, "seed \(seed), \(account)")
        }
    }

    @Test func canAllWriteAtTheSameTime() async throws {
        let database = try FaultDatabase()
        try await withThrowingTaskGroup(of: [String].self) { group in
            for process in 0..<8 {
                group.addTask {
                    try await database.run(["write", database.path.string, "process\(process)", "500"]) { program in
                        try program.linesToEnd()
                    }
                }
            }
            for try await lines in group { #expect(lines.count == 500, "\(lines.last ?? "")") }
        }
        let store = database.store()
        for process in 0..<8 {
            for number in stride(from: 2, through: 500, by: 2) {
                let found = try await store.number(of: "process\(process)-\(number)")
                #expect(found == number)
            }
            // The last number with each remainder that is odd.
            for (remainder, number) in [(0, 495), (1, 499), (2, 497)] {
                let found = try await store.number(of: "process\(process)-replaced-\(remainder)")
                #expect(found == number)
            }
        }
    }

    @Test func leaveARotationThatTheNextOneEnds() async throws {
        let seed = UInt64.random(in: 1...(.max))
        print("The moments of the kills come from the seed \(seed).")
        var random = SeededGenerator(seed: seed)
        let database = try FaultDatabase()
        let rows = 2000
        let store = database.store()
        for number in 0..<rows { try await store.store(number, of: "user\(number)") }
        await store.close()
        let other = EncryptionKey.random()
        var keys = [database.key, other]
        var killed = 0
        for loop in 0..<50 {
            keys.swapAt(0, 1)
            let held = EncryptionKeys(current: keys[0], readable: [keys[1]])
            let moment = Int.random(in: 0...4, using: &random)
            let pause = Duration.microseconds(Int.random(in: 0...15_000, using: &random))
            let lines = try await database.run(["rotate", database.path.string], keys: held) { program in
                try program.lines(killedAfter: moment, pause)
            }
            if lines.last?.hasPrefix("rotated") != true { killed += 1 }
            let store = database.store(keys: held)
            for number in stride(from: loop % 7, to: rows, by: 7) {
                let found = try await store.number(of: "user\(number)")
                #expect(found == number, "seed \(seed), loop \(loop)")
            }
            await store.close()
        }
        #expect(killed > 10)
        let last = EncryptionKeys(current: keys[0], readable: [keys[1]])
        let lines = try await database.run(["rotate", database.path.string], keys: last) { try $0.linesToEnd() }
        #expect(lines.last?.hasSuffix(" 0") == true)
        // Without the other key, so that each of them is sealed with the current one.
        let alone = database.store(keys: EncryptionKeys(current: keys[0]))
        for number in 0..<rows {
            let found = try await alone.number(of: "user\(number)")
            #expect(found == number)
        }
    }
}
#endif
