import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

/// Who may do what with the server's own tokens, by the settings that an operator has.
@Suite(.timeLimit(.minutes(3)))
struct SharedTokenTests {
    private typealias Token = ServerFixture.Token

    private static let variables = [
        "CLOCKIFY_API_KEY": Token.sharedClockify, "CLOCKIFY_WORKSPACE_ID": ServerFixture.workspace,
        "CLOCKWORK_API_TOKEN": Token.sharedClockwork,
    ]
    private static let account = "ac0000000000000000000003"
    private static let ada = "ac0000000000000000000001"
    private static let range = "start=2026-01-05T00:00:00Z&end=2026-01-07T00:00:00Z"
    private static let tables = [
        "[[shared_accounts]]", #"user = "ada""#, #"clockify = ["\#(account)"]"#, #"clockwork = ["712020:shared"]"#,
    ]

    /// Runs a server with shared tokens before the sandbox.
    @discardableResult
    private func withServer(
        _ settings: [String: String],
        tables: [String] = tables,
        hasSignIn: Bool = true,
        _ body: @escaping @Sendable (RunningServer, SandboxHost) async throws -> Void
    ) async throws -> RunningServer.End {
        try await ServerFolder.make { folder in
            var folder = folder.with(Self.variables).setting(settings).with(tables: tables)
            folder.hasSignIn = hasSignIn
            if !hasSignIn { folder.environment["TIMETRACK_SERVER_JWT_SECRET"] = nil }
            return try await withServer(in: folder, body)
        }
    }

    private func withServer(
        in folder: ServerFolder,
        _ body: @escaping @Sendable (RunningServer, SandboxHost) async throws -> Void
    ) async throws -> RunningServer.End {
        let host = SandboxHost(Sandbox(.standard) { Date() })
        return try await LoopbackServer.serve { services in
            try await RunningServer.run(in: folder, services: services.address) { server in
                try await body(server, host)
            }
        } exchange: { request, body in
            host.exchange(for: request, body: body)
        }
    }

    private static let entry = #"{"start":"2026-01-07T08:00:00Z","end":"2026-01-07T09:00:00Z"}"#

