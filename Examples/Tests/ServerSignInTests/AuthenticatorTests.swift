import Foundation
import HTTPTypes
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("Who sent a request")
struct AuthenticatorTests {
    private struct Unreadable: Error {}

    /// The server's records, as a test writes them.
    private final class Records: Sendable {
        let standings = Mutex<[ServerUser: UserStanding]>([:])
        let ended = Mutex<Set<String>>([])
        let isReadable = Mutex(true)

        func set(_ standing: UserStanding, of subject: String) throws {
            let user = try ServerUser(issuer: TokenText.issuer, subject: subject)
            standings.withLock { $0[user] = standing }
        }

        func standing(_ user: ServerUser) throws -> UserStanding {
            guard isReadable.withLock({ $0 }) else { throw Unreadable() }
            return standings.withLock { $0[user] ?? UserStanding() }
        }

        func isEnded(_ id: String) throws -> Bool {
            guard isReadable.withLock({ $0 }) else { throw Unreadable() }
            return ended.withLock { $0.contains(id) }
        }
    }

    private let key = SigningKey.secret(Array("a secret of thirty-two bytes at least".utf8))
    private let records = Records()
    private let wall = WallClock()
    private let signer = SessionSigner.ephemeral()

    private func authenticator(acceptingTokens: Bool = true, proxyHeader: String? = nil) throws -> Authenticator {
        let secret = Secret.testing("a secret of thirty-two bytes at least")
        let issuer = try Issuer(TokenText.issuer, algorithms: [.hs256], secret: secret)
        let records = records
        return Authenticator(
            tokens: acceptingTokens ? try .accepting(issuer, wall: wall) : nil,
            sessions: signer,
            cookie: .secure,
            proxies: try TrustedProxies(parsing: ["10.0.0.0/8"]),
            proxySignIn: try proxyHeader.map { try ProxySignIn(header: $0, issuer: "https://proxy.example") },
            now: wall.now,
            standing: { try records.standing($0) },
            isEnded: { try records.isEnded($0) }
        )
    }

    private func bearer(_ claims: [String: String?] = [:]) throws -> String {
        let token = try TokenText(claims: claims).signed(by: key)
        return "Bearer " + token.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
    }

    private func cookie(_ session: Session) -> String {
        "__Host-timetrack=" + signer.signedValue(of: session).withRevealedBytes { String(decoding: $0, as: UTF8.self) }
    }

    private func startSession(_ claims: [String: String?] = [:]) async throws -> Session {
        try await authenticator().startSession(with: TokenText(claims: claims).signed(by: key))
    }

    private func code(
        _ fields: HTTPFields,
        _ authenticator: Authenticator,
        peer: String = "10.0.0.1"
    ) async -> (SignInRefusal.Code, SignInRefusal.Source)? {
        do {
            _ = try await authenticator.authenticate(fields, peer: peer, isPeerSecure: false)
            return nil
        } catch {
            return (error.code, error.source)
        }
    }

    @Test func isNobodyWithoutAnySignIn() async throws {
        let found = try await authenticator(proxyHeader: "X-Forwarded-User")
            .authenticate([:], peer: "192.0.2.7", isPeerSecure: true)
        #expect(found.caller == Caller(user: nil, signIn: .none, address: "192.0.2.7"))
        #expect(found.session == nil && found.expiresAt == nil && !found.ignoredProxyHeader && found.address.isSecure)
    }

