import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Which lists of entries are not asked for, and what their refusals mean.
@Suite
struct TimeEntryListTests {
    @Test(arguments: ["2026-03-02T08:00:00Z", "2026-03-02T07:59:59Z"])
    func aSpanWithoutMomentsHasNoEntries(end: String) async throws {
        let transport = StubTransport()
        let client = Clockify.Client.test(transport)
        let (from, to) = (try moment("2026-03-02T08:00:00Z"), try moment(end))
        let entries = client.timeEntries(in: workspace, user: user, from: from, to: to)
        #expect(try await entries.collect(limit: 1) == [])
        let hydrated = client.hydratedTimeEntries(in: workspace, user: user, from: from, to: to)
        #expect(try await hydrated.collect(limit: 1) == [])
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func aRefusedListIsNotFoundUnlessAWeekMayBeMeant() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        let week = Clockify.TimeEntryFilter(weekBefore: try moment("2026-03-02T00:00:00Z"))
        for (filter, code) in [(Clockify.TimeEntryFilter(), APIError.Code.notFound), (week, .validation)] {
            let plain = await failure {
                _ = try await client.timeEntries(in: workspace, user: user, filter: filter).collect(limit: 1)
            }
            let hydrated = await failure {
                _ = try await client.hydratedTimeEntries(in: workspace, user: user, filter: filter).collect(limit: 1)
            }
            #expect([plain, hydrated].map(\.?.code) == [code, code])
        }
    }
}