    @Test func isSpentByNobodyWhenItIsOff() async throws {
        try await withServer(["shared_token": #""off""#, "shared_token_writes": "true"]) { server, services in
            let session = try await server.folder.session(of: "ada")
            for path in ["user", "workspaces", "projects", "timer", "time-entries?\(Self.range)"] {
                let answer = try await server.send(.get, "/api/clockify/\(path)", session: session)
                #expect(answer.status == 401, "\(path): \(answer.text)")
            }
            let start = try await server.send(
                .post,
                "/api/timers/start",
                session: session,
                json: #"{"issueKey":"NAVY-1"}"#
            )
            #expect(start.status == 401)
            let state = try await server.send(.get, "/api/clockify/integration", session: session)
            #expect(try state.document()["source"].string == "none")
            let page = try await PageSession(of: "ada", at: server)
            _ = try await server.send(.get, "/", fields: [.cookie: page.cookie])
            #expect(services.requestCount == 0)
        }
    }

    @Test func isSpentBySignedInUsersForWhatIsTheirs() async throws {
        let end = try await withServer(["log_level": #""trace""#]) { server, services in
            let session = try await server.folder.session(of: "ada")
            let stranger = try await server.folder.session(of: "grace")
            let worklogs = "/api/worklogs?date=2026-01-05&accountId="
            // Nobody who is not signed in.
            for path in ["/api/clockify/projects", worklogs + "712020:shared"] {
                #expect(try await server.send(.get, path).status == 401, "\(path)")
            }
            let start = #"{"issueKey":"NAVY-1"}"#
            #expect(try await server.send(.post, "/api/timers/start", json: start).status == 401)
            #expect(services.requestCount == 0)

            let state = try await server.send(.get, "/api/clockify/integration", session: session)
            #expect(try state.document()["source"].string == "shared")
            // The profile of the key's owner is nobody's business.
            let user = try await server.send(.get, "/api/clockify/user", session: session)
            #expect(user.status == 200)
            for word in ["Shared Account", "shared@example.com", Self.account] { #expect(!user.text.contains(word)) }
            #expect(try await server.send(.get, "/api/clockify/projects", session: session).status == 200)
            let entries = "/api/clockify/time-entries?\(Self.range)"
            #expect(try await server.send(.get, entries, session: session).status == 200)

            let count = services.requestCount
            let refused = [
                "/api/clockify/projects?workspaceId=b00000000000000000000002", "\(entries)&userId=\(Self.ada)",
                "\(entries)&workspaceId=b00000000000000000000002", "/api/clockify/timer?userId=\(Self.ada)",
                worklogs + "712020:ada", worklogs + "712020:grace",
            ]
            for path in refused {
                let answer = try await server.send(.get, path, session: session)
                #expect(answer.status == 403, "\(path): \(answer.status) \(answer.text)")
            }
            // Who is mapped to nobody has nobody's time.
            for path in [entries, "\(entries)&userId=\(Self.account)", worklogs + "712020:shared"] {
                let answer = try await server.send(.get, path, session: stranger)
                #expect(answer.status == 403, "\(path): \(answer.status) \(answer.text)")
            }
            // And nothing is written unless an operator says so.
            for (path, json) in [
                ("/api/clockify/time-entries", Self.entry), ("/api/clockify/timer/start", "{}"),
                ("/api/clockify/timer/stop", "{}"), ("/api/timers/start", start), ("/api/timers/stop", start),
            ] {
                let answer = try await server.send(.post, path, session: session, json: json)
                #expect(answer.status == 403, "\(path): \(answer.status) \(answer.text)")
            }
            #expect(services.requestCount == count)
            let own = try await server.send(.get, worklogs + "712020:shared", session: session)
            #expect(own.status == 200, "\(own.text)")
        }
        for token in [Token.sharedClockify, Token.sharedClockwork] { #expect(!end.output.contains(token)) }
    }

    @Test func writesForThoseWhomTheOperatorAllows() async throws {
        try await withServer(["shared_token": #""signed-in""#, "shared_token_writes": "true"]) { server, services in
            let session = try await server.folder.session(of: "ada")
            let stranger = try await server.folder.session(of: "grace")
            let path = "/api/clockify/time-entries"
            let count = services.requestCount
            #expect(try await server.send(.post, path, session: stranger, json: Self.entry).status == 403)
            let foreign = Self.entry.replacing("}", with: #","userId":"\#(Self.ada)"}"#)
            #expect(try await server.send(.post, path, session: session, json: foreign).status == 403)
            let elsewhere = Self.entry.replacing("}", with: #","workspaceId":"b00000000000000000000002"}"#)
            #expect(try await server.send(.post, path, session: session, json: elsewhere).status == 403)
            #expect(services.requestCount == count)
            let timer = #"{"issueKey":"NAVY-1"}"#
            #expect(try await server.send(.post, "/api/timers/start", session: session, json: timer).status == 201)
            let written = try await server.send(.post, path, session: session, json: Self.entry)
            #expect(services.requestCount > count + 1, "\(written.text)")
        }
    }

    @Test func isSpentByAnybodyOnThisMachineWhereNobodySignsIn() async throws {
        let tables = ["[shared_accounts_anonymous]", #"clockwork = ["712020:shared"]"#]
        try await withServer([:], tables: tables, hasSignIn: false) { server, _ in
            let worklogs = "/api/worklogs?date=2026-01-05&accountId="
            #expect(try await server.send(.get, worklogs + "712020:shared").status == 200)
            #expect(try await server.send(.get, worklogs + "712020:ada").status == 403)
            #expect(try await server.send(.get, "/api/clockify/projects").status == 200)
            #expect(try await server.send(.get, "/api/clockify/time-entries?\(Self.range)").status == 403)
            let start = try await server.send(.post, "/api/timers/start", json: #"{"issueKey":"NAVY-1"}"#)
            #expect(start.status == 403)
            // Nobody can connect as nobody.
            let key = #"{"apiKey":"\#(Token.adaClockify)","workspaceId":"\#(ServerFixture.workspace)"}"#
            #expect(try await server.send(.post, "/api/clockify/integration", json: key).status == 401)
        }
    }

    @Test func staysAwayFromWhoDisconnectedUntilAsked() async throws {
        try await ServerFolder.make { folder in
            let folder = folder.with(Self.variables).with(tables: Self.tables)
            let path = "/api/clockify/projects"
            _ = try await withServer(in: folder) { server, _ in
                let session = try await folder.session(of: "ada")
                #expect(try await server.send(.get, path, session: session).status == 200)
                let gone = try await server.send(.delete, "/api/clockify/integration", session: session)
                #expect(gone.status == 200)
                #expect(try await server.send(.get, path, session: session).status == 401)
                let other = try await folder.session(of: "grace")
                #expect(try await server.send(.get, path, session: other).status == 200)
            }
            _ = try await withServer(in: folder) { server, services in
                let session = try await folder.session(of: "ada")
                let before = services.requestCount
                #expect(try await server.send(.get, path, session: session).status == 401)
                let page = try await PageSession(of: "ada", at: server)
                _ = try await server.send(.get, "/", fields: [.cookie: page.cookie])
                let state = try await server.send(.get, "/api/clockify/integration", session: session)
                #expect(try state.document()["source"].string == "none")
                #expect(try state.document()["disconnected"].bool == true)
                let refusal = #"{"use":false}"#
                let no = try await server.send(.post, "/api/clockify/shared-token", session: session, json: refusal)
                #expect(no.status == 400)
                #expect(try await server.send(.get, path, session: session).status == 401)
                #expect(services.requestCount == before)
                // Asking for one service's token is no wish for the other's.
                let wish = #"{"use":true}"#
                _ = try await server.send(.post, "/api/clockwork/shared-token", session: session, json: wish)
                #expect(try await server.send(.get, path, session: session).status == 401)
                let yes = try await server.send(.post, "/api/clockify/shared-token", session: session, json: wish)
                #expect(try yes.document()["source"].string == "shared")
                #expect(try await server.send(.get, path, session: session).status == 200)
            }
        }
    }
}
