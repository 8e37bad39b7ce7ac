import ClockifyAPI
import ClockworkAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Runs the examples of docs/clients.md.
@Suite struct ClientExampleTests {
    private let workspace = Clockify.WorkspaceID("w1")
    private let tokens = FixedTokenProvider(Credential(secret: .testing("token-of-ada")))

    private func entry(_ id: String, _ start: String, _ duration: String) -> String {
        #"{"id": "\#(id)", "description": "Cards", "projectId": "p1", "taskId": "t1", "tagIds": ["g1"], "billable": true,"#
            + #" "timeInterval": {"start": "\#(start)", "end": "2026-03-02T12:00:00Z", "duration": "\#(duration)"}}"#
    }

    @Test func theHoursOfASpan() async throws {
        let transport = StubTransport(
            .response(
                json: "[\(entry("e2", "2026-03-02T10:00:00Z", "PT2H")),\(entry("e1", "2026-03-01T10:00:00Z", "PT5H"))]"
            )
        )
        let total = try await hours(
            of: Clockify.UserID("u1"),
            in: workspace,
            from: Date(timeIntervalSince1970: 1_772_409_600),
            to: Date(timeIntervalSince1970: 1_772_496_000),
            client: Clockify.Client(transport: transport, tokens: tokens)
        )
        #expect(total == .seconds(7200))
    }

    @Test func aChangeKeepsTheRest() async throws {
        let transport = StubTransport(
            .response(json: entry("e1", "2026-03-02T10:00:00Z", "PT2H")),
            .response(json: entry("e1", "2026-03-02T10:00:00Z", "PT2H"))
        )
        _ = try await move(
            Clockify.TimeEntryID("e1"),
            to: Clockify.ProjectID("p2"),
            in: workspace,
            client: Clockify.Client(transport: transport, tokens: tokens)
        )
        let sent = try #require(transport.exchanges.last)
        #expect(sent.request.method == .put)
        for part in [#""projectId":"p2""#, #""description":"Cards""#, #""tagIds":["g1"]"#, #""billable":true"#] {
            #expect(sent.bodyText.contains(part))
        }
        #expect(!sent.bodyText.contains("t1"))
    }

    @Test func throughTheDoor() async throws {
        let transport = StubTransport(.response(json: #"[{"id": "h1", "name": "New Year", "unknown": 1}]"#))
        let days = try await holidays(in: workspace, client: Clockify.Client(transport: transport, tokens: tokens))
        #expect(days.map(\.name) == ["New Year"])
        #expect(transport.exchanges(to: "/api/v1/workspaces/w1/holidays").count == 1)
    }

    @Test func aLedgerInAFile() async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "ledger-\(UInt64.random(in: 0 ... .max)).json"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        var ledger = Clockwork.TimerLedger()
        let issue = Clockwork.IssueKey(rawValue: "PROJ-1")
        let outcome = try await start(
            issue,
            ledger: &ledger,
            file: file,
            client: Clockwork.Client(transport: StubTransport(.response(json: "{}")), tokens: tokens)
        )
        try outcome.get()
        let kept = try JSONDecoder().decode(Clockwork.TimerLedger.self, from: Data(contentsOf: file))
        #expect(kept == ledger)
        #expect(kept.timers.map(\.issue) == [issue])
    }
}
