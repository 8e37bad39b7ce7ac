import HTTPTypes
import ServerTokens
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct SharedTokenTests {
    /// Who asks, and what the server knows of them.
    enum Asker: CaseIterable {
        case nobody, newcomer, disconnected, connected, connectedAgain
    }

    @Test(arguments: SharedTokenRules.Spenders.allCases, Asker.allCases)
    func `the shared token is used on absence, by whom the rules allow it`(
        _ spenders: SharedTokenRules.Spenders,
        _ asker: Asker
    ) async throws {
        let fixture = try TokensFixture(spenders)
        let user = asker == .nobody ? nil : fixture.ada
        switch asker {
        case .nobody, .newcomer: break
        case .disconnected: try await fixture.tokens.disconnect(fixture.ada)
        case .connected: try await fixture.save("own-1", for: fixture.ada)
        case .connectedAgain:
            try await fixture.tokens.disconnect(fixture.ada)
            try await fixture.save("own-2", for: fixture.ada)
        }
        let expected: String? =
            switch (asker, spenders) {
            case (.connected, _): "own-1"
            case (.connectedAgain, _): "own-2"
            case (.disconnected, _), (_, .nobody), (.nobody, .signedIn): nil
            case (.newcomer, .signedIn), (.newcomer, .anybody), (.nobody, .anybody): "shared-1"
            }
        if let expected {
            #expect(try await fixture.token(user) == expected)
        } else {
            let error = await #expect(throws: TokenResolverError.self) { try await fixture.token(user) }
            #expect(error?.code == .notFound)
        }
        #expect(try await fixture.token(user, header: " header-1 ") == "header-1")
    }

    @Test func `who allows the shared token again gets it`() async throws {
        let fixture = try TokensFixture(.signedIn)
        try await fixture.tokens.disconnect(fixture.ada)
        #expect(try fixture.tokens.isDisconnected(fixture.ada))
        try await fixture.tokens.allowSharedToken(for: fixture.ada)
        #expect(try await fixture.token(fixture.ada) == "shared-1")
        #expect(try fixture.tokens.isDisconnected(fixture.ada) == false)
    }

    @Test func `who disconnects while the own token is looked for does not get the shared one`() async throws {
        let fixture = try TokensFixture()
        let store = LateStore(fixture.users)
        let key = try CredentialKey(service: "clockwork", account: "shared token")
        let tokens = ServiceTokens(
            service: .clockwork,
            header: nil,
            store: store,
            shared: SharedToken(store: fixture.shared, key: key, variable: "CLOCKWORK_API_TOKEN"),
            spenders: .anybody,
            standings: fixture.standings
        )
        try await fixture.save("own-1", for: fixture.ada)
        store.beforeRead = { try await tokens.disconnect(fixture.ada) }
        let error = await #expect(throws: TokenResolverError.self) {
            try await tokens.token(for: [:], of: fixture.caller(fixture.ada))
        }
        #expect(error?.code == .notFound)
    }

    @Test func `the people for whom a shared token may be used are the caller's`() throws {
        let fixture = try TokensFixture()
        let rules = SharedTokenRules(
            accounts: .init(
                ofUsers: [fixture.ada.id: [.clockwork: ["712020:ada"]]],
                ofAnybody: [.clockwork: ["712020:team"]]
            )
        )
        #expect(rules.accounts(at: .clockwork, for: fixture.caller(fixture.ada)) == ["712020:ada"])
        #expect(rules.accounts(at: .clockify, for: fixture.caller(fixture.ada)) == [])
        #expect(rules.accounts(at: .clockwork, for: fixture.caller(fixture.grace)) == [])
        #expect(rules.accounts(at: .clockwork, for: fixture.caller(nil)) == ["712020:team"])
    }
}
