import ClockworkAPI
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The client and the sandbox, which know nothing of each other, agree on what Clockwork is.
@Suite
struct ClockworkSandboxTests {
    private let clock = ManualClock()

    private func sandbox(_ content: Sandbox.Content = .standard) throws -> SandboxTransport {
        let start = try Date.ISO8601FormatStyle().parse("2026-03-02T10:00:00Z")
        return SandboxTransport(
            Sandbox(content, now: { [clock] in start + Double(clock.now.offset.components.seconds) })
        )
    }

    private func client(
        _ transport: SandboxTransport,
        token: String = Sandbox.Content.StandardToken.adaClockwork
    ) throws -> Clockwork.Client {
        Clockwork.Client(
            endpoint: try ServiceEndpoint("http://127.0.0.1:8080/v1"),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(token))),
            configuration: ClientConfiguration().sendingOnce
        )
    }

    @Test
    func aTimerBecomesAWorklog() async throws {
        let client = try client(sandbox())
        let issue = try Clockwork.IssueKey("engine-2")
        let said = try await client.startTimer(issue: issue, comment: "Cards").get()
        #expect(said.messages == ["The timer for ENGINE-2 has been started."])
        #expect(await failure { try await client.startTimer(issue: issue).get() }?.code == .validation)
        clock.advance(by: .seconds(900))
        try await client.stopTimer(issue: issue).get()
        let stopped = try #require(await failure { try await client.stopTimer(issue: issue).get() })
        #expect(stopped.code == .validation)
        #expect(stopped.serverMessage == "No timer for ENGINE-2 runs.")
        let day = try Clockwork.CalendarDay("2026-03-02")
        let worklogs =
            try await client
            .worklogs(from: day, to: day, expanding: [.worklogs, .issues, .authors, .emails])
            .collect(limit: 9)
        #expect(worklogs.count == 1)
        #expect(worklogs.first?.duration == .seconds(900))
        #expect(worklogs.first?.issue.key == issue)
        #expect(worklogs.first?.comment == "Cards")
        #expect(worklogs.first?.author.displayName == "Ada Lovelace")
    }

    @Test
    func theSameWorklogsWhateverIsExpanded() async throws {
        let client = try client(sandbox())
        let plain = try await client.worklogs().collect(limit: 99)
        let expanded = try await client.worklogs(expanding: [.worklogs, .issues]).collect(limit: 99)
        #expect(!plain.isEmpty)
        #expect(plain.map(\.id) == expanded.map(\.id))
        #expect(plain.map(\.started) == expanded.map(\.started))
        #expect(plain.map(\.issue.id) == expanded.map(\.issue.id))
    }

    @Test
    func anUnknownIssueAndAForeignToken() async throws {
        let transport = try sandbox()
        let unknown = await failure { [client = try client(transport)] in
            try await client.startTimer(issue: Clockwork.IssueKey("NONE-1")).get()
        }
        #expect(unknown?.code == .validation)
        let foreign = await failure { [client = try client(transport, token: "nobody")] in
            try await client.startTimer(issue: Clockwork.IssueKey("ENGINE-1")).get()
        }
        #expect(foreign?.code == .unauthorized)
    }

    @Test
    func theWindowIsWalkedToItsEnd() async throws {
        var content = Sandbox.Content.standard
        let model = try #require(content.worklogs.first)
        content.worklogs = (0..<10_001)
            .map { number in
                var worklog = model
                worklog.id = String(30_000 + number)
                worklog.started += Double(number)
                return worklog
            }
        let transport = try sandbox(content)
        let worklogs = try await client(transport).worklogs().collect(limit: 100_000)
        #expect(Set(worklogs.map(\.id)).count == 10_001)
        #expect(transport.count == 2)
    }
}
