#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Many calls of a keyring at once", .timeLimit(.minutes(5)))
struct ManyCallsTests {
    @Test func findTheirOwnCredentials() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            let keys = try (0..<8).map { try CredentialKey(service: "clockify", account: "user \($0)") }
            for key in keys { try await store.store(Credential(secret: .testing("of \(key.account)")), for: key) }
            let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        var wrong = 0
                        for call in 0..<200 {
                            let key = keys[(task + call) % keys.count]
                            let found = try await store.credential(for: key)
                            if found?.secret != .testing("of \(key.account)") { wrong += 1 }
                        }
                        return wrong
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(wrong == 0)
        }
    }

    @Test func loseNoWriteOfSeveralProcesses() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let address = keyring.busAddress
            try await withThrowingTaskGroup(of: Void.self) { group in
                for process in 0..<3 {
                    group.addTask {
                        await #expect(processExitsWith: .success) {
                            [address = address as String, process = process as Int] in
                            try await ManyCallsTests.write(as: process, address: address)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let store = KeyringCredentialStore(on: keyring.bus)
            for process in 0..<3 {
                for number in 0..<20 {
                    let key = try CredentialKey(service: "clockify", account: "user \(number) of \(process)")
                    let found = try await store.credential(for: key)
                    #expect(found?.secret == .testing("written by \(process)"))
                }
            }
            // All of them wrote to this one, which is still one item.
            let contested = try CredentialKey(service: "clockify", account: "contested")
            let items = try await store.items(for: contested)
            #expect(items.count == 1)
            let last = try await store.credential(for: contested)
            #expect((0..<3).contains { last?.secret == .testing("written by \($0)") })
        }
    }

    private static func write(as process: Int, address: String) async throws {
        let store = KeyringCredentialStore(bus: .address(address), timeout: .seconds(60))
        let credential = Credential(secret: .testing("written by \(process)"), attributes: ["origin": "\(process)"])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let key = try CredentialKey(service: "clockify", account: "user \(number) of \(process)")
                    try await store.store(credential, for: key)
                    let contested = try CredentialKey(service: "clockify", account: "contested")
                    try await store.store(credential, for: contested)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func shareOneConnection() async throws {
        try await FakeSecretService.withRunning { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let key = try CredentialKey(service: "clockify", account: "ada")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<32 { group.addTask { _ = try await store.credential(for: key) } }
                try await group.waitForAll()
            }
            let report = try await fake.report()
            // Refused once with encryption, then agreed on without.
            #expect(report.count(of: .openSession) == 2)
        }
    }
}
#endif
