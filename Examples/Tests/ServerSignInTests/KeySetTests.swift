import CryptoExtras
import Foundation
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("Which keys of a key set are taken, and when it is fetched")
struct KeySetTests {
    private static let address = "https://project.example/auth/v1/.well-known/jwks.json?v=1"

    private func tokens(_ transport: any HTTPTransport, _ clock: ManualClock = ManualClock()) throws -> SessionTokens {
        let issuer = try Issuer(
            TokenText.issuer,
            algorithms: [.es256, .rs256],
            keySet: .address(KeySetAddress(Self.address))
        )
        return try .accepting(issuer, transport: transport, clock: clock)
    }

    private func token(_ key: SigningKey, _ id: String?) throws -> Secret { try TokenText().signed(by: key, id: id) }

    @Test func asksTheIssuerAsItIsToldTo() async throws {
        let key = SigningKey.ellipticSample()
        let server = KeyServer(keySet(try key.jwk("k1")))
        let tokens = try tokens(server.transport)
        #expect(await tokens.loadKeys().isEmpty)
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        let exchange = try #require(server.transport.exchanges.first)
        #expect(server.fetchCount == 1)
        #expect(exchange.request.method == .get)
        #expect(exchange.request.scheme == "https")
        #expect(exchange.request.authority == "project.example")
        #expect(exchange.request.path == "/auth/v1/.well-known/jwks.json?v=1")
        #expect(exchange.authorization == nil)
        #expect(exchange.timeout == .seconds(5))
        #expect(exchange.maximumResponseBytes == 262_144)
    }

