import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What counts as a token in a header.
@Suite
struct HeaderTokenTests {
    private let resolver = TokenResolver.clockwork(store: FailingStore(.locked), environment: [:], fallback: .never)

    // The name is made of ASCII letters and hyphens, so it is a valid field name.
    private let name = HTTPField.Name("X-Clockwork-Token")!

    @Test
    func aHeaderThatIsPresentEndsTheSearch() async throws {
        // The store would throw; it is not even asked.
        let resolution = try await resolver.resolve(TokenRequest(headers: [name: "tok-1"], user: UserID("ada")))
        #expect(resolution.credential.secret == .testing("tok-1"))
    }

    @Test(arguments: [["tok-1"], ["  tok-1\t"], ["tok-1", "tok-1"], ["tok-1, tok-1"], ["", "tok-1"], ["tok-1,"]])
    func oneValueHoweverOftenIsTheToken(values: [String]) async throws {
        let resolution = try await resolver.resolve(TokenRequest(headerValues: values))
        #expect(resolution.credential.secret == .testing("tok-1"))
    }

    @Test(arguments: [["tok-1", "tok-2"], ["tok-1, tok-2"], ["tok-1,tok-2"], ["tok-1", "TOK-1"]])
    func differentValuesAreAnError(values: [String]) async throws {
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headerValues: values, user: UserID("ada")))
        }
        #expect(error.code == .conflictingHeaders)
        #expect(!error.description.contains("tok-"))
    }

    @Test(arguments: ["to k", "tok\u{0}1", "tok\r\nX: 1", "t\u{F6}k", "tok\u{7F}", "\u{202E}kot"])
    func aByteThatNoTokenHasIsAnError(value: String) async throws {
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headerValues: [value], user: UserID("ada")))
        }
        #expect(error.code == .malformedHeader)
    }

    @Test
    func headerFieldsAreReadByAllTheirValues() async throws {
        var fields = HTTPFields()
        fields.append(HTTPField(name: name, value: "tok-1"))
        fields.append(HTTPField(name: name, value: "tok-2"))
        let conflicting = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headers: fields))
        }
        #expect(conflicting.code == .conflictingHeaders)
        // HTTPFields has turned the line end into a space, which no token has either.
        let injected = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headers: [name: "tok-1\r\nX-Other: 1"]))
        }
        #expect(injected.code == .malformedHeader)
    }

    @Test(arguments: [[], [""], ["  \t"], [",", " "]])
    func nothingOrBlanksGoOnToTheNextSource(values: [String]) async throws {
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headerValues: values, user: UserID("ada")))
        }
        #expect(error.code == .storeFailed)
    }

    @Test
    func withoutAHeaderNameHeadersAreNotLookedAt() async throws {
        let resolver = TokenResolver(service: "clockwork", fallback: .never)
        let error = try await #require(throws: TokenResolverError.self) {
            try await resolver.resolve(TokenRequest(headerValues: ["tok-1"]))
        }
        #expect(error.code == .notFound)
        #expect(error.attempts.isEmpty)
    }
}
