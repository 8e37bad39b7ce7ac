import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import TimetrackKeys
@testable import timetrack

@Suite("Where a key is looked for")
struct CredentialChainTests {
    private typealias Step = CredentialChain.Step

    @Test func triesTheKeyringThenTheEnvironmentWhenNothingIsKnown() async throws {
        try await StoreFixture.make { fixture in
            let chain = try await fixture.stores.chain(for: .clockify)
            #expect(chain.steps == [.store(.keyring, try fixture.usual), .environment("CLOCKIFY_API_KEY")])
            #expect(chain.reason == .usual)
            #expect(chain.continuingOn == [.unavailable])
        }
    }

    @Test func takesAKeyInTheFileForARecordOfItself() async throws {
        try await StoreFixture.make { fixture in
            try await fixture.file.store(fixture.credential, for: fixture.usual)
            let chain = try await fixture.stores.chain(for: .clockify)
            #expect(chain.steps == [.store(.file, try fixture.usual)])
            #expect(chain.reason == .credentialFile)
            #expect(fixture.keyring.calls.isEmpty)
        }
    }

    @Test func takesAKeyInTheDatabaseForARecordOfItself() async throws {
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"]) { fixture in
            try await fixture.database.store(fixture.credential, for: fixture.usual)
            let chain = try await fixture.stores.chain(for: .clockify)
            #expect(chain.steps == [.store(.database, try fixture.usual)])
            #expect(chain.reason == .database)
            #expect(fixture.keyring.calls.isEmpty)
        }
    }

    @Test(arguments: [CredentialStoreError.Code.undecryptable, .corrupted, .unavailable, .timedOut])
    func neverGoesOnAfterADatabaseThatMayHideAKey(_ code: CredentialStoreError.Code) async throws {
        let faults = [StoreFault.on(.read, call: .every, .fail(code))]
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"], database: faults) { fixture in
            let error = await #expect(throws: CredentialStoreError.self) {
                try await fixture.stores.chain(for: .clockify)
            }
            #expect(error?.code == code)
            #expect(fixture.keyring.calls.isEmpty)
        }
    }

    @Test func opensNoDatabaseWhereThereIsNone() async throws {
        try await Home.make { home in
            let stores = ConfiguredStores(environment: home.without("TIMETRACK_STORE").environment) { _ in
                throw Failure(.unexpected, "unexpected", "It was opened.")
            }
            let isThere = try await stores.databaseHasKey(CredentialKey(service: "clockify", account: "default"))
            #expect(!isThere)
        }
    }

    @Test func asksOnlyTheStoreOnRecord() async throws {
        try await StoreFixture.make { fixture in
            try await fixture.file.store(fixture.credential, for: fixture.usual)
            let key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
            try fixture.record(.keyring, key)
            let chain = try await fixture.stores.chain(for: .clockify)
            #expect(chain.steps == [.store(.keyring, key)])
            #expect(chain.reason == .record)
            #expect(chain.continuingOn.isEmpty)
        }
    }

    @Test(arguments: [("file", StoreKind.file), ("keyring", .keyring), ("database", .database)])
    func obeysTheVariableBeforeTheRecord(_ value: String, _ kind: StoreKind) async throws {
        try await StoreFixture.make(["TIMETRACK_STORE": value]) { fixture in
            try fixture.record(kind == .file ? .keyring : .file, CredentialKey(service: "other", account: "name"))
            let chain = try await fixture.stores.chain(for: .clockify)
            #expect(chain.steps == [.store(kind, try fixture.usual), .environment("CLOCKIFY_API_KEY")])
            #expect(chain.reason == .variable)
            // Whoever names a store wants that one: its failure is not skipped.
            #expect(chain.continuingOn.isEmpty)
            #expect(chain.record == nil)
        }
    }

    @Test func obeysTheOptionBeforeTheVariable() async throws {
        try await StoreFixture.make(["TIMETRACK_STORE": "file"]) { fixture in
            let keyring = try await fixture.stores.chain(for: .clockify, source: .keyring)
            #expect(keyring.steps == [.store(.keyring, try fixture.usual)])
            let variable = try await fixture.stores.chain(for: .clockify, source: .environment)
            #expect(variable.steps == [.environment("CLOCKIFY_API_KEY")])
            #expect(fixture.keyring.calls.isEmpty)
        }
    }

    @Test func looksAtNoFileWhenTheEnvironmentIsNamed() async throws {
        try await StoreFixture.make(["TIMETRACK_STORE": "environment", "CLOCKIFY_API_KEY": "shared"]) { fixture in
            try fixture.writeRecords("broken")
            let found = try await fixture.token(try await fixture.stores.chain(for: .clockify))
            #expect(found.source == .environment(variable: "CLOCKIFY_API_KEY"))
        }
    }

    @Test(arguments: [CredentialStoreError.Code.locked, .denied, .dismissed, .timedOut, .ambiguous])
    func neverGoesOnAfterAFailureThatMayHideAKey(_ code: CredentialStoreError.Code) async throws {
        let faults = [StoreFault.on(.read, call: .every, .fail(code))]
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"], keyring: faults) { fixture in
            let chain = try await fixture.stores.chain(for: .clockify)
            let error = await #expect(throws: TokenResolverError.self) { try await fixture.token(chain) }
            #expect(error?.storeError?.code == code)
            try fixture.keyring.verifyAllFaultsFired()
        }
    }

    @Test func goesOnWhereThereIsNoKeyring() async throws {
        let faults = [StoreFault.on(.read, call: .every, .fail(.unavailable))]
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"], keyring: faults) { fixture in
            let found = try await fixture.token(try await fixture.stores.chain(for: .clockify))
            #expect(found.source == .environment(variable: "CLOCKIFY_API_KEY"))
            #expect(found.earlierAttempts.map(\.outcome) == [.failed(.unavailable)])
            try fixture.keyring.verifyAllFaultsFired()
        }
    }

    @Test func doesNotGoOnWhereAKeyIsOnRecord() async throws {
        let faults = [StoreFault.on(.read, call: .every, .fail(.unavailable))]
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"], keyring: faults) { fixture in
            try fixture.record(.keyring, fixture.usual)
            let chain = try await fixture.stores.chain(for: .clockify)
            let error = await #expect(throws: TokenResolverError.self) { try await fixture.token(chain) }
            #expect(error?.storeError?.code == .unavailable)
            try fixture.keyring.verifyAllFaultsFired()
        }
    }

    @Test func givesTheEnvironmentsKeyToNobodyWhoIsNamed() async throws {
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"]) { fixture in
            let named = try await fixture.stores.chain(for: .clockify, user: "mary")
            #expect(named.steps == [.store(.keyring, try CredentialKey(service: "clockify", account: "mary"))])
            #expect(named.continuingOn.isEmpty)
            try fixture.stores.recordFile().update { $0.active["clockify"] = "mary" }
            let active = try await fixture.stores.chain(for: .clockify)
            #expect(active.steps == named.steps)
            let failure = await #expect(throws: Failure.self) {
                try await fixture.stores.chain(for: .clockify, user: "mary", source: .environment)
            }
            #expect(failure?.status == .usage)
        }
    }

    @Test func keepsTheServicesApart() async throws {
        try await StoreFixture.make { fixture in
            try fixture.record(.file, fixture.usual)
            let chain = try await fixture.stores.chain(for: .clockwork)
            #expect(chain.reason == .usual)
            #expect(chain.steps.last == .environment("CLOCKWORK_API_TOKEN"))
        }
    }

    @Test func refusesAVariableThatNamesNoSource() async throws {
        try await StoreFixture.make(["TIMETRACK_STORE": "vault"]) { fixture in
            let failure = await #expect(throws: Failure.self) { try await fixture.stores.chain(for: .clockify) }
            #expect(failure?.code == "invalid_store")
            #expect(failure?.message.contains("keyring, file, database or environment") == true)
        }
    }

    @Test func stopsAtACredentialFileThatCannotBeUsed() async throws {
        let faults = [StoreFault.on(.keys, call: .every, .fail(.insecurePermissions))]
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"], file: faults) { fixture in
            let error = await #expect(throws: CredentialStoreError.self) {
                try await fixture.stores.chain(for: .clockify)
            }
            #expect(error?.code == .insecurePermissions)
            #expect(fixture.keyring.calls.isEmpty)
        }
    }
}
