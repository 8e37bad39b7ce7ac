import Foundation
import HTTPTypes
import Testing
import TimeTrackingSandbox

/// Whether a token comes out of the server anywhere but at the service that it is for.
@Suite(.timeLimit(.minutes(3)))
struct SecrecyTests {
    @Test func keepsTokensOutOfLogsMetricsAnswersAndFiles() async throws {
        let token = ServerFixture.Token.adaClockify
        let clockwork = ServerFixture.Token.adaClockwork
        let canary = "canary-\(UInt64.random(in: .min ... .max))"
        let answers = Collected()
        let end = try await ServerFixture.run(settings: ["log_level": #""trace""#]) { fixture in
            let server = fixture.server
            let session = try await fixture.session(of: "ada")
            var fields: HTTPFields = [:]
            if let name = HTTPField.Name("X-Clockwork-Token") { fields[name] = clockwork }
            await answers.add(try await fixture.connectAda(session))
            for path in ["user", "workspaces", "projects", "integration"] {
                await answers.add(try await server.send(.get, "/api/clockify/\(path)", session: session))
            }
            let start = #"{"issueKey":"\#(canary)"}"#
            await answers.add(try await server.send(.post, "/api/timers/start", fields: fields, json: start))
            let test = #"{"accountId":"x","clockworkApiToken":"\#(canary)"}"#
            await answers.add(try await server.send(.post, "/api/settings/validate", session: session, json: test))
            await answers.add(try await server.send(.get, "/api/worklogs?token=\(canary)", session: canary))
            await answers.add(try await server.send(.post, "/session", json: #"{"token":"\#(canary)"}"#))
            await answers.add(try await server.send(.get, "/\(canary)", session: session))
            let metrics = try await server.send(.get, "/metrics")
            #expect(metrics.status == 200)
            await answers.add(metrics)
            #expect(!metrics.text.contains("ada"))
            for file in try FileManager.default.subpathsOfDirectory(atPath: server.folder.data) {
                let bytes = try Data(contentsOf: URL(filePath: server.folder.data).appending(path: file))
                for secret in [token, clockwork, canary] {
                    #expect(bytes.firstRange(of: Data(secret.utf8)) == nil, "\(file)")
                }
            }
        }
        let texts = await answers.texts + [end.output]
        for text in texts {
            #expect(!text.contains(token))
            #expect(!text.contains(clockwork))
        }
        #expect(!end.output.contains(canary))
        #expect(end.status == 0)
    }
}

/// What was answered, with its header fields.
private actor Collected {
    private(set) var texts: [String] = []

    func add(_ answer: RunningServer.Answer) {
        texts.append(answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n" + answer.text)
    }
}
