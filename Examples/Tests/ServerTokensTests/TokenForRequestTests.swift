import HTTPTypes
import ServerTokens
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct TokenForRequestTests {
    @Test func `after a refusal the token is taken that the user stored meanwhile`() async throws {
        let fixture = try TokensFixture()
        try await fixture.save("own-1", for: fixture.ada)
        let token = try await fixture.tokens.token(for: [:], of: fixture.caller(fixture.ada))
        try await fixture.save("own-2", for: fixture.ada)
        #expect(try await token.token().text == "own-1")
        await token.invalidate(token.first)
        #expect(try await token.token().text == "own-2")
        #expect(token.first.text == "own-1")
        #expect(token.current.text == "own-2")
    }

    @Test func `after a refusal the shared token does not take the place of the user's`() async throws {
        let fixture = try TokensFixture(.anybody)
        try await fixture.save("own-1", for: fixture.ada)
        let token = try await fixture.tokens.token(for: [:], of: fixture.caller(fixture.ada))
        try await fixture.users.removeCredential(for: TimeService.clockwork.key(of: fixture.ada.id))
        await token.invalidate(token.first)
        #expect(try await token.token().text == "own-1")
        #expect(token.isShared == false)
        #expect(token.current.text == "own-1")
    }

    @Test func `after a refusal the user's token does not take the place of the shared one`() async throws {
        let fixture = try TokensFixture(.anybody)
        let token = try await fixture.tokens.token(for: [:], of: fixture.caller(fixture.ada))
        #expect(token.isShared)
        try await fixture.save("own-1", for: fixture.ada)
        await token.invalidate(token.first)
        #expect(try await token.token().text == "shared-1")
    }

    @Test func `after a refusal a store that fails is an error`() async throws {
        let fixture = try TokensFixture(.anybody, faults: [.on(.read, call: 2, .fail(.locked))])
        try await fixture.save("own-1", for: fixture.ada)
        let token = try await fixture.tokens.token(for: [:], of: fixture.caller(fixture.ada))
        await token.invalidate(token.first)
        let error = await #expect(throws: TokenResolverError.self) { try await token.token() }
        #expect(error?.code == .storeFailed)
    }

    @Test func `a header's token stays what it is`() async throws {
        let fixture = try TokensFixture(.anybody)
        try await fixture.save("own-1", for: fixture.ada)
        let headers: HTTPFields = [TokensFixture.header: "header-1"]
        let token = try await fixture.tokens.token(for: headers, of: fixture.caller(fixture.ada))
        await token.invalidate(token.first)
        #expect(try await token.token().text == "header-1")
        #expect(token.first.source.word == "header")
    }

    @Test func `users whose names look alike have tokens of their own`() async throws {
        let fixture = try TokensFixture(.nobody)
        let issuer = "https://id.example.com"
        let names = ["ada", "Ada", "ada ", "caf\u{E9}", "cafe\u{301}", "ada ada"]
        let users = try names.map { try ServerUser(issuer: issuer, subject: $0) }
        let stranger = try ServerUser(issuer: "https://other.example.com", subject: "ada")
        for (number, user) in (users + [stranger]).enumerated() { try await fixture.save("own-\(number)", for: user) }
        for (number, user) in (users + [stranger]).enumerated() {
            #expect(try await fixture.token(user) == "own-\(number)")
        }
    }
}
