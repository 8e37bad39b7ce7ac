#if EncryptedDatabase && os(Linux)
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("What lies on the disk", .timeLimit(.minutes(2)))
struct PlaintextTests {
    @Test func isNowhereASecretInTheClear() async throws {
        let database = try FaultDatabase()
        let canary = SecretCanary()
        let detector = LeakDetector(canary)
        let store = database.store()
        // Rows enough that pages are split, freed and used again, with the write-ahead log still there.
        for number in 0..<90 {
            let key = try CredentialKey(service: "clockify", account: "user\(number)")
            let padding = [String: String](uniqueKeysWithValues: [("padding", String(repeating: "p", count: 200))])
            try await store.store(Credential(secret: canary.secret, attributes: padding), for: key)
        }
        for number in 0..<90 where number % 3 != 0 {
            let key = try CredentialKey(service: "clockify", account: "user\(number)")
            if number % 3 == 1 {
                try await store.removeCredential(for: key)
            } else {
                try await store.store(Credential(secret: canary.secret), for: key)
            }
        }
        _ = try await store.backUp(to: database.path.removingLastComponent().appending("backup.sqlite"))
        try expectNoLeak(of: detector, in: database, rowsIn: ["credentials.sqlite-wal", "backup.sqlite"])
        await store.close()
        try expectNoLeak(of: detector, in: database, rowsIn: ["credentials.sqlite", "backup.sqlite"])
    }

    private func expectNoLeak(of detector: LeakDetector, in database: FaultDatabase, rowsIn names: Set<String>) throws {
        let files = try database.files()
        #expect(names.isSubset(of: files.keys))
        for (name, bytes) in files {
            let leaks = detector.leaks(in: bytes)
            #expect(leaks.isEmpty, "\(name)")
            // The search finds what lies in the clear in the same pages.
            if names.contains(name) {
                let account = LeakDetector(Secret(utf8: "user60")).leaks(in: bytes)
                #expect(account.contains(.raw), "\(name)")
            }
        }
    }
}
#endif
