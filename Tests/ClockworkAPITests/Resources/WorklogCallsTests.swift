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

    /// One request for each filter on its own.
    @Test
    func aFilterIsSentAsClockworkNamesIt() async throws {
        let day = try Clockwork.CalendarDay("2026-01-05")
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockwork.Client.test(transport)
        let calls: [(PagedSequence<Clockwork.Worklog>, String)] = [
            (client.worklogs(from: day), "starting_at=2026-01-05"),
            (client.worklogs(to: day), "ending_at=2026-01-05"),
            (client.worklogs(timeZone: "America/Sao_Paulo"), "tz=America%2FSao_Paulo"),
            (client.worklogs(accountID: .init("712020:a b")), "account_id=712020%3Aa%20b"),
            (client.worklogs(userQueries: ["ada"]), "user_query%5B%5D=ada"),
            (client.worklogs(userQueries: ["a&b", "ä"]), "user_query%5B%5D=a%26b&user_query%5B%5D=%C3%A4"),
            (client.worklogs(projectIDs: [1, 2]), "project_ids%5B%5D=1&project_ids%5B%5D=2"),
            (client.worklogs(projectKeys: ["SSP"]), "project_keys%5B%5D=SSP"),
            (client.worklogs(expanding: [.worklogs]), "expand=worklogs"),
            (client.worklogs(expanding: [.issues]), "expand=issues"),
            (client.worklogs(expanding: [.authors, .emails]), "expand=authors%2Cemails"),
            (client.worklogs(expanding: [.init(rawValue: "epics"), .issues]), "expand=epics%2Cissues"),
        ]
        for (worklogs, query) in calls {
            #expect(try await worklogs.collect(limit: 1) == [])
            #expect(transport.targets.last == "GET /v1/worklogs?\(query)")
        }
        #expect(transport.exchanges.count == calls.count)
    }

    @Test
    func windowsAreWalkedToAShortOne() async throws {
        let transport = StubTransport(
            .response(json: page(0..<10_000)),
            .response(json: page(10_000..<20_000)),
            .response(json: page(20_000..<20_007))
        )
        let worklogs = try await Clockwork.Client.test(transport).worklogs(timeZone: "UTC").collect(limit: 100_000)
        #expect(worklogs.map(\.id.rawValue) == (0..<20_007).map(String.init))
        #expect(
            transport.targets == [
                "GET /v1/worklogs?tz=UTC", "GET /v1/worklogs?tz=UTC&offset=10000",
                "GET /v1/worklogs?tz=UTC&offset=20000",
            ]
        )
    }

    @Test
    func afterAFullWindowOneMoreIsAskedFor() async throws {
        let transport = StubTransport(
            .response(json: page(0..<10_000)),
            .response(json: page(10_000..<20_000)),
            .response(json: "[]")
        )
        let worklogs = try await Clockwork.Client.test(transport).worklogs().collect(limit: 100_000)
        #expect(worklogs.map(\.id.rawValue) == (0..<20_000).map(String.init))
        #expect(transport.targets.last == "GET /v1/worklogs?offset=20000")
        #expect(transport.exchanges.count == 3)
    }

    @Test
    func aServerThatIgnoresTheOffsetDoesNotGoOnForEver() async throws {
        let same = StubTransport.Answer.response(json: page(0..<10_000))
        let transport = StubTransport { _ in same }
        #expect(try await Clockwork.Client.test(transport).worklogs().collect(limit: 100_000).count == 10_000)
        #expect(transport.exchanges.count == 2)
    }

    @Test
    func aWindowThatComesAgainEndsTheList() async throws {
        let (first, last) = (page(0..<10_000), page(10_000..<20_000))
        let transport = StubTransport { .response(json: $0.number == 1 ? first : last) }
        #expect(try await Clockwork.Client.test(transport).worklogs().collect(limit: 100_000).count == 20_000)
        #expect(transport.exchanges.count == 3)
    }

    @Test
    func expandedWindowsAreNotFetchedAhead() async throws {
        let full = StubTransport.Answer.response(json: page(0..<10_000))
        let transport = StubTransport { _ in full }
        let client = Clockwork.Client.test(transport)
        #expect(client.worklogs().pagesAhead == 1)
        for expansion in [Clockwork.Expansion.worklogs, .issues, .authors, .emails] {
            #expect(client.worklogs(expanding: [expansion]).pagesAhead == 0)
        }
        var worklogs = client.worklogs(expanding: [.worklogs]).makeAsyncIterator()
        for _ in 0..<10_000 { #expect(try await worklogs.next() != nil) }
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func anAnswerThatIsTooLargeSaysSo() async throws {
        #expect(ClientConfiguration.clockwork.maximumResponseBytes == 32 * 1_024 * 1_024)
        let client = Clockwork.Client(
            transport: StubTransport(.response(json: page(0..<100))),
            tokens: FixedTokenProvider(Credential(secret: .testing(canary))),
            configuration: ClientConfiguration(maximumResponseBytes: 1_000)
        )
        let error = await failure { _ = try await client.worklogs(expanding: [.issues]).collect(limit: 1) }
        #expect(error?.transportCode == .responseTooLarge)
    }
}
