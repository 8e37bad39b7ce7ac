import Dispatch
import Foundation
import GRDB
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerRecords

@Suite("Server records: the audit", .timeLimit(.minutes(2)))
struct AuditTests {
    @Test(arguments: [
        "UPDATE audit SET result = 'ok'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit (id, time, action, result) VALUES (1, 0, 'read', 'ok')",
        "DELETE FROM person",
    ])
    func keepsItsRows(_ statement: String) async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        try await records.record(AuditEvent(folder.now, .named("ada"), id: "1"))
        let foreign = try folder.foreignConnection()
        let error = await #expect(throws: DatabaseError.self) {
            try await foreign.write { database in try database.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try await records.events().map(\.requestID) == ["1"])
    }

    @Test func keepsEverythingOfAnEvent() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        let event = AuditEvent(
            time: folder.now + 0.125,
            user: try .named("ada"),
            action: .write,
            service: .clockwork,
            source: "header",
            fingerprint: "0123456789abcdef",
            requestID: "r1",
            result: "UNAUTHORIZED"
        )
        try await records.record(event)
        try await records.record(AuditEvent(time: folder.now, user: nil, action: .signIn, result: "expired"))
        let events = try await records.events()
        #expect(events.count == 2)
        let first = try #require(events.first)
        #expect(first.time == event.time && first.issuer == "https://sign-in.example" && first.subject == "ada")
        #expect(first.action == "write" && first.service == "clockwork" && first.source == "header")
        #expect(first.fingerprint == event.fingerprint && first.requestID == "r1" && first.result == "UNAUTHORIZED")
        #expect(events.last?.subject == nil && events.last?.isForgotten == false && events.last?.result == "expired")
        let encoded = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([RecordedEvent].self, from: encoded) == events)
    }

    @Test func keepsTheOrderOfWhatIsNotedAndRecorded() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        for number in 0..<30 {
            let event = AuditEvent(folder.now, try .named("user \(number % 3)"), id: "\(number)")
            if number % 10 == 9 { try await records.record(event) } else { records.note(event) }
        }
        #expect(try await records.events().map(\.requestID) == (0..<30).map { "\($0)" })
    }

    @Test func writesWhatWasNotedAtTheNextBeat() async throws {
        let folder = try await RecordsFolder()
        let (records, clock) = (try await folder.open(), ManualClock())
        let failures = Mutex<[String]>([])
        let beat = Task {
            await records.run(
                sleep: { try await clock.sleep(for: $0) },
                onFailure: { error in failures.withLock { $0.append("\(error)") } }
            )
        }
        await clock.waitForSleepers()
        records.note(AuditEvent(folder.now, nil, id: "1"))
        clock.advance(by: .milliseconds(999))
        #expect(try await records.events().isEmpty)
        clock.advance(by: .milliseconds(1))
        await clock.waitForSleepers()
        #expect(try await records.events().map(\.requestID) == ["1"])
        // The last beat is that of the end.
        records.note(AuditEvent(folder.now, nil, id: "2"))
        beat.cancel()
        await beat.value
        #expect(try await records.events().map(\.requestID) == ["1", "2"])
        let told = failures.withLock { $0 }
        #expect(told.isEmpty)
    }

    @Test func saysThatItFailsUntilItIsWrittenAgain() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        #expect(!records.isAuditFailing)
        try await records.connections.onWriter { database in try database.execute(sql: "PRAGMA query_only = ON") }
        records.note(AuditEvent(folder.now, nil, id: "1"))
        await #expect(throws: ServerRecordsError.self) { try await records.flush() }
        #expect(records.isAuditFailing)
        #expect(records.auditFailureCount == 1)
        try await records.connections.onWriter { database in try database.execute(sql: "PRAGMA query_only = OFF") }
        try await records.flush()
        #expect(!records.isAuditFailing)
        #expect(try await records.events().map(\.requestID) == ["1"])
    }

    @Test func writesWithoutABeatWhenManyWait() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        for number in 1..<AuditBuffer.batch { records.note(AuditEvent(folder.now, nil, id: "\(number)")) }
        try await records.connections.onWriter { _ in }
        #expect(try await records.events().isEmpty)
        records.note(AuditEvent(folder.now, nil, id: "last"))
        try await records.connections.onWriter { _ in }
        #expect(try await records.events().count == AuditBuffer.batch)
    }

    @Test func saysHowManyEventsWereLost() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        records.connections.writer.asyncWriteWithoutTransaction { _ in
            begun.signal()
            gate.wait()
        }
        try await onThread { begun.wait() }
        // The writer is stuck, and whoever notes something is not.
        for number in 0..<(AuditBuffer.capacity + 5) {
            records.note(AuditEvent(folder.now + Double(number), try .named("ada"), id: "\(number)"))
        }
        gate.signal()
        try await records.record(AuditEvent(folder.now, nil, id: "next"))
        let events = try await records.events(AuditQuery(limit: .max))
        #expect(events.count == AuditBuffer.capacity + 2)
        // It stands behind the last one that was kept, before or after the one that was recorded at that moment.
        let lost = try #require(events.first { $0.action == "lost" })
        #expect(lost.result == "5 events" && events.suffix(2).contains(lost))
        #expect(lost.time == folder.now + Double(AuditBuffer.capacity + 4))
        let others = events.filter { $0 != lost }.map(\.requestID)
        #expect(others == (0..<AuditBuffer.capacity).map { "\($0)" } + ["next"])
    }

    @Test func keepsWhatCouldNotBeWrittenAndTellsWhoWaits() async throws {
        let folder = try await RecordsFolder()
        let (records, foreign) = (try await folder.open(), try folder.foreignConnection())
        try await foreign.write { database in
            try database.execute(
                sql: "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
        }
        records.note(AuditEvent(folder.now, try .named("ada"), id: "noted"))
        let error = await #expect(throws: ServerRecordsError.self) {
            try await records.record(AuditEvent(folder.now, .named("ada"), id: "recorded"))
        }
        #expect(error.map { "\($0)".contains("ada") } == false)
        await #expect(throws: ServerRecordsError.self) { try await records.flush() }
        try await foreign.write { try $0.execute(sql: "DROP TRIGGER full") }
        records.note(AuditEvent(folder.now, try .named("ada"), id: "later"))
        try await records.flush()
        #expect(try await records.events().map(\.requestID) == ["noted", "later"])
    }

    @Test func losesNothingOfEightWriters() async throws {
        let folder = try await RecordsFolder()
        let processes = [try await folder.open(), try await folder.open()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let records = processes[writer % 2]
                    for number in 0..<50 {
                        records.note(AuditEvent(folder.now, try .named("noted \(writer)"), id: "\(number)"))
                        try await records.record(AuditEvent(folder.now, .named("writer \(writer)"), id: "\(number)"))
                        guard number % 10 == 0 else { continue }
                        let user = try ServerUser.named("\(writer) \(number)")
                        try await records.setDisconnected(true, from: .clockify, of: user)
                    }
                }
            }
            try await group.waitForAll()
        }
        for records in processes { try await records.flush() }
        let expected = (0..<50).map { "\($0)" }
        for writer in 0..<8 {
            for name in ["noted \(writer)", "writer \(writer)"] {
                let events = try await processes[0].events(AuditQuery(user: .named(name)))
                #expect(events.map(\.requestID) == expected)
            }
            for number in stride(from: 0, to: 50, by: 10) {
                #expect(try processes[1].standing(of: .named("\(writer) \(number)")).disconnected == [.clockify])
            }
        }
    }

    @Test func isReadByUserFingerprintTimeAndPage() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        for number in 0..<20 {
            var event = AuditEvent(
                folder.now + Double(number),
                try .named(number % 2 == 0 ? "ada" : "eve"),
                id: "\(number)"
            )
            event.fingerprint = number < 10 ? "aa" : "bb"
            records.note(event)
        }
        try await records.flush()
        func ids(_ query: AuditQuery) async throws -> [String] {
            try await records.events(query).compactMap(\.requestID)
        }
        #expect(try await ids(AuditQuery(user: .named("eve"), since: folder.now + 14.5)) == ["15", "17", "19"])
        #expect(try await ids(AuditQuery(user: .named("ada"), fingerprint: "aa")) == ["0", "2", "4", "6", "8"])
        #expect(try await ids(AuditQuery(user: .named("nobody"))).isEmpty)
        let page = try await records.events(AuditQuery(fingerprint: "bb", limit: 4))
        #expect(page.map(\.requestID) == ["10", "11", "12", "13"])
        #expect(try await ids(AuditQuery(fingerprint: "bb", after: page.last?.id, limit: 100)).first == "14")
        #expect(try await ids(AuditQuery(limit: -1)).isEmpty)
    }

    @Test func fingerprintsAreTheServersOwn() async throws {
        let (folder, other) = (try await RecordsFolder(), try await RecordsFolder())
        let (records, canary) = (try await folder.open(), SecretCanary())
        let fingerprint = records.fingerprint(of: canary.secret)
        #expect(fingerprint.count == 16 && fingerprint.allSatisfy { "0123456789abcdef".contains($0) })
        #expect(try await folder.open().fingerprint(of: canary.secret) == fingerprint)
        #expect(records.fingerprint(of: SecretCanary().secret) != fingerprint)
        #expect(try await other.open().fingerprint(of: canary.secret) != fingerprint)
        #expect(LeakDetector(canary).leaks(in: fingerprint).isEmpty)
    }
}
