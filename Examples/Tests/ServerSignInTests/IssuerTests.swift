import Foundation
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("Issuers, and tokens for trying out")
struct IssuerTests {
    private static let secret = Secret.testing(String(repeating: "s", count: 32))

    private func code(_ body: () throws -> Void) -> SignInSettingsError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SignInSettingsError)?.code
        }
    }

    @Test func haveKeysForTheirAlgorithmsAndNoOthers() throws {
        let secret = Self.secret
        let keys = KeySetSource.address(try KeySetAddress("https://project.example/jwks.json"))
        let none: Set<TokenAlgorithm> = []
        let table: [(Set<TokenAlgorithm>, Secret?, KeySetSource?, SignInSettingsError.Code?)] = [
            ([.hs256], secret, nil, nil), ([.es256], nil, keys, nil), ([.rs256, .es256], nil, keys, nil),
            ([.hs256, .es256], secret, keys, nil),
            (none, nil, nil, .algorithms), (none, secret, keys, .algorithms), ([.hs256], nil, nil, .algorithms),
            ([.hs256], nil, keys, .algorithms), ([.hs256], secret, keys, .algorithms),
            ([.es256], nil, nil, .algorithms),
            ([.es256], secret, keys, .algorithms), ([.rs256], secret, nil, .algorithms),
            ([.hs256], .testing(String(repeating: "s", count: 31)), nil, .secret),
            ([.hs256], .testing(""), nil, .secret),
            ([.hs256], .testing("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG"), nil, .secret),
        ]
        for (index, row) in table.enumerated() {
            let found = code { _ = try Issuer("https://a.example", algorithms: row.0, secret: row.1, keySet: row.2) }
            #expect(found == row.3, "row \(index)")
        }
    }

    @Test func haveNamesBoundsAndAudiences() {
        func issuer(
            _ name: String = "https://a.example",
            audiences: Set<String> = ["a"],
            skew: Duration = .zero,
            role: Issuer.RequiredRole = Issuer.RequiredRole()
        ) -> SignInSettingsError.Code? {
            code {
                _ = try Issuer(
                    name,
                    audiences: audiences,
                    algorithms: [.hs256],
                    secret: Self.secret,
                    skew: skew,
                    role: role
                )
            }
        }
        #expect(issuer() == nil)
        for name in ["", "a b", "ä", String(repeating: "a", count: 201)] { #expect(issuer(name) == .issuer) }
        #expect(issuer(audiences: []) == .issuer)
        #expect(issuer(audiences: ["a", ""]) == .issuer)
        #expect(issuer(role: Issuer.RequiredRole(value: "")) == .issuer)
        #expect(issuer(skew: .seconds(120)) == nil)
        #expect(issuer(skew: .seconds(121)) == .duration)
        #expect(issuer(skew: .seconds(-1)) == .duration)
    }

    @Test func areThereOnce() throws {
        let issuer = try Issuer("https://a.example", algorithms: [.hs256], secret: Self.secret)
        let found = code {
            _ = try SessionTokens(
                issuers: [issuer, issuer],
                transport: SessionTokens.noTransport,
                now: WallClock().now
            )
        }
        #expect(found == .issuer)
    }

    @Test func showNoSecretWhenPrinted() throws {
        let secret = Self.secret
        let issuer = try Issuer("https://a.example", algorithms: [.hs256], secret: secret)
        let verifier = IssuerVerifier(issuer, transport: SessionTokens.noTransport, clock: ManualClock())
        var dumped = ""
        dump(issuer, to: &dumped)
        dump(verifier, to: &dumped)
        dump(try SessionSigner(key: secret), to: &dumped)
        #expect(LeakDetector(secret).leaks(in: Array(dumped.utf8)).isEmpty)
    }

    @Test func makeTokensForTryingOut() async throws {
        let secret = Self.secret
        let wall = WallClock()
        let tokens = try SessionTokens.accepting(.development(secret: secret), wall: wall)
        for subject in ["ada", "Ada \"the\" \\ Lovelace", "ädä"] {
            let token = try DevelopmentToken.make(
                user: subject,
                lifetime: .seconds(60),
                secret: secret,
                now: wall.now()
            )
            let verified = try await tokens.verify(token)
            #expect(verified.user == (try ServerUser(issuer: ServerUser.localIssuer, subject: subject)))
            #expect(verified.issuedAt == wall.now())
            #expect(verified.expiresAt == wall.now().addingTimeInterval(60))
        }
        // Issuers of other names do not take them, whatever their secret.
        let other = try SessionTokens.accepting(Issuer(TokenText.issuer, algorithms: [.hs256], secret: secret))
        let token = try DevelopmentToken.make(user: "ada", lifetime: .seconds(60), secret: secret, now: wall.now())
        #expect(await refusal(of: token, by: other) == .issuer)
        wall.advance(by: 90)
        #expect(await refusal(of: token, by: tokens) == .expired)
    }

    @Test func makeNoTokensThatNobodyShouldHave() {
        let secret = Self.secret
        let short = Secret.testing("short")
        let now = TokenText.time
        #expect(
            code { _ = try DevelopmentToken.make(user: "", lifetime: .seconds(1), secret: secret, now: now) } == .user
        )
        let line = "a\nb"
        #expect(
            code { _ = try DevelopmentToken.make(user: line, lifetime: .seconds(1), secret: secret, now: now) } == .user
        )
        for lifetime in [Duration.zero, .seconds(-1), .milliseconds(999), .seconds(31 * 86_400)] {
            let found = code {
                _ = try DevelopmentToken.make(user: "ada", lifetime: lifetime, secret: secret, now: now)
            }
            #expect(found == .duration)
        }
        #expect(
            code { _ = try DevelopmentToken.make(user: "a", lifetime: .seconds(1), secret: short, now: now) } == .secret
        )
    }

    @Test func keepAFewVerifiedTokens() async throws {
        let secret = Secret.testing("a secret of thirty-two bytes at least")
        let key = SigningKey.secret(Array("a secret of thirty-two bytes at least".utf8))
        let verified = VerifiedTokens(capacity: 4)
        let wall = WallClock()
        let tokens = try SessionTokens(
            issuers: [Issuer(TokenText.issuer, algorithms: [.hs256], secret: secret)],
            transport: SessionTokens.noTransport,
            verified: verified,
            clock: ManualClock(),
            now: wall.now
        )
        func send(_ number: Int, lasting seconds: Int) async throws {
            let claims = ["sub": "\"user \(number)\"", "exp": "\(1_800_000_000 + seconds)"]
            let token = try TokenText(claims: claims).signed(by: key)
            for _ in 1...2 { #expect(try await tokens.verify(token).user.subject == "user \(number)") }
        }
        for number in 1...3 { try await send(number, lasting: 60) }
        try await send(4, lasting: 3600)
        #expect(verified.count == 4)
        wall.advance(by: 90)
        try await send(5, lasting: 3600)
        #expect(verified.count == 2)
        for number in 6...8 { try await send(number, lasting: 3600) }
        #expect(verified.count == 1)
        #expect(await refusal(of: try TokenText(claims: ["role": nil]).signed(by: key), by: tokens) == .role)
        #expect(verified.count == 1)
    }
}
