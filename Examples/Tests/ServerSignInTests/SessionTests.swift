import Foundation
import HTTPTypes
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("Sessions, their cookie and their proof against other sites")
struct SessionTests {
    private let now = TokenText.time

    private func signer(_ name: Character, previous: Character...) throws -> SessionSigner {
        func key(_ name: Character) -> Secret { Secret(utf8: String(repeating: name, count: 32)) }
        return try SessionSigner(key: key(name), previousKeys: previous.map { key($0) })
    }

    private func session(_ signer: SessionSigner, subject: String = "ada", lasting seconds: Double = 3600) throws
        -> Session
    {
        let user = try ServerUser(issuer: TokenText.issuer, subject: subject)
        let token = VerifiedToken(user: user, issuedAt: nil, expiresAt: now.addingTimeInterval(seconds))
        return signer.session(for: token, at: now)
    }

    private func text(_ secret: Secret) -> String { secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) } }

    @Test func areKnownAgain() throws {
        let signer = try signer("a")
        let subjects = ["ada", "Ada Lovelace", "ädä@exämple", String(repeating: "x", count: 255)]
        for subject in subjects {
            let session = try session(signer, subject: subject)
            let value = text(signer.signedValue(of: session))
            #expect(try signer.session(from: value, at: now) == session)
            #expect(value.utf8.count < 1024)
        }
        #expect(Set(try (1...100).map { _ in try session(signer).id }).count == 100)
        #expect(try session(signer).id.count == 22)
    }

    @Test func endWithTheTokenOrAfterTwelveHours() throws {
        let signer = try signer("a")
        #expect(try session(signer, lasting: 60).expiresAt == now.addingTimeInterval(60))
        #expect(try session(signer, lasting: 86_400).expiresAt == now.addingTimeInterval(43_200))
        let short = try SessionSigner(
            key: Secret.testing(String(repeating: "a", count: 32)),
            longestSession: .seconds(90)
        )
        #expect(try session(short).expiresAt == now.addingTimeInterval(90))
        let value = text(signer.signedValue(of: try session(signer, lasting: 60)))
        #expect(try signer.session(from: value, at: now.addingTimeInterval(59.999)).user.subject == "ada")
        let error = #expect(throws: SignInRefusal.self) {
            try signer.session(from: value, at: now.addingTimeInterval(60))
        }
        #expect(error?.code == .sessionExpired)
        #expect(error?.endsSession == true)
    }

    @Test func areRefusedWithAnyByteChanged() throws {
        let signer = try signer("a")
        let value = Array(text(signer.signedValue(of: try session(signer))).utf8)
        for index in value.indices {
            for replacement in [UInt8(ascii: "A"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: " ")] {
                guard replacement != value[index] else { continue }
                var changed = value
                changed[index] = replacement
                let error = #expect(throws: SignInRefusal.self, "byte \(index)") {
                    try signer.session(from: String(decoding: changed, as: UTF8.self), at: now)
                }
                #expect(error?.code == .session)
            }
        }
        let text = String(decoding: value, as: UTF8.self)
        for other in [
            "", "A", String(text.dropLast()), String(text.dropFirst()), text + "A", text + "AAAA", text + text,
        ] {
            #expect(throws: SignInRefusal.self) { try signer.session(from: other, at: now) }
        }
    }

    @Test func outliveTheExchangeOfTheKeyOnlyWhileItIsKept() throws {
        let old = try signer("a")
        let session = try session(old)
        let value = text(old.signedValue(of: session))
        let caller = Caller(user: session.user, signIn: .session(session.id), address: "unknown")
        let token = old.csrfToken(for: caller)
        let new = try signer("b", previous: "a")
        #expect(try new.session(from: value, at: now) == session)
        #expect(new.accepts(csrfToken: token, from: caller))
        #expect(new.csrfToken(for: caller) != token)
        let newer = try signer("c", previous: "b")
        #expect(throws: SignInRefusal.self) { try newer.session(from: value, at: now) }
        #expect(!newer.accepts(csrfToken: token, from: caller))
        #expect(throws: SignInRefusal.self) { try SessionSigner.ephemeral().session(from: value, at: now) }
    }

    @Test func haveAKeyThatCannotBeGuessed() {
        let short = Secret.testing(String(repeating: "a", count: 31))
        let good = Secret.testing(String(repeating: "a", count: 32))
        #expect(throws: SignInSettingsError.self) { try SessionSigner(key: short) }
        #expect(throws: SignInSettingsError.self) { try SessionSigner(key: good, previousKeys: [short]) }
        #expect(throws: SignInSettingsError.self) { try SessionSigner(key: good, longestSession: .zero) }
    }

    @Test func lieInACookieThatScriptsAndOtherSitesDoNotGet() throws {
        let signer = try signer("a")
        let session = try session(signer, lasting: 90.5)
        let value = text(signer.signedValue(of: session))
        let field = SessionCookie.secure.setting(session, signedBy: signer, at: now)
        #expect(field.name == .setCookie)
        #expect(
            field.value == "__Host-timetrack=\(value); Path=/; Max-Age=90; HttpOnly; SameSite=Strict; Secure"
        )
        let loopback = SessionCookie.loopback.setting(session, signedBy: signer, at: now)
        #expect(loopback.value == "timetrack=\(value); Path=/; Max-Age=90; HttpOnly; SameSite=Strict")
        let clearing = "__Host-timetrack=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure"
        #expect(SessionCookie.secure.clearing.value == clearing)
    }

    @Test func areReadFromTheOneCookieOfTheirName() throws {
        func value(_ headers: String...) throws -> String? {
            var fields = HTTPFields()
            fields[values: .cookie] = headers
            return try SessionCookie.secure.value(in: fields)
        }
        #expect(try value() == nil)
        #expect(try value("timetrack=x") == nil)
        #expect(try value("__host-timetrack=x; a__Host-timetrack=y; __Host-timetrack; other=__Host-timetrack=z") == nil)
        #expect(try value("a=b; __Host-timetrack=x=y ;c=d") == "x=y")
        #expect(try value("a=b", "__Host-timetrack=x") == "x")
        #expect(try value("__Host-timetrack=") == "")
        for twice in [["__Host-timetrack=x; __Host-timetrack=y"], ["__Host-timetrack=x", "a=b; __Host-timetrack=x"]] {
            var fields = HTTPFields()
            fields[values: .cookie] = twice
            let error = #expect(throws: SignInRefusal.self) { try SessionCookie.secure.value(in: fields) }
            #expect(error?.code == .malformed)
        }
    }

    @Test func haveAProofThatOnlyTheirOwnPageKnows() throws {
        let signer = try signer("a")
        let sessions = try [session(signer), session(signer)]
        let callers = sessions.map { Caller(user: $0.user, signIn: .session($0.id), address: "unknown") }
        let token = try #require(signer.csrfToken(for: callers[0]))
        #expect(signer.accepts(csrfToken: token, from: callers[0]))
        #expect(!signer.accepts(csrfToken: token, from: callers[1]))
        for bad in [nil, "", "A", token + "A", String(token.dropLast()), token.lowercased(), " " + token] {
            #expect(!signer.accepts(csrfToken: bad, from: callers[0]))
        }
        let proxied = Caller(user: sessions[0].user, signIn: .proxy, address: "unknown")
        let other = Caller(user: try ServerUser(issuer: "proxy", subject: "eve"), signIn: .proxy, address: "unknown")
        let proxyToken = signer.csrfToken(for: proxied)
        #expect(signer.accepts(csrfToken: proxyToken, from: proxied))
        #expect(!signer.accepts(csrfToken: proxyToken, from: other))
        #expect(!signer.accepts(csrfToken: nil, from: proxied))
        #expect(!signer.accepts(csrfToken: token, from: proxied))
        for signIn in [Caller.SignIn.none, .bearer] {
            let caller = Caller(user: nil, signIn: signIn, address: "unknown")
            #expect(signer.csrfToken(for: caller) == nil)
            #expect(signer.accepts(csrfToken: nil, from: caller))
        }
    }
}
