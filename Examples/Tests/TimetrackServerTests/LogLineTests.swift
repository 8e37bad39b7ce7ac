import Foundation
import HTTPTypes
import ProgramFixtures
import Testing

/// What a line of the log says of a request.
@Suite(.timeLimit(.minutes(2)))
struct LogLineTests {
    @Test(arguments: ["json", "text"])
    func datesEachRequest(format: String) async throws {
        let begin = Date()
        let end = try await ServerFixture.run(settings: ["log_format": "\"\(format)\"", "log_level": #""info""#]) {
            fixture in
            for _ in 0..<3 {
                let answer = try await fixture.server.send(.get, "/healthz")
                #expect(answer.status == 200)
            }
        }
        let finish = Date()
        let lines = end.output.split(separator: "\n").filter { $0.contains("/healthz") }
        #expect(lines.count == 3)
        for line in lines {
            let text =
                format == "json" ? try JSONDocument(String(line))["time"].string : String(line.prefix { $0 != " " })
            let time = try #require(text)
            let moment = try Date.ISO8601FormatStyle(includingFractionalSeconds: format == "json").parse(time)
            // A text line leaves the fraction of its second out, a JSON line that of its millisecond.
            #expect(moment > begin.addingTimeInterval(format == "json" ? -0.001 : -1))
            #expect(moment <= finish)
            #expect(line.contains("request") && line.contains("200"))
        }
    }
}