    @Test func takesPublicSignatureKeysAlone() async throws {
        let key = SigningKey.ellipticSample()
        let other = try SigningKey.ellipticSample().jwk("k1")
        let taken: [[String: String?]] = [
            [:], ["use": #""sig""#], ["alg": #""ES256""#], ["key_ops": #"["verify"]"#], ["ext": "true"],
        ]
        for changes in taken {
            let tokens = try tokens(KeyServer(keySet(try key.jwk("k1", changes))).transport)
            #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil, "\(changes)")
        }
        let passedOver: [[String: String?]] = [
            ["use": #""enc""#], ["use": "7"], ["alg": #""ES384""#], ["alg": #""RS256""#], ["alg": "null"],
            ["key_ops": #"["sign"]"#], ["key_ops": #""verify""#], ["crv": #""P-384""#], ["crv": nil], ["x": nil],
            ["y": quoted(base64([UInt8](repeating: 1, count: 32)))], ["x": #""AA""#], ["d": #""AA""#], ["kid": "7"],
            ["kid": #""K1""#], ["kty": #""ec""#], ["kty": #""OKP""#], ["kty": nil],
        ]
        for changes in passedOver {
            let tokens = try tokens(KeyServer(keySet(try key.jwk("k1", changes))).transport)
            #expect(await refusal(of: try token(key, "k1"), by: tokens) == .unknownKey, "\(changes)")
        }
        let tokens = try tokens(KeyServer(keySet(other)).transport)
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == .signature)
    }

    @Test func takesRSAKeysOf2048BitsAndMore() async throws {
        let small = SigningKey.rsa(SigningKey.makeRSA(_RSA.Signing.KeySize(bitCount: 1024)))
        let sample = SigningKey.rsaSample
        let cases: [(SigningKey, [String: String?], SignInRefusal.Code?)] = [
            (small, [:], .unknownKey), (sample, [:], nil), (sample, ["use": #""enc""#], .unknownKey),
            (sample, ["e": #""AQ""#], .unknownKey), (sample, ["e": #""Ag""#], .unknownKey),
            (sample, ["e": nil], .unknownKey),
            (sample, ["alg": #""PS256""#], .unknownKey), (sample, ["d": #""AQ""#], .unknownKey),
            (sample, ["n": quoted(base64([UInt8](repeating: 0xFF, count: 1025)))], .unknownKey),
        ]
        for (key, changes, code) in cases {
            let tokens = try tokens(KeyServer(keySet(try key.jwk("k1", changes))).transport)
            #expect(await refusal(of: try token(key, "k1"), by: tokens) == code, "\(changes)")
        }
    }

    @Test func acceptsATokenThatNamesNoKeyOnlyWhenOneFits() async throws {
        let keys = [SigningKey.ellipticSample(), .ellipticSample()]
        let one = try tokens(KeyServer(keySet(keys[0].jwk("k1"), SigningKey.rsaSample.jwk("k2"))).transport)
        #expect(await refusal(of: try token(keys[0], nil), by: one) == nil)
        let two = try tokens(KeyServer(keySet(keys[0].jwk("k1"), keys[1].jwk("k2"))).transport)
        #expect(await refusal(of: try token(keys[0], nil), by: two) == .unknownKey)
        #expect(await refusal(of: try token(keys[0], "k2"), by: two) == .signature)
        let nameless = try tokens(KeyServer(keySet(keys[0].jwk(nil))).transport)
        #expect(await refusal(of: try token(keys[0], nil), by: nameless) == nil)
        #expect(await refusal(of: try token(keys[0], "k1"), by: nameless) == .unknownKey)
        #expect(await refusal(of: try token(keys[0], ""), by: nameless) == .unknownKey)
    }

    @Test func followsARotation() async throws {
        let (old, new) = (SigningKey.ellipticSample(), SigningKey.ellipticSample())
        let server = KeyServer(keySet(try old.jwk("old")))
        let clock = ManualClock()
        let tokens = try tokens(server.transport, clock)
        #expect(await refusal(of: try token(old, "old"), by: tokens) == nil)
        server.publish(keySet(try old.jwk("old"), try new.jwk("new")))
        clock.advance(by: .seconds(30))
        // A key that is not known yet is asked for at once.
        #expect(await refusal(of: try token(new, "new"), by: tokens) == nil)
        #expect(server.fetchCount == 2)
        server.publish(keySet(try new.jwk("new")))
        clock.advance(by: .seconds(599))
        #expect(await refusal(of: try token(old, "old"), by: tokens) == nil)
        #expect(server.fetchCount == 2)
        clock.advance(by: .seconds(1))
        // The former key is gone, also for a token that was verified before.
        #expect(await refusal(of: try token(old, "old"), by: tokens) == .unknownKey)
        #expect(await refusal(of: try token(new, "new"), by: tokens) == nil)
        #expect(server.fetchCount == 3)
        clock.advance(by: .seconds(600))
        server.publish(keySet())
        #expect(await refusal(of: try token(new, "new"), by: tokens) == .unknownKey)
        #expect(tokens.keyProblems.isEmpty)
    }

    @Test func doesNotTakeATokenThatWasVerifiedByAKeyOfTheSameNameBefore() async throws {
        let (old, new) = (SigningKey.ellipticSample(), SigningKey.ellipticSample())
        let server = KeyServer(keySet(try old.jwk("k1")))
        let clock = ManualClock()
        let tokens = try tokens(server.transport, clock)
        let token = try token(old, "k1")
        #expect(await refusal(of: token, by: tokens) == nil)
        server.publish(keySet(try new.jwk("k1")))
        #expect(await refusal(of: token, by: tokens) == nil)
        clock.advance(by: .seconds(600))
        #expect(await refusal(of: token, by: tokens) == .signature)
    }

    @Test func fetchesOnceForAStormOfMadeUpKeys() async throws {
        let key = SigningKey.ellipticSample()
        let server = KeyServer(keySet(try key.jwk("k1")))
        let clock = ManualClock()
        let tokens = try tokens(server.transport, clock)
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        clock.advance(by: .seconds(30))
        await withTaskGroup { group in
            for number in 1...200 {
                guard let forged = try? token(.ellipticSample(), "forged-\(number)") else { continue }
                group.addTask { #expect(await refusal(of: forged, by: tokens) == .unknownKey) }
            }
        }
        #expect(server.fetchCount == 2)
        clock.advance(by: .seconds(29))
        #expect(await refusal(of: try token(key, "forged"), by: tokens) == .unknownKey)
        #expect(server.fetchCount == 2)
        clock.advance(by: .seconds(1))
        #expect(await refusal(of: try token(key, "forged"), by: tokens) == .unknownKey)
        #expect(server.fetchCount == 3)
    }

    @Test func fetchesOnceForManyRequestsAtTheSameTime() async throws {
        let key = SigningKey.ellipticSample()
        let gate = ManualClock()
        let text = keySet(try key.jwk("k1"))
        let transport = StubTransport { _ in
            try await gate.sleep(for: .seconds(1))
            return .response(json: text)
        }
        let tokens = try tokens(transport)
        let token = try token(key, "k1")
        await withTaskGroup { group in
            for _ in 1...100 { group.addTask { #expect(await refusal(of: token, by: tokens) == nil) } }
            await gate.waitForSleepers()
            gate.advance(by: .seconds(1))
        }
        #expect(transport.exchanges.count == 1)
    }

    @Test func refusesAnswersThatAreNoKeySet() async throws {
        let key = SigningKey.ellipticSample()
        let good = keySet(try key.jwk("k1"))
        let keys = (0...64).map { _ in "{}" }.joined(separator: ",")
        let answers: [StubTransport.Answer] = [
            .response(json: "<!doctype html><title>Sign in</title>"), .response(json: ""), .response(json: "[]"),
            .response(json: #"{"keys": {}}"#), .response(json: #"{"keys": [7]}"#),
            .response(json: #"{"keys": [\#(keys)]}"#),
            .response(json: #"{"keys": [], "keys": []}"#), .response(json: String(good.dropLast(1))),
            .response(status: .found, json: good, headers: [.location: "https://evil.example/jwks.json"]),
            .response(status: .internalServerError, json: good), .response(status: .notFound, json: good),
            .response(json: good + String(repeating: " ", count: 262_144)),
        ]
        for (index, answer) in answers.enumerated() {
            let transport = StubTransport(answer)
            let tokens = try tokens(transport)
            #expect(await refusal(of: try token(key, "k1"), by: tokens) == .keysUnavailable, "case \(index)")
            // A redirect leads nowhere.
            #expect(transport.exchanges.map(\.request.authority) == ["project.example"])
            let problem = tokens.keyProblems.first ?? ""
            #expect(problem.contains("https://project.example/auth/v1/.well-known/jwks.json"), "\(problem)")
            #expect(!problem.contains("v=1"))
        }
    }

    @Test func keepsKeysForADayWhenTheIssuerIsDown() async throws {
        let key = SigningKey.ellipticSample()
        let good = keySet(try key.jwk("k1"))
        let clock = ManualClock()
        let transport = StubTransport { exchange in
            if exchange.number == 1 { return .response(json: good) }
            throw TransportError(.timedOut, delivery: .unknown, message: "The server did not answer; try again.")
        }
        let tokens = try tokens(transport, clock)
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        clock.advance(by: .seconds(600))
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        #expect(transport.exchanges.count == 2)
        #expect(tokens.keyProblems.count == 1)
        // Nobody can say whether the issuer has such a key.
        #expect(await refusal(of: try token(key, "k2"), by: tokens) == .keysUnavailable)
        #expect(transport.exchanges.count == 2)
        clock.advance(by: .seconds(24 * 3600 - 600))
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        clock.advance(by: .seconds(1))
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == .keysUnavailable)
    }

    @Test func doesNotLetRequestsWaitForAnIssuerThatHangs() async throws {
        let key = SigningKey.ellipticSample()
        let good = keySet(try key.jwk("k1"))
        let (clock, gate) = (ManualClock(), ManualClock())
        let transport = StubTransport { exchange in
            if exchange.number == 3 { try await gate.sleep(for: .seconds(1)) }
            if exchange.number == 2 {
                throw TransportError(.unreachable, delivery: .notSent, message: "Nobody listens; try again.")
            }
            return .response(json: good)
        }
        let source = KeySetSource.address(try KeySetAddress(Self.address))
        let keys = CachedKeySet(source, transport: transport, clock: clock)
        #expect(try await keys.snapshot().isCurrent)
        clock.advance(by: .seconds(600))
        #expect(try await keys.snapshot().isCurrent == false)
        clock.advance(by: .seconds(30))
        // The third attempt hangs, and the keys are there at once.
        #expect(try await keys.snapshot().keys.count == 1)
        await gate.waitForSleepers()
        #expect(try await keys.snapshot().isCurrent == false)
        gate.advance(by: .seconds(1))
        await keys.settle()
        #expect(try await keys.snapshot().isCurrent)
        #expect(keys.problem == nil)
        #expect(transport.exchanges.count == 3)
    }

    @Test func triesAgainSoonWhenThereAreNoKeysYet() async throws {
        let key = SigningKey.ellipticSample()
        let good = keySet(try key.jwk("k1"))
        let clock = ManualClock()
        let transport = StubTransport { exchange in
            if exchange.number > 1 { return .response(json: good) }
            throw TransportError(.unreachable, delivery: .notSent, message: "Nobody listens; try again.")
        }
        let tokens = try tokens(transport, clock)
        #expect(await tokens.loadKeys().count == 1)
        for _ in 1...3 { #expect(await refusal(of: try token(key, "k1"), by: tokens) == .keysUnavailable) }
        #expect(transport.exchanges.count == 1)
        clock.advance(by: .seconds(5))
        #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        #expect(tokens.keyProblems.isEmpty)
    }

    @Test(arguments: [
        "http://project.example/jwks.json", "ftp://project.example/", "project.example/jwks.json", "https://", "",
        "https://ada@project.example/jwks.json", "https://project.example/jwks.json#keys",
        "https://project.example/a b",
        "https:\\\\project.example\\jwks.json", "http://127.0.0.1.evil.example/", "http://localhost.evil.example/",
    ])
    func refusesAddressesThatKeysAreNotFetchedFrom(_ text: String) {
        #expect(throws: SignInSettingsError.self) { try KeySetAddress(text) }
    }

    @Test func takesAddressesOfThisMachineWithoutHTTPS() throws {
        for text in ["http://127.0.0.1:8080/jwks.json", "http://[::1]:8080/jwks.json", "http://localhost/jwks.json"] {
            #expect(try KeySetAddress(text).path == "/jwks.json")
        }
        #expect(try KeySetAddress("https://project.example").path == "/")
        #expect(try KeySetAddress("https://project.example?p=1").path == "/?p=1")
    }
}