    @Test func isWhomTheFirstSignInNames() async throws {
        let authenticator = try authenticator(proxyHeader: "X-Forwarded-User")
        let session = try await startSession(["sub": #""cookie""#])
        let proxy = try #require(HTTPField.Name("X-Forwarded-User"))
        var fields: HTTPFields = [proxy: "proxied"]
        var found = try await authenticator.authenticate(fields, peer: "10.0.0.1", isPeerSecure: false)
        #expect(found.caller.user == (try ServerUser(issuer: "https://proxy.example", subject: "proxied")))
        #expect(found.caller.signIn == .proxy)
        // The cookie may be of somebody who sat there before, or of no use any more.
        for cookie in [cookie(session), "__Host-timetrack=stale"] {
            fields[.cookie] = cookie
            found = try await authenticator.authenticate(fields, peer: "10.0.0.1", isPeerSecure: false)
            #expect(found.caller.user?.subject == "proxied")
            #expect(found.caller.signIn == .proxy)
        }
        fields[proxy] = nil
        fields[.cookie] = cookie(session)
        found = try await authenticator.authenticate(fields, peer: "10.0.0.1", isPeerSecure: false)
        #expect(found.caller.user?.subject == "cookie")
        #expect(found.caller.signIn == .session(session.id))
        #expect(found.session == session && found.expiresAt == session.expiresAt)
        fields[.authorization] = try bearer()
        found = try await authenticator.authenticate(fields, peer: "10.0.0.1", isPeerSecure: false)
        #expect(found.caller.user?.subject == "ada")
        #expect(found.caller.signIn == .bearer)
        #expect(found.session == nil && found.expiresAt == TokenText.time.addingTimeInterval(3600))
    }

    @Test func doesNotGoOnAfterABadSignIn() async throws {
        let authenticator = try authenticator(proxyHeader: "X-Forwarded-User")
        let proxy = try #require(HTTPField.Name("X-Forwarded-User"))
        let good = cookie(try await startSession())
        var fields: HTTPFields = [proxy: "proxied", .cookie: good]
        let bad = [
            "", "Bearer", "Bearer ", "bearer", "Basic YWRhOng=", try bearer() + ", " + bearer(), "Bearer a.b.c", "x",
        ]
        for value in bad {
            fields[.authorization] = value
            #expect(await code(fields, authenticator)?.1 == .bearer, "\(value.prefix(8))")
        }
        fields[values: .authorization] = [try bearer(), try bearer()]
        #expect(await code(fields, authenticator)?.0 == .malformed)
        fields[.authorization] = nil
        fields[proxy] = nil
        for value in [String(good.dropLast(2)), "__Host-timetrack=", good + "; " + good] {
            fields[.cookie] = value
            #expect(await code(fields, authenticator)?.1 == .session)
        }
    }

    @Test func acceptsTheSchemeInAnySpelling() async throws {
        let token = try bearer().dropFirst("Bearer ".count)
        for scheme in ["bearer ", "BEARER ", "Bearer  "] {
            #expect(await code([.authorization: scheme + token], try authenticator()) == nil)
        }
    }

    @Test func acceptsNoTokensWithoutIssuers() async throws {
        let authenticator = try authenticator(acceptingTokens: false)
        #expect(await code([.authorization: try bearer()], authenticator)?.0 == .issuer)
    }

    @Test func believesTheHeaderOfTheProxyAlone() async throws {
        let authenticator = try authenticator(proxyHeader: "X-Auth-Request-User")
        let name = try #require(HTTPField.Name("X-Auth-Request-User"))
        let forged = try await authenticator.authenticate([name: "root"], peer: "192.0.2.7", isPeerSecure: false)
        #expect(forged.caller.user == nil && forged.caller.signIn == .none && forged.ignoredProxyHeader)
        let blank = try await authenticator.authenticate([name: " "], peer: "10.0.0.1", isPeerSecure: false)
        #expect(blank.caller.user == nil && !blank.ignoredProxyHeader)
        var twice: HTTPFields = [:]
        twice[values: name] = ["ada", "eve"]
        var fields = [twice]
        for value in ["ada, eve", "ada,", String(repeating: "a", count: 256), "a\u{85}b"] {
            fields.append([name: value])
        }
        for fields in fields { #expect(await code(fields, authenticator)?.0 == .proxyHeader) }
        // Without the setting the header is one like any other.
        let plain = try await self.authenticator().authenticate([name: "ada"], peer: "10.0.0.1", isPeerSecure: false)
        #expect(plain.caller.user == nil && !plain.ignoredProxyHeader)
    }

    @Test func refusesWhoeverIsDisabledAtOnce() async throws {
        let authenticator = try authenticator(proxyHeader: "X-Forwarded-User")
        let proxy = try #require(HTTPField.Name("X-Forwarded-User"))
        let session = try await startSession()
        let signIns: [HTTPFields] = [[.authorization: try bearer()], [.cookie: cookie(session)]]
        for fields in signIns { #expect(await code(fields, authenticator) == nil) }
        try records.set(UserStanding(isDisabled: true), of: "ada")
        for fields in signIns { #expect(await code(fields, authenticator)?.0 == .disabled) }
        await #expect(throws: SignInRefusal.self) { try await startSession() }
        let proxied = try ServerUser(issuer: "https://proxy.example", subject: "ada")
        #expect(await code([proxy: "ada"], authenticator) == nil)
        records.standings.withLock { $0[proxied] = UserStanding(isDisabled: true) }
        #expect(await code([proxy: "ada"], authenticator)?.0 == .disabled)
        try records.set(UserStanding(), of: "ada")
        for fields in signIns { #expect(await code(fields, authenticator) == nil) }
    }

    @Test func refusesWhatIsOlderThanTheUsersGoodSessions() async throws {
        let authenticator = try authenticator(proxyHeader: "X-Forwarded-User")
        let session = try await startSession()
        let fields: HTTPFields = [.cookie: cookie(session)]
        let undated: HTTPFields = [.authorization: try bearer(["iat": nil])]
        #expect(await code(undated, authenticator) == nil)
        try records.set(UserStanding(sessionsGoodSince: TokenText.time), of: "ada")
        #expect(await code(fields, authenticator) == nil)
        #expect(await code(undated, authenticator)?.0 == .revoked)
        #expect(await code([.authorization: try bearer()], authenticator)?.0 == .revoked)
        #expect(await code([.authorization: try bearer(["iat": "1800000000"])], authenticator) == nil)
        await #expect(throws: SignInRefusal.self) { try await startSession() }
        try records.set(UserStanding(sessionsGoodSince: TokenText.time.addingTimeInterval(0.001)), of: "ada")
        #expect(await code(fields, authenticator)?.0 == .revoked)
        // Only hers.
        #expect(await code([.authorization: try bearer(["sub": #""eve""#])], authenticator) == nil)
    }

    @Test func refusesASessionThatWasEnded() async throws {
        let authenticator = try authenticator()
        let (one, other) = (try await startSession(), try await startSession())
        records.ended.withLock { _ = $0.insert(one.id) }
        #expect(await code([.cookie: cookie(one)], authenticator)?.0 == .sessionEnded)
        #expect(await code([.cookie: cookie(other)], authenticator) == nil)
    }

    @Test func judgesNobodyWithoutTheRecords() async throws {
        let authenticator = try authenticator(proxyHeader: "X-Forwarded-User")
        let proxy = try #require(HTTPField.Name("X-Forwarded-User"))
        let session = try await startSession()
        let signIns: [HTTPFields] = [[.authorization: try bearer()], [.cookie: cookie(session)], [proxy: "ada"]]
        records.isReadable.withLock { $0 = false }
        for fields in signIns {
            let error = await #expect(throws: SignInRefusal.self) {
                try await authenticator.authenticate(fields, peer: "10.0.0.1", isPeerSecure: false)
            }
            #expect(error?.code == .recordsUnavailable)
            #expect(error?.isUnavailable == true && error?.endsSession == false)
        }
        #expect(await code([:], authenticator) == nil)
    }

    @Test func startsNoSessionThatIsOverAlready() async throws {
        let error = await #expect(throws: SignInRefusal.self) { try await startSession(["exp": "1799999990"]) }
        #expect(error?.code == .expired)
        // As a bearer token it is good for the time that clocks may differ.
        #expect(await code([.authorization: try bearer(["exp": "1799999990"])], try authenticator()) == nil)
    }

    @Test func leavesASessionNoLongerThanItsTime() async throws {
        let session = try await startSession()
        let authenticator = try authenticator()
        wall.advance(by: 3599)
        #expect(await code([.cookie: cookie(session)], authenticator) == nil)
        wall.advance(by: 1)
        #expect(await code([.cookie: cookie(session)], authenticator)?.0 == .sessionExpired)
    }

    @Test(arguments: ["", "a b", ":path", "Authorization", "cookie", "X-Forwarded-For", "a:b"])
    func refusesHeadersThatProxiesDoNotNameUsersIn(_ name: String) {
        #expect(throws: SignInSettingsError.self) { try ProxySignIn(header: name, issuer: "proxy") }
        #expect(throws: SignInSettingsError.self) { try ProxySignIn(header: "X-Forwarded-User", issuer: "a b") }
    }
}
