#if EncryptedDatabase
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Reading many credentials in one call")
struct BatchTests {
    @Test("Finds what there is, in several parts at once")
    func parts() async throws {
        let fixture = try DatabaseFixture()
        let store = fixture.store()
        var wanted: [CredentialKey] = []
        for number in 0..<600 {
            let key = try CredentialKey(service: "s\(number % 3)", account: "user \(number)")
            wanted.append(key)
            if number % 5 != 0 { try await store.store(.testing("\(number)"), for: key) }
        }
        for count in [0, 1, 127, 256, 600] {
            let found = try await store.credentials(for: Array(wanted.prefix(count)) + wanted.prefix(count).reversed())
            #expect(found.count == wanted.prefix(count).indices.count { $0 % 5 != 0 })
            for (key, credential) in found {
                #expect(credential == .testing(String(key.account.dropFirst(5))))
            }
        }
        let pages = try await store.keys(service: "s1", after: wanted[4], limit: 7)
        #expect(pages.count == 7)
        #expect(pages == pages.sorted())
        #expect(pages.allSatisfy { $0 > wanted[4] && $0.service == "s1" })
    }

    @Test("Goes on beside a writer")
    func besideAWriter() async throws {
        let fixture = try DatabaseFixture()
        try await fixture.fill()
        let store = fixture.store()
        let blocked = try BlockedDatabase(fixture.path, isExclusive: false)
        #expect(try await store.credential(for: fixture.ada) == .testing("ada's"))
        #expect(try await store.credentials(for: [fixture.ada, fixture.grace]).count == 2)
        try blocked.release()
    }
}
#endif
