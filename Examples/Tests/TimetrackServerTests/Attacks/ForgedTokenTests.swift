import Crypto
import Foundation
import HTTPTypes
import Testing

/// Tokens that somebody forged, found or was given for something else.
@Suite(.timeLimit(.minutes(3)))
struct ForgedTokenTests {
    /// Tokens that are no good at a server that takes HS256 with a secret.
    private func forgeries(_ folder: ServerFolder, canary: String) async throws -> [(name: String, token: String)] {
        let secret = Data(folder.signingSecret.utf8)
        let now = Int(Date().timeIntervalSince1970)
        let usual: [String: Any] = ["alg": "HS256", "typ": "JWT"]
        func signed(
            _ changes: [String: Any],
            _ fields: [String: Any] = [:],
            without name: String? = nil
        ) throws -> String {
            var claims = ForgedToken.claims(changes.merging(["note": canary]) { $1 })
            if let name { claims[name] = nil }
            return try ForgedToken.signed(claims, header: usual.merging(fields) { $1 }, with: secret)
        }
        func unsigned(_ algorithm: String) throws -> String {
            try ForgedToken.token(ForgedToken.claims(["note": canary]), ["alg": algorithm, "typ": "JWT"]) { _ in Data()
            }
        }
        let good = try await folder.session(of: "ada")
        let parts = good.split(separator: ".")
        let root = try JSONSerialization.data(withJSONObject: ForgedToken.claims(["sub": "root"])).base64URL
        let long = try ForgedToken.token(ForgedToken.claims(["note": canary]), ["alg": "HS512", "typ": "JWT"]) { text in
            Data(HMAC<SHA512>.authenticationCode(for: text, using: SymmetricKey(data: secret)))
        }
        return [
            ("alg none", try unsigned("none")), ("alg None", try unsigned("None")), ("alg NONE", try unsigned("NONE")),
            ("an empty alg", try unsigned("")), ("a good alg without a signature", try unsigned("HS256")),
            ("another algorithm of the same secret", long),
            (
                "another secret",
                try ForgedToken.signed(ForgedToken.claims(["note": canary]), with: Data(repeating: 7, count: 32))
            ),
            ("an empty secret", try ForgedToken.signed(ForgedToken.claims(["note": canary]), with: Data())),
            ("another body", "\(parts[0]).\(root).\(parts[2])"),
            ("no signature", "\(parts[0]).\(parts[1])."), ("two parts", "\(parts[0]).\(parts[1])"),
            ("five parts", "\(good).\(parts[1]).\(parts[2])"),
            ("expired", try signed(["exp": now - 3_600])), ("no end", try signed([:], without: "exp")),
            ("an end that is a text", try signed(["exp": "9999999999"])),
            ("not yet good", try signed(["nbf": now + 3_600])),
            ("another issuer", try signed(["iss": "https://evil.example"])),
            ("no issuer", try signed([:], without: "iss")),
            ("an issuer with a slash more", try signed(["iss": ServerFolder.issuer + "/"])),
            ("another audience", try signed(["aud": "other"])), ("no audience", try signed([:], without: "aud")),
            ("the key of everybody", try signed(["role": "anon"])),
            ("the key of the service", try signed(["role": "service_role"])),
            ("no role", try signed([:], without: "role")),
            ("no subject", try signed([:], without: "sub")), ("an empty subject", try signed(["sub": ""])),
            ("a subject that is a number", try signed(["sub": 7])),
            ("a key at an address", try signed([:], ["jku": "https://evil.example/keys"])),
            ("a certificate at an address", try signed([:], ["x5u": "https://evil.example/chain"])),
            ("a key of its own", try signed([:], ["jwk": ["kty": "oct", "k": Data("x".utf8).base64URL]])),
            ("something critical", try signed([:], ["crit": ["b64"], "b64": false])),
            ("words", canary), ("dots", "..\(canary)"), ("a long one", String(repeating: "a", count: 12_000)),
        ]
    }

