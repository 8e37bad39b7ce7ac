#if EncryptedDatabase
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("A log of the last writes that was cut")
struct TruncatedLogTests {
    /// SQLite cannot tell such a log from that of a program which was killed, so that the writes at its end are lost; what
    /// is there is what was there after an earlier write, and nothing is changed by the reading.
    @Test("Gives an earlier state as a whole, at many lengths")
    func cutLog() async throws {
        let fixture = try DatabaseFixture()
        try await fixture.fill()
        let store = fixture.store()
        for number in 0..<30 {
            let key = try CredentialKey(service: "clockify", account: "user \(number)")
            try await store.store(.testing("\(number)"), for: key)
        }
        let file = try fixture.directory.bytes(of: fixture.name)
        let log = try fixture.directory.bytes(of: fixture.name + "-wal")
        var counts: [Int] = []
        for length in stride(from: 0, through: log.count, by: max(1, log.count / 97)) + [log.count] {
            try fixture.directory.write(file, to: "cut")
            try fixture.directory.write(Array(log.prefix(length)), to: "cut-wal")
            let path = fixture.directory.path.appending("cut")
            let cut = fixture.store(at: path)
            let keys = try await cut.keys(service: nil, after: nil, limit: 100)
            let found = try await cut.credentials(for: keys)
            #expect(found.count == keys.count)
            #expect(found[fixture.ada] == .testing("ada's"))
            for number in 0..<(keys.count - 2) {
                let key = try CredentialKey(service: "clockify", account: "user \(number)")
                #expect(found[key] == .testing("\(number)"))
            }
            counts.append(keys.count)
            #expect(try fixture.directory.bytes(of: "cut") == file)
            await cut.close()
            for name in try fixture.directory.names() where name.hasPrefix("cut") { try fixture.directory.remove(name) }
        }
        #expect(counts == counts.sorted())
        #expect(counts.first == 2)
        #expect(counts.last == 32)
    }
}
#endif
