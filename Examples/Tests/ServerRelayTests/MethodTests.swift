import HTTPTypes
import Testing
import TimeTrackingSandbox

@Suite struct MethodTests {
    static let paths: [(String, String)] = [
        ("/api/timers/start", "POST"), ("/api/timers/stop", "POST"), ("/api/settings/validate", "POST"),
        ("/api/worklogs", "GET, HEAD"), ("/api/clockwork/integration", "GET, HEAD, POST, DELETE"),
        ("/api/clockwork/shared-token", "POST"), ("/api/clockify/integration", "GET, HEAD, POST, DELETE"),
        ("/api/clockify/shared-token", "POST"), ("/api/clockify/workspaces", "GET, HEAD, POST"),
        ("/api/clockify/projects", "GET, HEAD"), ("/api/clockify/user", "GET, HEAD"),
        ("/api/clockify/time-entries", "GET, HEAD, POST"), ("/api/clockify/timer", "GET, HEAD"),
        ("/api/clockify/timer/start", "POST"), ("/api/clockify/timer/stop", "POST"),
    ]

    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]

    @Test(arguments: paths)
    func `a method that a path does not take is answered with those it takes`(
        _ path: String,
        _ allowed: String
    ) async throws {
        let fixture = RelayFixture()
        let taken = Set(allowed.split(separator: ", ").map(String.init))
        for name in Self.methods where !taken.contains(name) {
            let method = try #require(HTTPRequest.Method(rawValue: name))
            for user in [nil, "ada"] {
                let reply = try await fixture.send(method, path, as: user)
                #expect(reply.status == .methodNotAllowed, "\(name) \(path)")
                #expect(reply.headers[.allow] == allowed)
                #expect(reply.text == #"{"error":"METHOD_NOT_ALLOWED"}"#)
            }
        }
        #expect(fixture.sandbox.count == 0)
    }

    @Test(arguments: paths)
    func `a method that a path takes gets further`(_ path: String, _ allowed: String) async throws {
        let fixture = RelayFixture()
        for name in allowed.split(separator: ", ") {
            let method = try #require(HTTPRequest.Method(rawValue: String(name)))
            let reply = try await fixture.send(method, path)
            #expect(reply.status != .methodNotAllowed, "\(name) \(path)")
            #expect(reply.status != .notFound, "\(name) \(path)")
            #expect((400..<500).contains(reply.status.code), "\(name) \(path)")
        }
    }

    @Test func `a path with slashes to spare is the same path`() async throws {
        let reply = try await RelayFixture().send(.get, "//api/timers//start/?x=1")
        #expect(reply.status == .methodNotAllowed)
        #expect(reply.headers[.allow] == "POST")
    }

    @Test(arguments: ["/api/timers", "/api/timers/start/now", "/", "/api/clockify"])
    func `other paths are not the relay's`(_ path: String) async throws {
        #expect(try await RelayFixture().send(.get, path).status == .notFound)
    }

    @Test func `a HEAD has the head of the answer and no body`() async throws {
        let reply = try await RelayFixture()
            .send(
                .head,
                "/api/worklogs?accountId=712020:ada&date=2026-01-05",
                token: RelayFixture.Token.adaClockwork
            )
        #expect(reply.status == .ok)
        #expect(reply.body.isEmpty)
    }
}
