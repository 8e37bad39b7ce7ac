import Foundation
import HTTPTypes
import SandboxServer
import Subprocess
import Testing

/// What is left of what the server had acknowledged when it is killed in the middle of its work.
@Suite(.timeLimit(.minutes(5)))
struct KilledServerTests {
    @Test func keepsEveryIntegrationThatItHadAcknowledged() async throws {
        let services = OwnerServices()
        try await ServerFolder.make { folder in
            let folder = folder.setting(["token_tests_per_minute": "10000", "log_level": #""error""#])
            try await LoopbackServer.run(respond: services.respond) { upstream in
                let acknowledged = Gathered<Int>()
                for round in 0..<4 {
                    let moment = Int.random(in: 20...60)
                    let before = acknowledged.all.count
                    let end = try await RunningServer.run(in: folder, services: upstream.address) { server in
                        try await Self.connectUntilKilled(
                            server,
                            users: (round * 1_000)..<(round * 1_000 + 400),
                            after: moment,
                            acknowledged
                        )
                    }
                    #expect(end.status == -SIGKILL, "round \(round), killed after \(moment)")
                    #expect(acknowledged.all.count >= before + moment)
                }
                try await RunningServer.run(in: folder, services: upstream.address) { server in
                    var lost: [Int] = []
                    for user in acknowledged.all {
                        let session = try await folder.session(of: "user-\(user)")
                        let answer = try await server.send(.get, "/api/clockify/user", session: session)
                        if !answer.text.contains("\"Owner \(user)\"") { lost.append(user) }
                    }
                    #expect(lost.isEmpty)
                }
            }
        }
    }

    /// Stores keys of users over several connections, and kills the server once so many were acknowledged.
    private static func connectUntilKilled(
        _ server: RunningServer,
        users: Range<Int>,
        after count: Int,
        _ acknowledged: Gathered<Int>
    ) async throws {
        let last = acknowledged.all.count + count
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for user in users where user % 8 == worker {
                        do {
                            let session = try await server.folder.session(of: "user-\(user)")
                            let answer = try await server.send(
                                .post,
                                "/api/clockify/integration?verify=false",
                                session: session,
                                json: #"{"apiKey":"key-\#(user)","workspaceId":"64a000000000000000000001"}"#
                            )
                            guard answer.status == 200 else { return }
                        } catch {
                            // The server was killed.
                            return
                        }
                        if acknowledged.add(user) == last { kill(server.process.value, SIGKILL) }
                    }
                }
            }
        }
    }
}
