import ClockworkAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct WorklogCallsTests {
    private func page(_ ids: Range<Int>) -> String {
        let rows = ids.map { #"{"id":"\#($0)","timeSpentSeconds":60,"started":"2026-01-09T08:30:00Z","issueId":"1"}"# }
        return "[\(rows.joined(separator: ","))]"
    }

    @Test
    func everyFilterIsSent() async throws {
        let transport = StubTransport(.response(json: "[]"))
        let worklogs = try Clockwork.Client.test(transport)
            .worklogs(
                from: Clockwork.CalendarDay("2026-01-05"),
                to: Clockwork.CalendarDay("2026-01-11"),
                timeZone: "Asia/Seoul",
                accountID: Clockwork.AccountID("712020:a-b"),
                userQueries: ["ada+x@example.com", "bob"],
                projectIDs: [10_001],
                projectKeys: ["SSP", "SSPA"],
                expanding: [.worklogs, .issues, .authors, .emails]
            )
        #expect(try await worklogs.collect(limit: 1) == [])
        #expect(
            transport.targets == [
                "GET /v1/worklogs?starting_at=2026-01-05&ending_at=2026-01-11&tz=Asia%2FSeoul&account_id=712020%3Aa-b"
                    + "&user_query%5B%5D=ada%2Bx%40example.com&user_query%5B%5D=bob&project_ids%5B%5D=10001"
                    + "&project_keys%5B%5D=SSP&project_keys%5B%5D=SSPA&expand=authors%2Cemails%2Cissues%2Cworklogs"
            ]
        )
    }

    @Test
    func withoutFiltersThereIsNoQuery() async throws {
        let transport = StubTransport(.response(json: page(0..<3)))
        #expect(try await Clockwork.Client.test(transport).worklogs().collect(limit: 9).count == 3)
        #expect(transport.targets == ["GET /v1/worklogs"])
    }

    @Test
    func theWindowOfTenThousandIsWalkedToItsEnd() async throws {
        let transport = StubTransport(
            .response(json: page(0..<10_000)),
            .response(json: page(10_000..<10_007))
        )
        let worklogs = try await Clockwork.Client.test(transport).worklogs().collect(limit: 100_000)
        #expect(worklogs.map(\.id.rawValue) == (0..<10_007).map(String.init))
        #expect(transport.targets == ["GET /v1/worklogs", "GET /v1/worklogs?offset=10000"])
    }

    @Test
    func aServerThatIgnoresTheOffsetDoesNotGoOnForEver() async throws {
        let same = StubTransport.Answer.response(json: page(0..<10_000))
        let transport = StubTransport { _ in same }
        #expect(try await Clockwork.Client.test(transport).worklogs().collect(limit: 100_000).count == 10_000)
        #expect(transport.exchanges.count == 2)
    }
}
