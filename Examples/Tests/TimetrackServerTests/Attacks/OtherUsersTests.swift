import HTTPTypes
import SandboxServer
import Testing
import TimeTrackingSandbox

/// What somebody gets who names somebody else.
@Suite(.timeLimit(.minutes(3)))
struct OtherUsersTests {
    private static let ada = "ac0000000000000000000001"
    private static let range = "start=2026-01-05T00:00:00Z&end=2026-01-07T00:00:00Z"

    @Test func readsAndWritesNothingOfAnother() async throws {
        try await ServerFixture.run { fixture in
            let server = fixture.server
            let ada = try await fixture.session(of: "ada")
            #expect(try await fixture.connectAda(ada).status == 200)
            let grace = try await fixture.session(of: "grace")
            let key = #"{"apiKey":"\#(ServerFixture.Token.graceClockify)","workspaceId":"\#(ServerFixture.workspace)"}"#
            #expect(try await server.send(.post, "/api/clockify/integration", session: grace, json: key).status == 200)
            let paths = [
                ("/api/clockify/time-entries?\(Self.range)&userId=\(Self.ada)", 403),
                ("/api/clockify/timer?userId=\(Self.ada)", 403),
                ("/api/clockify/time-entries?\(Self.range)&userId=\(Self.ada)&userId=ac0000000000000000000002", 400),
                ("/api/clockify/time-entries?\(Self.range)&userId=..%2F\(Self.ada)", 400),
                ("/api/clockify/projects?workspaceId=..%2F..%2Fuser", 400),
                ("/api/clockify/user/\(Self.ada)", 404), ("/api/clockify/integration/ada", 404),
                ("/api/users/ada/clockify/integration", 404), ("/api/clockify/integration/..%2F..%2Fada", 404),
            ]
            for (path, status) in paths {
                let answer = try await server.send(.get, path, session: grace)
                #expect(answer.status == status, "\(path): \(answer.status) \(answer.text)")
                for word in ["Note G", "Translate Menabrea", "ada@example.com"] {
                    #expect(!answer.text.contains(word), "\(path)")
                }
            }
            let entry = #""start":"2026-01-07T08:00:00Z","end":"2026-01-07T09:00:00Z","userId":"\#(Self.ada)""#
            for (path, json) in [
                ("/api/clockify/time-entries", "{\(entry)}"),
                ("/api/clockify/timer/start", #"{"userId":"\#(Self.ada)"}"#),
                ("/api/clockify/timer/stop", #"{"userId":"\#(Self.ada)"}"#),
            ] {
                let answer = try await server.send(.post, path, session: grace, json: json)
                #expect(answer.status == 403, "\(path): \(answer.status) \(answer.text)")
            }
            // A body that says whose key it is, or a field that says who asks, changes nothing of that.
            let foreign = key.replacing("}", with: #","userId":"ada"}"#)
            let saving = try await server.send(.post, "/api/clockify/integration", session: grace, json: foreign)
            #expect(saving.status == 400, "\(saving.text)")
            for name in ["X-User-Id", "X-Forwarded-User", "X-Remote-User", "X-Authenticated-User", "From"] {
                var fields: HTTPFields = [:]
                if let name = HTTPField.Name(name) { fields[name] = "ada" }
                let answer = try await server.send(.get, "/api/clockify/user", session: grace, fields: fields)
                #expect(answer.text.contains("Grace Hopper"), "\(name)")
                let nobody = try await server.send(.get, "/api/clockify/user", fields: fields)
                #expect(nobody.status == 401, "\(name)")
            }
            let entries = try await server.send(.get, "/api/clockify/time-entries?\(Self.range)", session: grace)
            #expect(entries.text.contains("Sort the cards"))
            #expect(!entries.text.contains("Note G"))
        }
    }

    @Test func answersPipelinedRequestsOfTwoUsersEachWithTheOwn() async throws {
        let services = OwnerServices()
        try await ServerFolder.make { folder in
            try await LoopbackServer.run(respond: services.respond) { upstream in
                try await RunningServer.run(in: folder, services: upstream.address) { server in
                    var sessions: [String] = []
                    for user in 0..<2 {
                        sessions.append(try await folder.session(of: "user-\(user)"))
                        #expect(try await server.connect(sessions[user], key: "key-\(user)").status == 200)
                    }
                    var requests = ""
                    var expected: [String] = []
                    for number in 0..<60 {
                        let user = number / 3 % 2
                        // Every third is nobody's, who gets nobody's answer.
                        let isNobodys = number % 3 == 2
                        let authorization = isNobodys ? "" : "Authorization: Bearer \(sessions[user])\r\n"
                        expected.append(isNobodys ? "UNAUTHORIZED" : "Owner \(user)")
                        let last = number == 59 ? "Connection: close\r\n" : ""
                        requests += "GET /api/clockify/user HTTP/1.1\r\nHost: 127.0.0.1\r\n\(authorization)\(last)\r\n"
                    }
                    let text = try await RawConnection.exchange(server.port, requests)
                    #expect(text.answerStatuses.count == 60)
                    let found = text.matches(of: /"(Owner \d+)"|"error":"(\w+)"/).map { String($0.1 ?? $0.2 ?? "") }
                    #expect(found.count == 60)
                    for (place, (answer, wanted)) in zip(found, expected).enumerated() {
                        let isRight = wanted == "UNAUTHORIZED" ? !answer.hasPrefix("Owner") : answer == wanted
                        #expect(isRight, "\(place): \(answer) for \(wanted)")
                    }
                }
            }
        }
    }
}
