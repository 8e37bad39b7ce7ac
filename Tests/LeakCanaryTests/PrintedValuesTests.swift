import ClockifyAPI
import HTTPTypes
import LeakCanary
import Logging
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Prints, in every way that Swift has, what a program gets to see on the way of a token.
///
/// The search in `Scripts/test` reads what these tests print; the expectations find a leak on the spot.
@Suite struct PrintedValuesTests {
    private let logger = LeakCanary.logger("printed")
    private let user = UserID("ada")
    private let shared = ["CLOCKIFY_API_KEY": LeakCanary.text]

    private func store() throws -> InMemoryCredentialStore {
        let key = try CredentialKey(service: "clockify", account: user.rawValue)
        return InMemoryCredentialStore([key: Credential(secret: LeakCanary.secret, attributes: ["origin": "a"])])
    }

    /// Prints a value and says whether the canary was in it.
    private func leaks(_ value: Any) -> Bool {
        var text = "\(value)\n\(String(reflecting: value))\n"
        dump(value, to: &text)
        logger.trace("\(text)", metadata: ["value": "\(value)"])
        return text.contains(LeakCanary.text) || text.contains(LeakCanary.text.dropFirst(8).prefix(8))
    }

    @Test("A secret, a credential, an authorization and a store print no secret")
    func values() throws {
        #expect(!leaks(LeakCanary.secret))
        #expect(!leaks([LeakCanary.secret as Secret?]))
        #expect(!leaks(Credential(secret: LeakCanary.secret)))
        #expect(!leaks(Authorization(name: .authorization, scheme: "Bearer", secret: LeakCanary.secret)))
        #expect(!leaks(try store()))
        #expect(!leaks(CachingCredentialStore(try store())))
        #expect(!leaks(FixedTokenProvider(Credential(secret: LeakCanary.secret))))
    }

    @Test("A resolver, its requests and its resolutions print no secret, whatever the source")
    func resolutions() async throws {
        let resolver = TokenResolver.clockify(store: try store(), environment: shared, fallback: .whenAbsent)
        #expect(!leaks(resolver))
        for request in [
            TokenRequest(headerValues: [LeakCanary.text], user: user), TokenRequest(user: user),
            TokenRequest(user: UserID("grace")), TokenRequest(),
        ] {
            let resolution = try await resolver.resolve(request)
            #expect(resolution.credential.secret == LeakCanary.secret)
            #expect(!leaks(resolution))
            #expect(!leaks(request))
        }
    }

    @Test(
        "A header that is refused is not quoted",
        arguments: [["", "\u{1}"], ["\u{7F}", ""], ["é", ""], [" ", " a"]]
    )
    func refusedHeaders(around: [String]) async throws {
        let resolver = TokenResolver.clockify(environment: shared, fallback: .never)
        let refused = around[0] + LeakCanary.text + around[1]
        let error = await #expect(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headerValues: [refused, LeakCanary.text]))
        }
        #expect(!leaks(try #require(error)))
    }

    @Test("A stored token that no header can carry is not quoted")
    func unusableToken() async throws {
        let key = try CredentialKey(service: "clockify", account: user.rawValue)
        let store = InMemoryCredentialStore([key: Credential(secret: Secret(utf8: LeakCanary.text + "\nmore"))])
        let resolver = TokenResolver.clockify(store: store, environment: shared, fallback: .whenAbsent)
        let error = await #expect(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(user: user))
        }
        #expect(!leaks(try #require(error)))
    }

    @Test("An error of a service that repeats the token does not", arguments: [400, 401, 403, 404, 429, 500])
    func repeatedToken(status: Int) async throws {
        let transport = StubTransport { _ in
            .response(
                status: HTTPResponse.Status(code: status),
                json: #"{"message": "The key \#(LeakCanary.text) may not", "code": 1000}"#
            )
        }
        let client = Clockify.Client(
            transport: LoggingTransport(transport, logger: logger),
            tokens: TokenResolver.clockify(environment: shared, fallback: .whenAbsent).provider(for: TokenRequest()),
            configuration: ClientConfiguration().sendingOnce
        )
        let error = await #expect(throws: APIError.self) { try await client.user() }
        #expect(!leaks(try #require(error)))
        #expect(!leaks(client))
    }
}
