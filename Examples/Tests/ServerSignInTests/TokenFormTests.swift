import Crypto
import CryptoExtras
import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("Which form and signature a token has to have")
struct TokenFormTests {
    private let secretKey = SigningKey.secret(Array("a secret of thirty-two bytes at least".utf8))

    private func tokensBySecret() throws -> SessionTokens {
        let secret = Secret.testing("a secret of thirty-two bytes at least")
        return try .accepting(Issuer(TokenText.issuer, algorithms: [.hs256], secret: secret))
    }

    private func tokens(_ algorithms: Set<TokenAlgorithm>, _ keys: String) throws -> SessionTokens {
        let address = try KeySetAddress("https://project.example/jwks.json")
        let issuer = try Issuer(TokenText.issuer, algorithms: algorithms, keySet: .address(address))
        return try .accepting(issuer, transport: KeyServer(keys).transport)
    }

    @Test func acceptsEachAlgorithmWithItsKey() async throws {
        for key in [SigningKey.ellipticSample(), .rsaSample] {
            let algorithm = try #require(TokenAlgorithm(rawValue: key.algorithm))
            let tokens = try tokens([algorithm], keySet(key.jwk("k1")))
            #expect(await refusal(of: try TokenText().signed(by: key, id: "k1"), by: tokens) == nil)
            #expect(await refusal(of: try TokenText().signed(by: key), by: tokens) == nil)
        }
        #expect(await refusal(of: try TokenText().signed(by: secretKey), by: try tokensBySecret()) == nil)
    }

    @Test func acceptsASecretAndKeysOfOneIssuerSideBySide() async throws {
        let key = SigningKey.ellipticSample()
        let secret = Secret.testing("a secret of thirty-two bytes at least")
        let source = KeySetSource.address(try KeySetAddress("https://project.example/jwks.json"))
        let issuer = try Issuer(TokenText.issuer, algorithms: [.hs256, .es256], secret: secret, keySet: source)
        let tokens = try SessionTokens.accepting(issuer, transport: KeyServer(keySet(key.jwk("k1"))).transport)
        #expect(await refusal(of: try TokenText().signed(by: secretKey), by: tokens) == nil)
        #expect(await refusal(of: try TokenText().signed(by: key, id: "k1"), by: tokens) == nil)
        // The secret is good without the key set, which cannot be read here.
        let cut = try SessionTokens.accepting(issuer)
        for _ in 1...2 { #expect(await refusal(of: try TokenText().signed(by: secretKey), by: cut) == nil) }
        #expect(await refusal(of: try TokenText().signed(by: key, id: "k1"), by: cut) == .keysUnavailable)
    }

    @Test(arguments: ["none", "None", "NONE", "", "hs256", "HS384", "HS512", "PS256", "ES384", "EdDSA", "ES256K"])
    func refusesOtherAlgorithms(_ name: String) async throws {
        let token = try TokenText(header: ["alg": quoted(name)]).signed(by: secretKey)
        #expect(await refusal(of: token, by: try tokensBySecret()) == .algorithm)
        let text = token.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let unsigned = Secret(utf8: text[...(text.lastIndex(of: ".") ?? text.startIndex)])
        #expect(await refusal(of: unsigned, by: try tokensBySecret()) == .algorithm)
    }

    @Test func refusesAnAlgorithmThatIsNoText() async throws {
        for value in [nil, "null", "7", #"["HS256"]"#] as [String?] {
            let token = try TokenText(header: ["alg": value]).signed(by: secretKey)
            #expect(await refusal(of: token, by: try tokensBySecret()) == .algorithm)
        }
    }

    @Test func doesNotTakeAPublicKeyForASecret() async throws {
        let issuerKey = SigningKey.rsaSample
        guard case .rsa(let key) = issuerKey else { return }
        let tokens = try tokens([.rs256, .es256], keySet(issuerKey.jwk("k1")))
        let spellings = [
            Array(key.publicKey.pemRepresentation.utf8), Array(key.publicKey.derRepresentation),
            Array(try key.publicKey.getKeyPrimitives().modulus),
        ]
        for spelling in spellings {
            let token = try TokenText().signed(by: .secret(spelling), id: "k1")
            #expect(await refusal(of: token, by: tokens) == .algorithm)
        }
        #expect(throws: SignInSettingsError.self) {
            try Issuer(TokenText.issuer, algorithms: [.hs256], secret: Secret(spellings[0]))
        }
    }

