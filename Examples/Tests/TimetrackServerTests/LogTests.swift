import Foundation
import HTTPTypes
import ProgramFixtures
import Testing

/// What timetrack-server writes to its log.
@Suite(.timeLimit(.minutes(3)))
struct LogTests {
    private struct Line: Decodable {
        var level: String
        var message: String
        var address: String?
        var status: Int?
        var duration: Double?
        var bytes: Int?

        private enum CodingKeys: String, CodingKey {
            case level, message, address, status, bytes
            case duration = "duration_ms"
        }
    }

    @Test func isJSONWithNumbersFromTheFirstLineOn() async throws {
        try await ServerFolder.make { folder in
            let warned = folder.setting(["shared_token": #""signed-in""#])
            let end = try await RunningServer.run(in: warned, services: "http://127.0.0.1:9") { server in
                #expect(try await server.send(.get, "/healthz").status == 200)
                let metrics = try await server.send(.get, "/metrics")
                #expect(metrics.text.contains("audit_write_failures_total 0\n"))
            }
            var lines = end.output.split(separator: "\n")
            let plain = lines.filter { $0.hasPrefix("timetrack-server listens on http://127.0.0.1:") }
            #expect(plain.count == 1)
            lines.removeAll { $0 == plain.first }
            let logged = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
            #expect(logged.contains { $0.level == "warning" && $0.message.hasPrefix("There is no shared token") })
            let listening = try #require(logged.first { $0.message == "Listening." })
            #expect(listening.address?.hasPrefix("http://127.0.0.1:") == true)
            let request = try #require(logged.first { $0.message == "request" })
            #expect(request.status == 200)
            #expect(request.duration != nil)
            #expect(request.bytes == #"{"status":"ok"}"#.utf8.count)
        }
    }
}
