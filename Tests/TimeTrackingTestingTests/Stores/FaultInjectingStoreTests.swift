import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct FaultInjectingStoreTests {
    private let ada: CredentialKey
    private let bob: CredentialKey
    private let secret = Secret.testing("the secret of ada")
    private let base: InMemoryCredentialStore

    init() throws {
        self.ada = try CredentialKey(service: "clockify", account: "ada")
        self.bob = try CredentialKey(service: "clockify", account: "bob")
        self.base = InMemoryCredentialStore([
            ada: Credential(secret: secret), bob: Credential(secret: .testing("the secret of bob")),
        ])
    }

    @Test func isTransparentWithoutFaults() async {
        let directory = MemoryBacking.Directory()
        let conformance = CredentialStoreConformance { name in FaultInjectingStore(SoundStore(directory.open(name))) }
        #expect(await conformance.violations() == [])
    }

    @Test func wrapsAStoreThatTakesNoWrites() async throws {
        let store = FaultInjectingStore(ReadOnlyStore([ada: Credential(secret: secret)]))
        #expect(try await store.credential(for: ada)?.secret == secret)
        #expect(!((store as any CredentialStore) is any WritableCredentialStore))
    }

    @Test func failsAtTheCallThatWasNamed() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.read, key: ada, call: 2, .fail(.locked))])
        // Another key and another operation do not count.
        _ = try await store.credential(for: bob)
        _ = try await store.keys(service: nil, after: nil, limit: 10)
        #expect(try await store.credential(for: ada)?.secret == secret)
        #expect(store.unfiredFaults.count == 1)
        let error = try await #require(throws: CredentialStoreError.self) { try await store.credential(for: ada) }
        #expect(error == .sample(.locked, store: "memory"))
        #expect(try await store.credential(for: ada)?.secret == secret)
        try store.verifyAllFaultsFired()
    }

    @Test func failsAtEveryCall() async {
        let store = FaultInjectingStore(base, faults: [.on(.read, call: .every, .fail(.corrupted))])
        for key in [ada, bob, ada] {
            await #expect(throws: CredentialStoreError.sample(.corrupted, store: "memory")) {
                try await store.credential(for: key)
            }
        }
    }

    @Test func failsFromACallOn() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.keys, call: .from(2), .fail(.denied))])
        _ = try await store.keys(service: nil, after: nil, limit: 10)
        for _ in 0..<2 {
            await #expect(throws: CredentialStoreError.sample(.denied, store: "memory")) {
                try await store.keys(service: nil, after: nil, limit: 10)
            }
        }
    }

    @Test func throwsTheVeryErrorItWasGiven() async {
        let given = CredentialStoreError(.ambiguous, store: "keyring", message: "Remove one of them.", count: 3)
        let store = FaultInjectingStore(base, faults: [.on(.remove, .fail(given))])
        await #expect(throws: given) { try await store.removeCredential(for: ada) }
    }

    @Test func aWriteThatFailsIsNotApplied() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.store, .fail(.denied))])
        let error = try await #require(throws: CredentialStoreError.self) {
            try await store.store(Credential(secret: .testing("new")), for: ada)
        }
        #expect(error.applied == .no)
        #expect(try await base.credential(for: ada)?.secret == secret)
    }

    @Test func tearsWritesInThreeWays() async throws {
        let new = Secret.testing("the new secret")
        let cut = Secret.testing("the")
        let effects: [(StoreFaultEffect, Secret)] = [
            (.failBeforeApplying, secret), (.tear(keepingBytes: 3), cut), (.failAfterApplying, new),
        ]
        for (effect, kept) in effects {
            let store = FaultInjectingStore(base, faults: [.on(.store, effect)])
            let error = try await #require(throws: CredentialStoreError.self) {
                try await store.store(Credential(secret: new), for: ada)
            }
            #expect(error.code == .timedOut)
            #expect(error.applied == .unknown)
            #expect(try await base.credential(for: ada)?.secret == kept)
        }
    }

    @Test func aRemovalMayTakePlaceAndFail() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.remove, .failAfterApplying)])
        await #expect(throws: CredentialStoreError.self) { try await store.removeCredential(for: ada) }
        #expect(try await base.credential(for: ada) == nil)
    }

    @Test func liesWhenToldTo() async throws {
        let store = FaultInjectingStore(
            base,
            faults: [
                .on(.read, .pretendAbsent), .on(.keys, .pretendAbsent), .on(.store, .pretendAbsent),
                .on(.remove, .pretendAbsent),
            ]
        )
        #expect(try await store.credential(for: ada) == nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 10) == [])
        #expect(try await store.removeCredential(for: ada) == .absent)
        try await store.store(Credential(secret: .testing("new")), for: ada)
        #expect(try await base.credential(for: ada)?.secret == secret)
        try store.verifyAllFaultsFired()
    }

    @Test func recordsCallsInOrderAndWithoutSecrets() async throws {
        let store = FaultInjectingStore(base, faults: [.on(.read, key: bob, .fail(.locked))])
        _ = try await store.credential(for: ada)
        await #expect(throws: CredentialStoreError.self) { try await store.credential(for: bob) }
        try await store.store(Credential(secret: secret), for: bob)
        await store.forget(Credential(secret: secret), for: bob)
        try await store.removeCredential(for: bob)
        _ = try await store.keys(service: nil, after: nil, limit: 10)
        #expect(
            store.calls.map(\.description) == [
                "read clockify/ada: found", "read clockify/bob: failed, locked", "store clockify/bob: stored",
                "forget clockify/bob: forgotten", "remove clockify/bob: removed", "keys: 1 listed",
            ]
        )
        #expect(LeakDetector(secret).leaks(inPrintsOf: store.calls).isEmpty)
        #expect(LeakDetector(secret).leaks(inPrintsOf: store).isEmpty)
    }

    @Test func namesTheFaultsThatDidNotHappen() async throws {
        let store = FaultInjectingStore(
            base,
            faults: [.on(.read, .fail(.locked)), .on(.store, key: ada, call: 3, .hang)]
        )
        await #expect(throws: CredentialStoreError.self) { try await store.credential(for: bob) }
        let error = try #require(throws: UnfiredFaultsError.self) { try store.verifyAllFaultsFired() }
        #expect(
            "\(error)"
                == "These faults did not happen: store clockify/ada, call 3: hang. "
                + "Calls: read clockify/bob: failed, locked."
        )
    }
}
