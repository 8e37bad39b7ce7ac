import Foundation
import HTTPTypes
import SandboxServer
import Subprocess
import Testing
import TimeTrackingKit

/// What becomes of requests while the server is told to stop.
@Suite(.timeLimit(.minutes(3)))
struct ShutdownTests {
    @Test func answersEveryRequestThatItTook() async throws {
        let services = OwnerServices()
        let failures = Gathered<String>()
        let answered = Gathered<Int>()
        try await ServerFolder.make { folder in
            let folder = folder.setting([
                "requests_per_minute_per_user": "1000000", "requests_per_minute_per_address": "1000000",
                "log_level": #""error""#,
            ])
            try await LoopbackServer.run(respond: services.respond) { upstream in
                let end = try await RunningServer.run(in: folder, services: upstream.address) { server in
                    await withTaskGroup(of: Void.self) { group in
                        for worker in 0..<8 {
                            group.addTask {
                                while true {
                                    do {
                                        let answer = try await Self.startTimer(server, worker)
                                        if answer.status != 201 { failures.add(answer.text) }
                                        if answered.add(worker) == 200 { kill(server.process.value, SIGTERM) }
                                        // What a load balancer does that learns that the server stops.
                                        if answer.headers[.connection] == "close" { return }
                                    } catch {
                                        failures.add("\(error)")
                                        return
                                    }
                                }
                            }
                        }
                    }
                }
                #expect(end.status == 0)
            }
        }
        #expect(failures.all.isEmpty)
        #expect(answered.all.count >= 200)
    }

    @Test(arguments: 1...3)
    func endsInOrderThoughClientsKeepConnecting(round: Int) async throws {
        let services = OwnerServices()
        let answered = Gathered<Int>()
        try await ServerFolder.make { folder in
            let folder = folder.setting(["requests_per_minute_per_address": "1000000", "log_level": #""error""#])
            try await LoopbackServer.run(respond: services.respond) { upstream in
                let end = try await RunningServer.run(in: folder, services: upstream.address) { server in
                    await withTaskGroup(of: Void.self) { group in
                        for worker in 0..<16 {
                            group.addTask {
                                do {
                                    while true {
                                        _ = try await Self.startTimer(server, worker)
                                        if answered.add(worker) == 100 { kill(server.process.value, SIGTERM) }
                                    }
                                } catch {
                                    // The listener is closed by now.
                                }
                            }
                        }
                    }
                }
                #expect(end.status == 0)
                #expect(!end.output.contains("Fatal error"))
            }
        }
        #expect(answered.all.count >= 100)
    }

    private static func startTimer(_ server: RunningServer, _ worker: Int) async throws -> RunningServer.Answer {
        var fields: HTTPFields = [:]
        if let name = HTTPField.Name("X-Clockwork-Token") { fields[name] = "token-\(worker)" }
        return try await server.send(
            .post,
            "/api/timers/start",
            fields: fields,
            json: #"{"issueKey":"OWN-\#(worker)"}"#
        )
    }
}
