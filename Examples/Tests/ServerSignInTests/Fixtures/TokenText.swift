import Foundation
import ServerUsers
import Synchronization
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

/// The parts of a token that a test signs, as JSON.
struct TokenText {
    static let issuer = "https://project.example/auth/v1"
    static let time = Date(timeIntervalSince1970: 1_800_000_000)

    var header: [String: String?] = [:]
    var claims: [String: String?] = [:]

    private static let usualClaims = [
        "iss": quoted(issuer), "aud": #""authenticated""#, "role": #""authenticated""#, "sub": #""ada""#,
        "iat": "1799999990", "exp": "1800003600",
    ]

    func signed(by key: SigningKey, id: String? = nil) throws -> Secret {
        var members = ["alg": quoted(key.algorithm), "typ": #""JWT""#]
        if let id { members["kid"] = quoted(id) }
        return try Self.sign(Self.object(members, header), Self.object(Self.usualClaims, claims), key)
    }

    static func sign(_ header: String, _ claims: String, _ key: SigningKey) throws -> Secret {
        let text = base64(header.utf8) + "." + base64(claims.utf8)
        return Secret(utf8: text + "." + base64(try key.signature(of: text)))
    }

    static func object(_ members: [String: String], _ changes: [String: String?]) -> String {
        var members = members
        for (name, value) in changes { members[name] = value }
        return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
}

/// A clock on the wall that a test sets.
final class WallClock: Sendable {
    private let time = Mutex(TokenText.time)

    var now: @Sendable () -> Date { { self.time.withLock { $0 } } }

    func advance(by seconds: Double) { time.withLock { $0 += seconds } }
}

/// An issuer's key set, as a test publishes it.
final class KeyServer: Sendable {
    private final class Page: Sendable {
        let text: Mutex<String>

        init(_ text: String) { self.text = Mutex(text) }
    }

    private let page: Page
    let transport: StubTransport

    init(_ text: String) {
        let page = Page(text)
        self.page = page
        self.transport = StubTransport { _ in
            let text = page.text.withLock { $0 }
            return .response(json: text)
        }
    }

    func publish(_ text: String) { page.text.withLock { $0 = text } }

    var fetchCount: Int { transport.exchanges.count }
}

/// What goes wrong with a token, or nil when nothing does.
func refusal(of token: Secret, by tokens: SessionTokens) async -> SignInRefusal.Code? {
    do {
        _ = try await tokens.verify(token)
        return nil
    } catch {
        return error.code
    }
}

/// Issuers of tests.
extension SessionTokens {
    static let noTransport = StubTransport()

    static func accepting(
        _ issuer: Issuer,
        transport: any HTTPTransport = noTransport,
        clock: some Clock<Duration> = ManualClock(),
        wall: WallClock = WallClock()
    ) throws -> SessionTokens {
        try SessionTokens(issuers: [issuer], transport: transport, clock: clock, now: wall.now)
    }
}
