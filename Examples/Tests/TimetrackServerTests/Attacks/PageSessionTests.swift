import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

/// What other sites, other sessions and former sessions can do to people at their browsers.
@Suite(.timeLimit(.minutes(3)))
struct PageSessionTests {
    private static let path = "/api/clockify/integration"
    private static let key =
        #"{"apiKey":"\#(ServerFixture.Token.adaClockify)","workspaceId":"\#(ServerFixture.workspace)"}"#

    @Test func changesNothingForAnotherSite() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let ada = try await PageSession(of: "ada", at: server)
            let grace = try await PageSession(of: "grace", at: server)
            let again = try await PageSession(of: "ada", at: server)
            let wrong: [(String, HTTPFields)] = [
                ("nothing", ada.fields(nil)), ("an empty text", ada.fields("")), ("words", ada.fields("yes")),
                ("another user's", ada.fields(grace.confirmation)),
                ("another session's", ada.fields(again.confirmation)),
                ("another origin", ada.fields(ada.confirmation, ["Origin": "https://evil.example"])),
                (
                    "an origin that begins the same",
                    ada.fields(ada.confirmation, ["Origin": server.address + ".evil.example"])
                ),
                ("no origin", ada.fields(ada.confirmation, ["Origin": "null"])),
                ("another site", ada.fields(ada.confirmation, ["Sec-Fetch-Site": "cross-site"])),
                ("a site beside it", ada.fields(ada.confirmation, ["Sec-Fetch-Site": "same-site"])),
            ]
            for (name, fields) in wrong {
                let connecting = try await server.send(.post, Self.path, fields: fields, json: Self.key)
                #expect(connecting.status == 403, "\(name): \(connecting.text)")
                let removing = try await server.send(.delete, Self.path, fields: fields)
                #expect(removing.status == 403, "\(name): \(removing.text)")
                let leaving = try await server.send(.delete, "/session", fields: fields)
                #expect(leaving.status == 403, "\(name): \(leaving.text)")
            }
            let state = try await server.send(.get, Self.path, fields: [.cookie: ada.cookie])
            #expect(try state.document()["configured"].bool == false)
            #expect(fixture.services.requestCount == 0)
            let own = ada.fields(ada.confirmation, ["Origin": server.address, "Sec-Fetch-Site": "same-origin"])
            #expect(try await server.send(.post, Self.path, fields: own, json: Self.key).status == 200)
        }
    }

    @Test func takesNoFormOfAnotherSiteForJSON() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let ada = try await PageSession(of: "ada", at: server)
            for type in [
                "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/json",
            ] {
                let request = """
                    POST \(Self.path) HTTP/1.1\r
                    Host: 127.0.0.1:\(server.port)\r
                    Connection: close\r
                    Cookie: \(ada.cookie)\r
                    X-CSRF-Token: \(ada.confirmation)\r
                    Content-Type: \(type)\r
                    Content-Length: \(Self.key.utf8.count)\r
                    \r
                    \(Self.key)
                    """
                let answer = try await RawConnection.exchange(server.port, request)
                #expect(answer.answerStatuses == [415], "\(type): \(answer)")
            }
        }
    }

    @Test func givesEachSignInANewSession() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let attacker = try await PageSession(of: "mallory", at: server)
            // The victim's browser was made to have the attacker's cookie before.
            let victim = try await PageSession(of: "ada", at: server, with: attacker.cookie)
            #expect(victim.cookie != attacker.cookie)
            let stored = try await server.send(.post, Self.path, fields: victim.changing, json: Self.key)
            #expect(stored.status == 200)
            let seen = try await server.send(.get, Self.path, fields: [.cookie: attacker.cookie])
            #expect(try seen.document()["configured"].bool == false)
            // Two cookies of the name are nobody's.
            let both = try await server.send(
                .get,
                Self.path,
                fields: [.cookie: "\(attacker.cookie); \(victim.cookie)"]
            )
            #expect([400, 401].contains(both.status), "\(both.status) \(both.text)")
        }
    }

    @Test func refusesCookiesThatItDidNotMake() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let ada = try await PageSession(of: "ada", at: server)
            let parts = ada.cookie.split(separator: "=", maxSplits: 1)
            let (name, value) = (String(parts[0]), String(parts[1]))
            var changed = Array(value.utf8)
            changed[10] = changed[10] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let foreign = Gathered<String>()
            try await ServerFixture.run { other in
                let elsewhere = try await PageSession(of: "ada", at: other.server)
                foreign.add(elsewhere.cookie)
            }
            let forged = [
                "\(name)=\(String(decoding: changed, as: UTF8.self))", "\(name)=\(value.dropLast(4))",
                "\(name)=\(value)AAAA", "\(name)=ada", "\(name)=", "\(name)=\(String(repeating: "A", count: 5_000))",
            ]
            for cookie in forged + foreign.all {
                let answer = try await server.send(.get, Self.path, fields: [.cookie: cookie])
                #expect(answer.status == 401, "\(cookie.prefix(40)): \(answer.text)")
            }
            #expect(foreign.all.count == 1)
            #expect(try await server.send(.get, Self.path, fields: [.cookie: ada.cookie]).status == 200)
            // A bad token is no reason to look at the good cookie.
            let both = try await server.send(.get, Self.path, session: "a.b.c", fields: [.cookie: ada.cookie])
            #expect(both.status == 401)
        }
    }

    @Test func endsASessionForGood() async throws {
        try await ServerFolder.make { folder in
            let sessions = Gathered<PageSession>()
            try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                let left = try await PageSession(of: "ada", at: server)
                let kept = try await PageSession(of: "ada", at: server)
                let answer = try await server.send(.delete, "/session", fields: left.changing)
                #expect(answer.status == 204)
                #expect(try await server.send(.get, Self.path, fields: [.cookie: left.cookie]).status == 401)
                #expect(try await server.send(.delete, Self.path, fields: left.changing).status == 401)
                sessions.add(left)
                sessions.add(kept)
            }
            try await RunningServer.run(in: folder, services: "http://127.0.0.1:9") { server in
                let (left, kept) = (try #require(sessions.all.first), try #require(sessions.all.last))
                #expect(try await server.send(.get, Self.path, fields: [.cookie: left.cookie]).status == 401)
                // The other session outlives the server, and its key is the same.
                #expect(try await server.send(.get, Self.path, fields: [.cookie: kept.cookie]).status == 200)
            }
        }
    }

    @Test func leadsNowhereElse() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let ada = try await PageSession(of: "ada", at: server)
            let target = "https%3A%2F%2Fevil.example"
            var paths = [
                "//evil.example", "//evil.example/..", "/%2Fevil.example", "/%5Cevil.example", "/@evil.example",
            ]
            for name in ["redirect", "redirect_to", "next", "return", "returnTo", "url", "continue", "week"] {
                paths += ["/?\(name)=\(target)", "/session?\(name)=\(target)", "/?\(name)=%2F%2Fevil.example"]
            }
            for path in paths {
                for cookie in [ada.cookie, nil] {
                    var fields: HTTPFields = [:]
                    fields[.cookie] = cookie
                    let answer = try await server.send(.get, path, fields: fields)
                    #expect(!(300..<400).contains(answer.status), "\(path)")
                    #expect(!answer.everything.contains("evil.example"), "\(path)")
                }
            }
        }
    }

    @Test func showsWhatPeopleWriteAndRunsNoneOfIt() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let script = #"</td><script>alert(1)</script><img src=x onerror=alert(2)>"' onmouseover='alert(3)"#
            fixture.services.change { sandbox in
                sandbox.content.projects[0].name = "project-" + script
                for number in sandbox.content.timeEntries.indices {
                    sandbox.content.timeEntries[number].description = "entry-" + script
                }
            }
            let ada = try await PageSession(of: "ada", at: server)
            let stored = try await server.send(.post, Self.path, fields: ada.changing, json: Self.key)
            #expect(stored.status == 200)
            let page = try await server.send(.get, "/?week=2026-01-05", fields: [.cookie: ada.cookie])
            #expect(page.status == 200)
            #expect(page.text.contains("project-&lt;/td&gt;"))
            #expect(page.text.contains("entry-&lt;/td&gt;"))
            #expect(page.text.contains("&lt;script&gt;"))
            for raw in ["<script>alert", "<img src=x", #"'alert(3)"#, "</td><script"] {
                #expect(!page.text.contains(raw), "\(raw)")
            }
            let policy = try #require(HTTPField.Name("Content-Security-Policy").flatMap { page.headers[$0] })
            #expect(!policy.contains("unsafe"))
            // As JSON it is what it is, which no browser takes for a page.
            let projects = try await server.send(.get, "/api/clockify/projects", fields: [.cookie: ada.cookie])
            #expect(projects.headers[.contentType] == "application/json; charset=utf-8")
            #expect(HTTPField.Name("X-Content-Type-Options").flatMap { projects.headers[$0] } == "nosniff")
        }
    }
}
