#if EncryptedDatabase
import FoundationEssentials
import GRDB
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("A row that somebody changed")
struct RowTests {
    private let fixture: DatabaseFixture

    init() throws {
        fixture = try DatabaseFixture()
    }

    private func expect(_ reason: CredentialStoreError.Reason, sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        for store in [fixture.store()] {
            try await expectFailure(.undecryptable, reason: reason, sourceLocation: sourceLocation) {
                _ = try await store.credential(for: fixture.ada)
            }
            try await expectFailure(.undecryptable, reason: reason, sourceLocation: sourceLocation) {
                _ = try await store.credentials(for: [fixture.grace, fixture.ada])
            }
            // Names need no secret, and the row can be replaced and removed.
            #expect(try await store.keys(service: nil, after: nil, limit: 9).contains(fixture.ada))
            try await store.store(.testing("new"), for: fixture.ada)
            #expect(try await store.credential(for: fixture.ada) == .testing("new"))
        }
    }

    @Test("Envelopes that were exchanged between users open for neither")
    func swapped() async throws {
        try await fixture.fill()
        try fixture.run(
            """
            UPDATE credential SET envelope = (SELECT envelope FROM credential AS other WHERE other.account = 'grace')
            WHERE account = 'ada'
            """
        )
        try await expect(.tampered)
    }

    @Test("A row that was given to another user or service, or other attributes, does not open")
    func renamed() async throws {
        for change in ["account = 'eve'", "service = 'clockwork'", "attributes = x'0000000161000000016200000000'"] {
            let fixture = try DatabaseFixture()
            try await fixture.fill()
            try fixture.run("UPDATE credential SET \(change) WHERE account = 'ada'")
            for key in try await fixture.store().keys(service: nil, after: nil, limit: 9) where key != fixture.grace {
                try await expectFailure(.undecryptable, reason: .tampered) {
                    _ = try await fixture.store().credential(for: key)
                }
            }
        }
    }

    @Test("Any byte of an envelope that was changed is noticed")
    func flippedBytes() async throws {
        try await fixture.fill()
        let row = "service = 'clockify' AND account = 'ada'"
        let envelope = try fixture.raw { try Data.fetchOne($0, sql: "SELECT envelope FROM credential WHERE \(row)") }
        let original = try #require(envelope)
        for index in original.indices {
            var changed = original
            changed[index] ^= 0x40
            try fixture.run("UPDATE credential SET envelope = ? WHERE \(row)", [changed])
            let error = try await failure { _ = try await fixture.store().credential(for: fixture.ada) }
            #expect(error.code == .undecryptable, "byte \(index): \(error)")
            #expect(error.reason == (index == 0 ? .malformed : .tampered), "byte \(index): \(error)")
            #expect(try await fixture.store().credential(for: fixture.grace) == .testing("grace's"))
        }
    }

    @Test("An envelope that was cut is malformed or does not open")
    func cutEnvelope() async throws {
        try await fixture.fill()
        for length in [0, 1, 5, 9, 20, 36] {
            try fixture.run("UPDATE credential SET envelope = substr(envelope, 1, \(length)) WHERE account = 'ada'")
            try await expectFailure(.undecryptable, reason: .malformed) {
                _ = try await fixture.store().credential(for: fixture.ada)
            }
            try await fixture.store().store(.testing("again"), for: fixture.ada)
        }
    }

    @Test("A row of a key that the database knows and nobody has at hand says which one")
    func unknownKey() async throws {
        try await fixture.fill()
        let other = EncryptionKey.random()
        let both = EncryptionKeys(current: other, readable: [fixture.keys.current])
        try await fixture.store(both).store(.testing("sealed with the other"), for: fixture.ada)
        let store = fixture.store()
        let error = try await expectFailure(.undecryptable, reason: .unknownKeyID) {
            _ = try await store.credential(for: fixture.ada)
        }
        #expect(error.message.contains("\(other.id)"))
        #expect(try await store.credential(for: fixture.grace) == .testing("grace's"))
        try await expectFailure(.undecryptable, reason: .unknownKeyID) {
            _ = try await store.credentials(for: [fixture.grace, fixture.ada])
        }
    }
}
#endif