    @Test func doesNotTakeASymmetricKeyOutOfAKeySet() async throws {
        let tokens = try tokens([.es256], keySet(secretKey.jwk("k1"), SigningKey.ellipticSample().jwk("k2")))
        #expect(await refusal(of: try TokenText().signed(by: secretKey, id: "k1"), by: tokens) == .algorithm)
        let renamed = try TokenText(header: ["alg": #""ES256""#]).signed(by: secretKey, id: "k1")
        #expect(await refusal(of: renamed, by: tokens) == .unknownKey)
    }

    @Test func doesNotTakeAKeyOfAnotherAlgorithm() async throws {
        let key = SigningKey.ellipticSample()
        let tokens = try tokens([.es256, .rs256], keySet(key.jwk("k1")))
        let renamed = try TokenText(header: ["alg": #""RS256""#]).signed(by: key, id: "k1")
        #expect(await refusal(of: renamed, by: tokens) == .unknownKey)
        #expect(await refusal(of: try TokenText().signed(by: .rsaSample, id: "k1"), by: tokens) == .unknownKey)
        let pinned = try self.tokens([.es256], keySet(SigningKey.rsaSample.jwk("k1")))
        #expect(await refusal(of: try TokenText().signed(by: .rsaSample, id: "k1"), by: pinned) == .algorithm)
    }

    @Test(arguments: ["jku", "x5u", "jwk", "x5c", "x5t#S256", "crit"])
    func refusesHeadersThatBringAKeyOrChangeTheMeaning(_ name: String) async throws {
        for value in [#""https://evil.example/keys""#, "{}", "[]", "null"] {
            let token = try TokenText(header: [name: value]).signed(by: secretKey)
            #expect(await refusal(of: token, by: try tokensBySecret()) == .header)
        }
    }

    @Test func isOfTheTypeThatItSays() async throws {
        let table: [(String?, SignInRefusal.Code?)] = [
            (nil, nil), (#""jwt""#, nil), (#""JWT""#, nil), (#""JOSE""#, .header), (#""at+jwt""#, .header),
            ("7", .header),
            (#""""#, .header),
        ]
        for (type, code) in table {
            let token = try TokenText(header: ["typ": type]).signed(by: secretKey)
            #expect(await refusal(of: token, by: try tokensBySecret()) == code)
        }
    }

    @Test func refusesMembersThatAreThereTwice() async throws {
        let claims = TokenText.object([:], [:])
        let header = #"{"alg": "HS256", "alg": "HS256"}"#
        #expect(
            await refusal(of: try TokenText.sign(header, claims, secretKey), by: try tokensBySecret()) == .malformed
        )
        let good = #""iss": "\#(TokenText.issuer)", "aud": "authenticated", "role": "authenticated", "exp": 1800003600"#
        let plain = #"{"alg": "HS256"}"#
        for twice in [#""sub": "ada", "sub": "eve""#, #""sub": "ada", "s\u0075b": "eve""#] {
            let token = try TokenText.sign(plain, "{\(good), \(twice)}", secretKey)
            #expect(await refusal(of: token, by: try tokensBySecret()) == .malformed)
        }
        let once = try TokenText.sign(plain, "{\(good), \"s\\u0075b\": \"ada\"}", secretKey)
        #expect(await refusal(of: once, by: try tokensBySecret()) == nil)
    }

    @Test func hasThreePartsOfBase64URL() async throws {
        let good = try TokenText().signed(by: secretKey).withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let parts = good.split(separator: ".").map(String.init)
        let broken = [
            "", ".", "..", "...", "a.b", "ada", parts[0] + "." + parts[1], good + ".", good + ".AAAA", good + "=",
            "." + good, " " + good, good + "\n", parts[0] + "=." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + "." + parts[2].replacing("-", with: "+").replacing("_", with: "/") + "+",
            base64("[]".utf8) + "." + parts[1] + "." + parts[2], parts[0] + "." + base64("7".utf8) + "." + parts[2],
            base64("{}{}".utf8) + "." + parts[1] + "." + parts[2],
            base64([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]) + "." + parts[1] + "." + parts[2],
        ]
        for (index, text) in broken.enumerated() {
            #expect(await refusal(of: Secret(utf8: text), by: try tokensBySecret()) == .malformed, "case \(index)")
        }
    }

    @Test func isNotLargerThanAHeaderMayBe() async throws {
        func token(padding: Int) throws -> Secret {
            try TokenText(claims: ["x": quoted(String(repeating: "a", count: padding))]).signed(by: secretKey)
        }
        let fitting = try token(padding: 5700)
        #expect(fitting.count <= 8192)
        #expect(await refusal(of: fitting, by: try tokensBySecret()) == nil)
        #expect(await refusal(of: try token(padding: 6200), by: try tokensBySecret()) == .malformed)
        let deep = try TokenText(claims: ["x": String(repeating: "[", count: 2000)]).signed(by: secretKey)
        #expect(await refusal(of: deep, by: try tokensBySecret()) == .malformed)
    }

    @Test func refusesEveryChangeOfASignedToken() async throws {
        let key = SigningKey.ellipticSample()
        let tokens = try tokens([.es256], keySet(key.jwk("k1")))
        let bytes = try TokenText().signed(by: key, id: "k1").withRevealedBytes { [UInt8]($0) }
        for index in bytes.indices where bytes[index] != UInt8(ascii: ".") {
            var changed = bytes
            changed[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(await refusal(of: Secret(changed), by: tokens) != nil, "byte \(index)")
        }
        for signature in ["", base64([UInt8](repeating: 0, count: 64)), base64([1, 2, 3])] {
            let end = try #require(bytes.lastIndex(of: UInt8(ascii: ".")))
            let forged = Secret(bytes[...end] + Array(signature.utf8))
            #expect(await refusal(of: forged, by: tokens) == .signature)
        }
    }

    @Test func saysNothingOfTheTokenInItsRefusals() async throws {
        let subject = "somebody@example.com"
        let texts = [
            TokenText(claims: ["sub": quoted(subject), "role": #""anon""#]),
            TokenText(claims: ["sub": quoted(subject), "exp": "7"]),
            TokenText(claims: ["sub": quoted(subject), "iss": quoted("https://\(subject)")]),
            TokenText(header: ["alg": quoted(subject)]), TokenText(header: ["jku": quoted(subject)]),
        ]
        for text in texts {
            let token = try text.signed(by: secretKey)
            let error = await #expect(throws: SignInRefusal.self) { try await tokensBySecret().verify(token) }
            let said = error.map { "\($0) \(String(reflecting: $0))" } ?? ""
            #expect(!said.contains("somebody"))
            #expect(LeakDetector(token).leaks(in: Array(said.utf8)).isEmpty)
        }
    }
}
