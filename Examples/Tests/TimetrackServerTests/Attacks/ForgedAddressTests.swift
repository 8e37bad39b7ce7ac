import HTTPTypes
import ProgramFixtures
import Testing

/// Addresses and users that somebody writes into header fields as a proxy would.
@Suite(.timeLimit(.minutes(3)))
struct ForgedAddressTests {
    private static let path = "/api/clockify/integration"

    private static func fields(_ name: String, _ value: String) -> HTTPFields {
        var fields: HTTPFields = [:]
        if let name = HTTPField.Name(name) { fields[name] = value }
        return fields
    }

    @Test func countsTheAddressOfTheConnectionWhateverIsForwarded() async throws {
        try await ServerFolder.make { folder in
            let folder = folder.setting(["requests_per_minute_per_address": "8"])
            try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                var statuses: [Int] = []
                for number in 0..<12 {
                    let name = number.isMultiple(of: 2) ? "X-Forwarded-For" : "Forwarded"
                    let value = number.isMultiple(of: 2) ? "203.0.113.\(number)" : "for=203.0.113.\(number)"
                    let answer = try await server.send(.get, Self.path, fields: Self.fields(name, value))
                    statuses.append(answer.status)
                }
                #expect(statuses.prefix(8).allSatisfy { $0 == 401 })
                #expect(statuses.suffix(4) == [429, 429, 429, 429])
            }
        }
    }

    @Test func countsWhatATrustedProxyWroteAndNotWhatItsClientDid() async throws {
        try await ServerFolder.make { folder in
            let folder = folder.setting([
                "requests_per_minute_per_address": "4", "trusted_proxies": #"["127.0.0.1"]"#,
            ])
            try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                var statuses: [Int] = []
                for number in 0..<8 {
                    // The client wrote the left one, the proxy the right one.
                    let fields = Self.fields("X-Forwarded-For", "198.51.100.\(number), 203.0.113.7")
                    statuses.append(try await server.send(.get, Self.path, fields: fields).status)
                }
                #expect(statuses == [401, 401, 401, 401, 429, 429, 429, 429])
                let other = Self.fields("X-Forwarded-For", "203.0.113.7, 203.0.113.8")
                #expect(try await server.send(.get, Self.path, fields: other).status == 401)
            }
        }
    }

    @Test func believesNobodyButTheProxyWhoIsSignedIn() async throws {
        let settings = [
            "proxy_user_header": #""X-Proxy-User""#, "trusted_proxies": #"["10.11.12.13"]"#,
        ]
        try await ServerFolder.make { folder in
            try await RunningServer.run(in: folder.setting(settings), services: "http://127.0.0.1:9") { server in
                for value in ["ada", "root", ""] {
                    let answer = try await server.send(.get, Self.path, fields: Self.fields("X-Proxy-User", value))
                    #expect(answer.status == 401, "\(answer.text)")
                }
                var fields = Self.fields("X-Proxy-User", "ada")
                if let name = HTTPField.Name("X-Forwarded-For") { fields[name] = "10.11.12.13" }
                #expect(try await server.send(.get, Self.path, fields: fields).status == 401)
            }
        }
    }

    @Test func wantsATokenOfThePageWithChangesOfAProxysUsers() async throws {
        let settings = ["proxy_user_header": #""X-Proxy-User""#, "trusted_proxies": #"["127.0.0.1"]"#]
        try await ServerFolder.make { folder in
            try await RunningServer.run(in: folder.setting(settings), services: "http://127.0.0.1:9") { server in
                let fields = Self.fields("X-Proxy-User", "ada")
                #expect(try await server.send(.get, Self.path, fields: fields).status == 200)
                let removal = try await server.send(.delete, Self.path, fields: fields)
                #expect(removal.status == 403, "\(removal.text)")
                let session = try await server.send(.get, "/session", fields: fields)
                var confirmed = fields
                if let name = HTTPField.Name("X-CSRF-Token") {
                    confirmed[name] = try session.document()["csrfToken"].string
                }
                #expect(try await server.send(.delete, Self.path, fields: confirmed).status == 200)
                var two = fields
                if let name = HTTPField.Name("X-Proxy-User") { two.append(HTTPField(name: name, value: "grace")) }
                let twice = try await server.send(.get, Self.path, fields: two)
                #expect([400, 401].contains(twice.status), "\(twice.status) \(twice.text)")
            }
        }
    }
}
