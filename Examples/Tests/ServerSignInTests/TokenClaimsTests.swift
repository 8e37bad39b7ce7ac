import Foundation
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("What the claims of a token have to be")
struct TokenClaimsTests {
    private let key = SigningKey.secret(Array("a secret of thirty-two bytes at least".utf8))

    private func tokens(wall: WallClock = WallClock(), skew: Duration = .seconds(30)) throws -> SessionTokens {
        let secret = Secret.testing("a secret of thirty-two bytes at least")
        let issuer = try Issuer(
            TokenText.issuer,
            audiences: ["authenticated", "timetrack"],
            algorithms: [.hs256],
            secret: secret,
            skew: skew
        )
        return try .accepting(issuer, wall: wall)
    }

    @Test func saysWhomAGoodTokenNames() async throws {
        let token = try await tokens().verify(TokenText().signed(by: key))
        #expect(token.user == (try ServerUser(issuer: TokenText.issuer, subject: "ada")))
        #expect(token.issuedAt == TokenText.time.addingTimeInterval(-10))
        #expect(token.expiresAt == TokenText.time.addingTimeInterval(3600))
        let undated = try await tokens().verify(TokenText(claims: ["iat": nil]).signed(by: key))
        #expect(undated.issuedAt == nil)
    }

    @Test(
        arguments: [
            (#""timetrack""#, nil), (#"["other", "timetrack"]"#, nil), (#""other""#, .audience), ("[]", .audience),
            (nil, .audience), (#""Timetrack""#, .audience), (#""""#, .audience), ("7", .malformed),
            (#"["timetrack", 7]"#, .malformed), ("null", .malformed), (#"{"timetrack": true}"#, .malformed),
        ] as [(String?, SignInRefusal.Code?)]
    )
    func isForThisServer(_ audience: String?, _ code: SignInRefusal.Code?) async throws {
        let token = try TokenText(claims: ["aud": audience]).signed(by: key)
        #expect(await refusal(of: token, by: try tokens()) == code)
    }

    @Test(
        arguments: [
            (#""anon""#, .anonymousRole), (#""service_role""#, .serviceRole), (#""Authenticated""#, .role),
            (nil, .role),
            (#""""#, .role), (#"["authenticated"]"#, .role), ("true", .role), (#""supabase_admin""#, .role),
        ] as [(String?, SignInRefusal.Code?)]
    )
    func hasTheRoleOfAUser(_ role: String?, _ code: SignInRefusal.Code?) async throws {
        let token = try TokenText(claims: ["role": role]).signed(by: key)
        #expect(await refusal(of: token, by: try tokens()) == code)
    }

    @Test func refusesVisitorsWhomSupabaseGivesTheRoleOfUsers() async throws {
        for (value, code) in [("true", SignInRefusal.Code.anonymousRole), (#""yes""#, .anonymousRole), ("false", nil)] {
            let token = try TokenText(claims: ["is_anonymous": value]).signed(by: key)
            #expect(await refusal(of: token, by: try tokens()) == code)
        }
    }

    @Test func takesTheRoleFromTheClaimThatTheIssuerHas() async throws {
        let secret = Secret.testing("a secret of thirty-two bytes at least")
        let role = Issuer.RequiredRole(claim: "group", value: "staff")
        let issuer = try Issuer(TokenText.issuer, algorithms: [.hs256], secret: secret, role: role)
        let tokens = try SessionTokens.accepting(issuer)
        let staff = TokenText(claims: ["group": #""staff""#, "role": nil])
        #expect(await refusal(of: try staff.signed(by: key), by: tokens) == nil)
        #expect(await refusal(of: try TokenText().signed(by: key), by: tokens) == .role)
        let service = TokenText(claims: ["group": #""staff""#, "role": #""service_role""#])
        #expect(await refusal(of: try service.signed(by: key), by: tokens) == .serviceRole)
    }

    @Test(arguments: [nil, #""""#, "7", "null", #""a\u0000b""#, #""a\nb""#, #"["ada"]"#] as [String?])
    func namesAUser(_ subject: String?) async throws {
        let token = try TokenText(claims: ["sub": subject]).signed(by: key)
        #expect(await refusal(of: token, by: try tokens()) == .subject)
    }

    @Test func refusesASubjectThatIsTooLong() async throws {
        let fitting = try TokenText(claims: ["sub": quoted(String(repeating: "a", count: 255))]).signed(by: key)
        let long = try TokenText(claims: ["sub": quoted(String(repeating: "a", count: 256))]).signed(by: key)
        #expect(await refusal(of: fitting, by: try tokens()) == nil)
        #expect(await refusal(of: long, by: try tokens()) == .subject)
    }

    @Test(
        arguments: [
            ("exp", "1799999971", nil), ("exp", "1799999970", .expired), ("exp", "1799999970.5", nil),
            ("exp", "0", .expired), ("exp", nil, .malformed), ("exp", #""1800003600""#, .malformed),
            ("exp", "-1", .malformed), ("exp", "1e300", .malformed), ("exp", "1800003600000", .malformed),
            ("exp", "null", .malformed),
            ("nbf", "1800000030", nil), ("nbf", "1800000031", .notYetValid), ("nbf", #""now""#, .malformed),
            ("iat", "1800000030", nil), ("iat", "1800000031", .notYetValid), ("iat", "true", .malformed),
        ] as [(String, String?, SignInRefusal.Code?)]
    )
    func isGoodNow(_ claim: String, _ value: String?, _ code: SignInRefusal.Code?) async throws {
        let token = try TokenText(claims: [claim: value]).signed(by: key)
        #expect(await refusal(of: token, by: try tokens()) == code)
    }

    @Test func allowsNoDifferenceOfClocksWhenToldSo() async throws {
        let tokens = try tokens(skew: .zero)
        #expect(await refusal(of: try TokenText(claims: ["exp": "1800000000"]).signed(by: key), by: tokens) == .expired)
        #expect(await refusal(of: try TokenText(claims: ["exp": "1800000001"]).signed(by: key), by: tokens) == nil)
        #expect(await refusal(of: try TokenText(claims: ["nbf": "1800000000"]).signed(by: key), by: tokens) == nil)
        let early = try TokenText(claims: ["nbf": "1800000001"]).signed(by: key)
        #expect(await refusal(of: early, by: tokens) == .notYetValid)
    }

    @Test func looksAtTheTimeAgainWhenATokenComesAgain() async throws {
        let wall = WallClock()
        let tokens = try tokens(wall: wall)
        let token = try TokenText(claims: ["nbf": "1800000000", "iat": nil]).signed(by: key)
        #expect(await refusal(of: token, by: tokens) == nil)
        wall.advance(by: 3629)
        #expect(await refusal(of: token, by: tokens) == nil)
        wall.advance(by: 1)
        #expect(await refusal(of: token, by: tokens) == .expired)
        wall.advance(by: -3661)
        #expect(await refusal(of: token, by: tokens) == .notYetValid)
    }

    @Test(arguments: [
        "https://project.example/auth/v1/", "https://PROJECT.example/auth/v1", "https://other.example/auth/v1", "",
        "https://project.example/auth/v1\\u0000",
    ])
    func isOfAConfiguredIssuer(_ issuer: String) async throws {
        let token = try TokenText(claims: ["iss": quoted(issuer)]).signed(by: key)
        #expect(await refusal(of: token, by: try tokens()) == .issuer)
    }

    @Test func namesItsIssuerInAText() async throws {
        for value in [nil, "7", #"["https://project.example/auth/v1"]"#] as [String?] {
            let token = try TokenText(claims: ["iss": value]).signed(by: key)
            #expect(await refusal(of: token, by: try tokens()) == .issuer)
        }
    }

    @Test func holdsUsersOfTwoIssuersApart() async throws {
        let otherKey = SigningKey.secret(Array("another secret of thirty-two bytes".utf8))
        let secrets = [
            Secret.testing("a secret of thirty-two bytes at least"), .testing("another secret of thirty-two bytes"),
        ]
        let tokens = try SessionTokens(
            issuers: [
                Issuer(TokenText.issuer, algorithms: [.hs256], secret: secrets[0]),
                Issuer("https://other.example", algorithms: [.hs256], secret: secrets[1]),
            ],
            transport: SessionTokens.noTransport,
            clock: ManualClock(),
            now: WallClock().now
        )
        let foreign = TokenText(claims: ["iss": #""https://other.example""#])
        let one = try await tokens.verify(TokenText().signed(by: key))
        let other = try await tokens.verify(foreign.signed(by: otherKey))
        #expect(one.user.subject == other.user.subject)
        #expect(one.user != other.user)
        // Neither can sign for the other.
        #expect(await refusal(of: try foreign.signed(by: key), by: tokens) == .signature)
        #expect(await refusal(of: try TokenText().signed(by: otherKey), by: tokens) == .signature)
    }
}
