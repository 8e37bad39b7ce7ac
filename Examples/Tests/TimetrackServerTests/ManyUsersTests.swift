import Foundation
import HTTPTypes
import SandboxServer
import Testing

/// Whether each of many users gets the own answer.
///
/// `Scripts/bench server` does the same with 200,000 requests.
@Suite(.timeLimit(.minutes(5)))
struct ManyUsersTests {
    private static let users = 200
    private static let requests = 4_000

    @Test func givesEachOfManyUsersTheOwnAnswer() async throws {
        let services = OwnerServices()
        let wrong = Gathered<String>()
        try await ServerFolder.make { folder in
            let folder = folder.setting([
                "requests_per_minute_per_user": "1000000", "requests_per_minute_per_address": "1000000",
                "token_tests_per_minute": "10000", "log_level": #""error""#,
            ])
            try await LoopbackServer.run(respond: services.respond) { upstream in
                _ = try await RunningServer.run(in: folder, services: upstream.address) { server in
                    var sessions: [String] = []
                    for user in 0..<Self.users {
                        sessions.append(try await folder.session(of: "user-\(user)"))
                        let answer = try await server.send(
                            .post,
                            "/api/clockify/integration?verify=false",
                            session: sessions[user],
                            json: #"{"apiKey":"key-\#(user)","workspaceId":"64a000000000000000000001"}"#
                        )
                        #expect(answer.status == 200)
                    }
                    try await withThrowingTaskGroup(of: Void.self) { [sessions] group in
                        for worker in 0..<16 {
                            group.addTask {
                                for number in 0..<(Self.requests / 16) {
                                    let user = (number &* 7919 &+ worker &* 104_729) % Self.users
                                    let isTimer = (number + worker).isMultiple(of: 2)
                                    if let found = try await Self.strangersAnswer(
                                        server,
                                        user: user,
                                        session: sessions[user],
                                        isTimer: isTimer
                                    ) {
                                        wrong.add("user \(user): \(found)")
                                    }
                                }
                            }
                        }
                        try await group.waitForAll()
                    }
                }
            }
        }
        #expect(wrong.all.isEmpty)
        #expect(services.strangersTimers.isEmpty)
    }

    /// Asks as a user, and returns the answer when it is not the user's.
    private static func strangersAnswer(
        _ server: RunningServer,
        user: Int,
        session: String,
        isTimer: Bool
    ) async throws -> String? {
        if isTimer {
            var fields: HTTPFields = [:]
            if let name = HTTPField.Name("X-Clockwork-Token") { fields[name] = "token-\(user)" }
            let answer = try await server.send(
                .post,
                "/api/timers/start",
                session: session,
                fields: fields,
                json: #"{"issueKey":"OWN-\#(user)"}"#
            )
            return answer.status == 201 ? nil : answer.text
        }
        let answer = try await server.send(.get, "/api/clockify/user", session: session)
        return answer.status == 200 && answer.text.contains("\"Owner \(user)\"") ? nil : answer.text
    }
}
