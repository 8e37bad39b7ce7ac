import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// A credential goes to its own origin and nowhere else.
@Suite
struct OriginCheckTests {
    private func tokens(origin: String) -> ScriptedTokens {
        ScriptedTokens(.provided(canary, attributes: [CredentialAttribute.origin: origin]))
    }

    private let answer = StubTransport.Answer.response(json: #"{"name": "a"}"#)

    @Test(arguments: ["https://api.example.com", "HTTPS://API.example.com:443/"])
    func itsOwnOriginMayHaveIt(origin: String) async throws {
        let session = try APISession.test(StubTransport(answer), tokens: tokens(origin: origin))
        #expect(try await session.thing() == Thing(name: "a"))
    }

    @Test(arguments: [
        "http://api.example.com", "https://api.example.com:8443", "https://example.com", "https://api.clockify.me",
        "api.example.com", "", "nonsense",
    ])
    func anyOtherOriginGetsNothing(origin: String) async throws {
        let transport = StubTransport(answer)
        let error = try #require(await APISession.test(transport, tokens: tokens(origin: origin)).failure())
        #expect(error.code == .originMismatch)
        #expect(error.message.contains("https://api.example.com"))
        #expect(error.tokenSource == .provided)
        #expect(transport.exchanges.isEmpty)
        #expect(!printed(error).contains(canary))
    }

    @Test
    func anAllowedOriginMayHaveIt() async throws {
        let session = try APISession.test(
            StubTransport(answer),
            tokens: tokens(origin: "https://api.clockify.me"),
            allowedOrigins: [Origin("https://api.example.com")]
        )
        #expect(try await session.thing() == Thing(name: "a"))
    }

    @Test
    func theSecondTokenAfterA401IsCheckedToo() async throws {
        let transport = StubTransport(.response(status: .unauthorized))
        let elsewhere = [CredentialAttribute.origin: "https://elsewhere.test"]
        let tokens = ScriptedTokens(.provided("old"), .provided(canary, attributes: elsewhere))
        #expect(try await APISession.test(transport, tokens: tokens).failure()?.code == .originMismatch)
        #expect(transport.exchanges.count == 1)
    }
}