    @Test func refusesEachAsAHeaderAndAsASignIn() async throws {
        let canary = "note\(UInt64.random(in: .min ... .max))"
        try await ServerFolder.make { folder in
            let forged = try await forgeries(folder, canary: canary)
            let answers = Gathered<RunningServer.Answer>()
            let folder = folder.setting(["log_level": #""trace""#])
            let end = try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                for (name, token) in forged {
                    for (method, path) in [(HTTPRequest.Method.get, "/api/clockify/integration"), (.post, "/session")] {
                        let answer = try await server.send(method, path, session: token)
                        answers.add(answer)
                        // As many sign-ins in a minute are too many.
                        let isLimited = path == "/session" && answer.status == 429
                        #expect(
                            answer.status == 401 || isLimited,
                            "\(name) at \(path): \(answer.status) \(answer.text)"
                        )
                        #expect(answer.headers[.setCookie] == nil, "\(name)")
                    }
                }
                // The one that they were made from is good.
                let good = try await folder.session(of: "ada")
                let answer = try await server.send(.get, "/api/clockify/integration", session: good)
                #expect(answer.status == 200)
                answers.add(try await server.send(.get, "/metrics"))
            }
            for (name, token) in forged where token.count > 20 {
                #expect(!end.output.contains(token), "\(name)")
                #expect(answers.all.allSatisfy { !$0.everything.contains(token) }, "\(name)")
            }
            #expect(!end.output.contains(canary))
            #expect(answers.all.allSatisfy { !$0.everything.contains(canary) })
        }
    }

    @Test func takesNoPublicKeyForASecret() async throws {
        let key = P256.Signing.PrivateKey()
        let point = key.publicKey.x963Representation.dropFirst()
        let coordinates = (Data(point.prefix(32)).base64URL, Data(point.suffix(32)).base64URL)
        let keys =
            #"{"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"one","x":"\#(coordinates.0)","y":"\#(coordinates.1)"}]}"#
        try await ServerFolder.make { folder in
            var folder = folder
            folder.hasSignIn = false
            folder.environment["TIMETRACK_SERVER_JWT_SECRET"] = nil
            let file = folder.path + "/jwks.json"
            try Data(keys.utf8).write(to: URL(filePath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            folder.tables = [
                "[[sign_in]]", "issuer = \"\(ServerFolder.issuer)\"", "jwks_file = \"\(file)\"",
                #"algorithms = ["ES256"]"#,
            ]
            let published: [(String, Data)] = [
                ("the file", Data(keys.utf8)), ("PEM", Data(key.publicKey.pemRepresentation.utf8)),
                ("PEM with an end", Data((key.publicKey.pemRepresentation + "\n").utf8)),
                ("DER", key.publicKey.derRepresentation), ("the point", key.publicKey.x963Representation),
            ]
            try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                for (name, secret) in published {
                    let header: [String: Any] = ["alg": "HS256", "typ": "JWT", "kid": "one"]
                    let forged = try ForgedToken.signed(ForgedToken.claims(), header: header, with: secret)
                    let answer = try await server.send(.get, "/api/clockify/integration", session: forged)
                    #expect(answer.status == 401, "\(name): \(answer.text)")
                }
                let paths = ["two", "../../etc/passwd", "/dev/null", "one\u{0}"]
                for kid in paths {
                    let token = try ForgedToken.token(
                        ForgedToken.claims(),
                        ["alg": "ES256", "typ": "JWT", "kid": kid]
                    ) { _ in Data(repeating: 1, count: 64) }
                    let answer = try await server.send(.get, "/api/clockify/integration", session: token)
                    #expect(answer.status == 401, "\(kid)")
                }
                let good = try ForgedToken.token(
                    ForgedToken.claims(),
                    ["alg": "ES256", "typ": "JWT", "kid": "one"]
                ) { text in
                    // An elliptic key of a test signs whatever it is given.
                    (try? key.signature(for: text).rawRepresentation) ?? Data()
                }
                let answer = try await server.send(.get, "/api/clockify/integration", session: good)
                #expect(answer.status == 200, "\(answer.text)")
            }
        }
    }
}
