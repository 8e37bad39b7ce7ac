import ClockworkAPI
import HTTPTypes
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
        #expect(stopped.serverMessage == "No timer for <sent> runs.")
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
    func twentyFiveThousandWorklogsAreWalkedToTheEnd() async throws {
        let transport = try sandbox(.large(worklogs: 25_000))
        let first = try Clockwork.CalendarDay("2026-02-01")
        let list = try client(transport).worklogs(from: first, timeZone: "UTC")
        var ids: [String] = []
        var total = Duration.zero
        for try await worklog in list {
            ids.append(worklog.id.rawValue)
            total += worklog.duration
        }
        #expect(ids == (1_000_001...1_025_000).map(String.init))
        #expect(total == .seconds(25_000 * 900))
        #expect(transport.count == 3)
    }

    @Test
    func everyExpansionIsRead() async throws {
        let client = try client(sandbox())
        let ada = Clockwork.AccountID("712020:ada")
        let rows = try await client.worklogs(accountID: ada, expanding: [.worklogs, .issues, .authors, .emails])
            .collect(limit: 9)
        let worklog = try #require(rows.first)
        #expect(worklog.updateAuthor?.accountID == ada)
        #expect(worklog.created != nil && worklog.created == worklog.updated)
        #expect(worklog.attributes.map(\.key) == [.billable])
        #expect(worklog.attributes.first?.value == .bool(true))
        #expect(worklog.author.emailAddress == "ada@example.com")
        #expect(worklog.issue.id == "10001")
        #expect(worklog.issue.typeName == "Task")
        #expect(worklog.issue.projectKey == "ENGINE")
        #expect(worklog.issue.projectName == "Engine")
        #expect(worklog.issue.parent == nil)
        #expect(worklog.issue.assignee == nil)
    }

    @Test
    func everyFilterIsOneThatTheSandboxKnows() async throws {
        let day = try Clockwork.CalendarDay("2026-01-06")
        let client = try client(sandbox())
        let seoul = client.worklogs(
            from: day,
            to: day,
            timeZone: "Asia/Seoul",
            userQueries: ["grace@", "nobody"],
            projectIDs: [10_100],
            projectKeys: ["ENGINE"]
        )
        #expect(try await seoul.collect(limit: 9).map(\.id.rawValue) == ["20002"])
        #expect(try await client.worklogs(from: day, to: day).collect(limit: 9) == [])
        let beaten = client.worklogs(accountID: .init("712020:ada"), userQueries: ["grace"], projectKeys: ["ENGINE"])
        #expect(try await beaten.collect(limit: 9).map(\.id.rawValue) == ["20001"])
    }

    @Test(arguments: [Sandbox.Faults.Effect.resetAfterActing, .resetBeforeActing])
    func aLostAnswerLeavesAnUncertainTimer(effect: Sandbox.Faults.Effect) async throws {
        let transport = try sandbox()
        transport.change { $0.faults.rules = [.init(effect, next: 1, of: .init(.post, "/v1/start_timer"))] }
        let client = try client(transport)
        let issue = try Clockwork.IssueKey("ENGINE-1")
        let now = Date(timeIntervalSince1970: 1_772_445_600)
        var ledger = Clockwork.TimerLedger()
        let start = await failure { _ = try await client.startTimer(issue: issue, at: now, in: &ledger) { _ in } }
        #expect(start?.delivery == .unknown)
        #expect(ledger.state(of: issue) == .uncertain(since: now))
        let stop = try await client.stopTimer(issue: issue, in: &ledger) { _ in }
        if case .accepted = stop {
            #expect(effect == .resetAfterActing)
            #expect(ledger.state(of: issue) == .notStarted)
        } else {
            #expect(effect == .resetBeforeActing)
            #expect(ledger.state(of: issue) == .uncertain(since: now))
        }
    }

    @Test
    func aPageInPlaceOfAnAnswerIsNoFailure() async throws {
        let transport = try sandbox()
        transport.change { $0.faults.nextAnswers = [.page(), .nestedJSON(depth: 100_000)] }
        let client = try client(transport)
        for _ in 0..<2 {
            #expect(try await client.startTimer(issue: Clockwork.IssueKey("ENGINE-1")).get().messages == [])
        }
    }
}
