import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import timetrack

@Suite("Moving an item")
struct CredentialMoveTests {
    private typealias Store = FaultInjectingStore<InMemoryCredentialStore>

    private let credential = Credential(secret: .testing("a-key"), attributes: ["workspace_id": "w1"])
    private let other = Credential(secret: .testing("another"), attributes: ["workspace_id": "w1"])

    private func key() throws -> CredentialKey { try CredentialKey(service: "clockify", account: "default") }

    private func move(
        _ source: Store,
        _ target: Store,
        _ winner: CredentialMove.Winner? = nil,
        isDryRun: Bool = false,
        record: @escaping (CredentialKey, Credential) throws -> Void = { _, _ in }
    ) -> CredentialMove {
        CredentialMove(
            source: source,
            remover: source,
            target: target,
            winner: winner,
            isDryRun: isDryRun,
            record: record
        )
    }

    private func stores(
        _ old: Credential?,
        _ new: Credential?,
        source: [StoreFault] = [],
        target: [StoreFault] = []
    ) async throws -> (Store, Store) {
        let first = InMemoryCredentialStore()
        let second = InMemoryCredentialStore()
        if let old { try await first.store(old, for: key()) }
        if let new { try await second.store(new, for: key()) }
        return (Store(first, faults: source), Store(second, faults: target))
    }

    @Test func storesReadsBackAndRemoves() async throws {
        let (source, target) = try await stores(credential, nil)
        #expect(try await move(source, target).move(key(), as: key()).kind == .moved)
        #expect(try await source.credential(for: key()) == nil)
        #expect(try await target.credential(for: key()) == credential)
    }

    @Test func removesWhatTheOtherStoreHasAlready() async throws {
        let (source, target) = try await stores(credential, credential)
        #expect(try await move(source, target).move(key(), as: key()).kind == .alreadyThere)
        #expect(try await source.credential(for: key()) == nil)
        #expect(target.calls.allSatisfy { $0.operation == .read })
    }

    @Test func touchesNothingWhereTheStoresDiffer() async throws {
        var moved = credential
        moved.attributes["workspace_id"] = "w2"
        for present in [other, moved] {
            let (source, target) = try await stores(credential, present)
            let outcome = try await move(source, target).move(key(), as: key())
            #expect(outcome.kind == .conflict)
            #expect(outcome.message?.contains("--replace") == true)
            #expect(try await source.credential(for: key()) == credential)
            #expect(try await target.credential(for: key()) == present)
        }
    }

    @Test(arguments: [CredentialMove.Winner.source, .target])
    func obeysWhoeverSaysWhichValueCounts(_ winner: CredentialMove.Winner) async throws {
        let (source, target) = try await stores(credential, other)
        let outcome = try await move(source, target, winner).move(key(), as: key())
        #expect(!outcome.kind.isProblem)
        #expect(try await source.credential(for: key()) == nil)
        #expect(try await target.credential(for: key()) == (winner == .source ? credential : other))
    }

    @Test func changesNothingInADryRun() async throws {
        for present in [nil, credential, other] {
            let (source, target) = try await stores(credential, present)
            _ = try await move(source, target, .source, isDryRun: true) { _, _ in Issue.record("It was recorded.") }
                .move(key(), as: key())
            #expect(try await source.credential(for: key()) == credential)
            #expect(try await target.credential(for: key()) == present)
        }
    }

    @Test(arguments: [StoreFaultEffect.pretendAbsent, .tear(keepingBytes: 2)])
    func keepsTheSourceWhenTheTargetDoesNotGiveItBack(_ effect: StoreFaultEffect) async throws {
        let (source, target) = try await stores(credential, nil, target: [.on(.store, effect)])
        await #expect(throws: (any Error).self) {
            try await move(source, target) { _, _ in Issue.record("It was recorded.") }.move(key(), as: key())
        }
        try target.verifyAllFaultsFired()
        #expect(try await source.credential(for: key()) == credential)
    }

    /// Where a move can end: at which call, of which store.
    static let ends: [(source: [StoreFault], target: [StoreFault])] = [
        ([.on(.read, call: 1, .fail(.failed))], []), ([], [.on(.read, call: 1, .fail(.failed))]),
        ([], [.on(.store, .failBeforeApplying)]), ([], [.on(.store, .failAfterApplying)]),
        ([], [.on(.read, call: 2, .fail(.failed))]), ([.on(.read, call: 2, .fail(.failed))], []),
        ([.on(.remove, .failBeforeApplying)], []), ([.on(.remove, .failAfterApplying)], []),
    ]

    @Test(arguments: ends.indices)
    func losesNothingWhereverItEndsAndIsFinishedByTheNextRun(_ end: Int) async throws {
        let (source, target) = try await stores(
            credential,
            nil,
            source: Self.ends[end].source,
            target: Self.ends[end].target
        )
        await #expect(throws: CredentialStoreError.self) { try await move(source, target).move(key(), as: key()) }
        try source.verifyAllFaultsFired()
        try target.verifyAllFaultsFired()
        let places = [try await source.credential(for: key()), try await target.credential(for: key())]
        #expect(places.contains(credential))
        let outcome = try await move(source, target).move(key(), as: key())
        #expect(!outcome.kind.isProblem)
        #expect(try await source.credential(for: key()) == nil)
        #expect(try await target.credential(for: key()) == credential)
    }

    @Test func recordsBeforeItRemoves() async throws {
        let (source, target) = try await stores(credential, nil)
        struct Full: Error {}
        await #expect(throws: Full.self) {
            try await move(source, target) { _, _ in throw Full() }.move(key(), as: key())
        }
        #expect(try await source.credential(for: key()) == credential)
        #expect(try await target.credential(for: key()) == credential)
    }

    @Test func saysThatAnItemIsNowhere() async throws {
        let (source, target) = try await stores(nil, nil)
        #expect(try await move(source, target).move(key(), as: key()).kind == .missing)
    }
}
