import HTTPTypes
import ServerTokens
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct FailureTests {
    static let codes: [CredentialStoreError.Code] = [
        .locked, .denied, .dismissed, .unavailable, .failed, .timedOut, .ambiguous, .undecryptable, .corrupted,
        .insecurePermissions,
    ]

    @Test(arguments: codes)
    func `a store that fails never leads on to the shared token`(_ code: CredentialStoreError.Code) async throws {
        let fixture = try TokensFixture(.anybody, faults: [.on(.read, call: .every, .fail(code))])
        try await fixture.save("own-1", for: fixture.ada)
        let error = await #expect(throws: TokenResolverError.self) { try await fixture.token(fixture.ada) }
        #expect(error?.code == .storeFailed)
        #expect(error?.storeError?.code == code)
        #expect(fixture.shared.calls.isEmpty)
        try fixture.faultyUsers.verifyAllFaultsFired()
    }

    @Test func `records that cannot be read lead to no token at all`() async throws {
        let fixture = try TokensFixture(.anybody)
        try await fixture.save("own-1", for: fixture.ada)
        fixture.standings.makeUnreadable()
        await #expect(throws: Standings.Unreadable.self) { try await fixture.token(fixture.ada) }
        #expect(fixture.shared.calls.isEmpty)
    }

    @Test func `a disabled user has no token, not even that of a header`() async throws {
        let fixture = try TokensFixture(.anybody)
        try await fixture.save("own-1", for: fixture.ada)
        fixture.standings.disable(fixture.ada)
        await #expect(throws: ServiceTokensError.disabledUser) { try await fixture.token(fixture.ada) }
        await #expect(throws: ServiceTokensError.disabledUser) {
            try await fixture.token(fixture.ada, header: "header-1")
        }
        #expect(fixture.faultyUsers.calls.filter { $0.operation == .read }.isEmpty)
    }

    @Test func `a header ends the search before any store is asked`() async throws {
        let fixture = try TokensFixture(.anybody, faults: [.on(.read, call: .every, .hang)])
        #expect(try await fixture.token(fixture.ada, header: "header-1") == "header-1")
        #expect(fixture.faultyUsers.calls.isEmpty)
        #expect(fixture.shared.calls.isEmpty)
    }

    @Test func `a disconnection that cannot be recorded leaves the token`() async throws {
        let fixture = try TokensFixture()
        try await fixture.save("own-1", for: fixture.ada)
        fixture.standings.makeReadOnly()
        await #expect(throws: Standings.Unreadable.self) { try await fixture.tokens.disconnect(fixture.ada) }
        #expect(try await fixture.token(fixture.ada) == "own-1")
    }

    @Test func `a token that cannot be removed is used, and no other after it is gone`() async throws {
        let fixture = try TokensFixture(faults: [.on(.remove, .fail(.locked))])
        try await fixture.save("own-1", for: fixture.ada)
        await #expect(throws: CredentialStoreError.self) { try await fixture.tokens.disconnect(fixture.ada) }
        #expect(try await fixture.token(fixture.ada) == "own-1")
        #expect(try await fixture.tokens.disconnect(fixture.ada) == .removed)
        #expect(try await fixture.tokens.disconnect(fixture.ada) == .absent)
        await #expect(throws: TokenResolverError.self) { try await fixture.token(fixture.ada) }
    }
}
