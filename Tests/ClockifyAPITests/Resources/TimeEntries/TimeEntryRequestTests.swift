import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the calls about time entries send, beside those that ``TimeEntryCallsTests`` has.
@Suite
struct TimeEntryRequestTests {
    private let base = "/api/v1/workspaces/\(workspace)"
    private let entry =
        #"{"id": "e1", "timeInterval": {"start": "2026-03-02T08:00:00Z", "end": null, "duration": null}}"#

    private func id(_ text: String) -> Clockify.TimeEntryID { Clockify.TimeEntryID(text) }

    @Test
    func everyFilterOfTheList() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let filter = Clockify.TimeEntryFilter(
            description: "R&D",
            projectID: Clockify.ProjectID("p1"),
            taskID: Clockify.TaskID("t1"),
            tagIDs: [Clockify.TagID("g1"), Clockify.TagID("g2"), Clockify.TagID("g1")],
            requiresProject: true,
            requiresTask: true,
            weekBefore: try moment("2026-03-02T00:00:00Z")
        )
        let client = Clockify.Client.test(transport)
        _ = try await client.timeEntries(in: workspace, user: user, filter: filter).collect(limit: 1)
        _ = try await client.hydratedTimeEntries(in: workspace, user: user).collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(base)/user/\(user)/time-entries?description=R%26D&project=p1&task=t1&tags=g1&tags=g2"
                    + "&project-required=true&task-required=true&get-week-before=2026-03-02T00%3A00%3A00Z"
                    + "&page=1&page-size=200",
                "GET \(base)/user/\(user)/time-entries?hydrated=true&page=1&page-size=200",
            ]
        )
    }

    @Test
    func anEntryForSomebody() async throws {
        let transport = StubTransport { [entry] _ in .response(status: .created, json: entry) }
        let client = Clockify.Client.test(transport)
        let new = Clockify.NewTimeEntry(
            start: try moment("2026-03-02T08:00:00Z"),
            customAttributes: [Clockify.CustomAttribute(namespace: "n", name: "k", value: "v")]
        )
        _ = try await client.createTimeEntry(new, in: workspace, for: user)
        _ = try await client.createTimeEntry(new, in: workspace, for: user, from: id("e9"))
        #expect(
            transport.targets == [
                "POST \(base)/user/\(user)/time-entries", "POST \(base)/user/\(user)/time-entries?from-entry=e9",
            ]
        )
        #expect(
            transport.bodies.first
                == #"{"customAttributes":[{"name":"k","namespace":"n","value":"v"}],"start":"2026-03-02T08:00:00Z"}"#
        )
    }

    @Test
    func aCopyIsShownOrNot() async throws {
        let transport = StubTransport(.response(status: .created, json: entry), .response(status: .created))
        let client = Clockify.Client.test(transport)
        #expect(try await client.duplicateTimeEntry(id("e9"), of: user, in: workspace)?.id == id("e1"))
        #expect(try await client.duplicateTimeEntry(id("e9"), of: user, in: workspace) == nil)
        #expect(transport.targets.first == "POST \(base)/user/\(user)/time-entries/e9/duplicate")
        #expect(transport.bodies == [nil, nil])
    }

    @Test
    func deletions() async throws {
        let transport = StubTransport(.response(status: .noContent), .response(json: "[\(entry)]"))
        let client = Clockify.Client.test(transport)
        try await client.deleteTimeEntry(id("e1"), in: workspace)
        let deleted = try await client.deleteTimeEntries([id("e1"), id("e2"), id("e1")], of: user, in: workspace)
        #expect(deleted.count == 1)
        #expect(
            transport.targets == [
                "DELETE \(base)/time-entries/e1", "DELETE \(base)/user/\(user)/time-entries?time-entry-ids=e1%2Ce2",
            ]
        )
    }

    @Test(arguments: [(0..<201).map { "e\($0)" }, ["e1", ""], ["e1,e2"]])
    func deletionsThatAreNotSent(ids: [String]) async throws {
        let transport = StubTransport()
        let error = await failure {
            try await Clockify.Client.test(transport).deleteTimeEntries(ids.map(id), of: user, in: workspace)
        }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func nothingIsSentForNothing() async throws {
        let transport = StubTransport()
        let client = Clockify.Client.test(transport)
        #expect(try await client.timeEntries(withIDs: [], in: workspace) == [])
        #expect(try await client.deleteTimeEntries([], of: user, in: workspace) == [])
        #expect(try await client.updateTimeEntries([], of: user, in: workspace) { _, _ in } == [])
        try await client.markInvoiced([], in: workspace)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func invoices() async throws {
        let transport = StubTransport { _ in .response(json: "") }
        let client = Clockify.Client.test(transport)
        try await client.markInvoiced([id("e1"), id("e2"), id("e1")], in: workspace)
        try await client.markUninvoiced([id("e1")], in: workspace)
        #expect(transport.targets.allSatisfy { $0 == "PATCH \(base)/time-entries/invoiced" })
        #expect(
            transport.bodies == [
                #"{"invoiced":true,"timeEntryIds":["e1","e2"]}"#, #"{"invoiced":false,"timeEntryIds":["e1"]}"#,
            ]
        )
    }

    @Test
    func aRefusedBodyIsNotAboutAnIdAlone() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        let codes = [
            await failure { try await client.markInvoiced([id("e1")], in: workspace) },
            await failure { try await client.markUninvoiced([id("e1")], in: workspace) },
            await failure { _ = try await client.timeEntries(withIDs: [id("e1")], in: workspace) },
        ]
        #expect(codes.map(\.?.code) == [.validation, .validation, .validation])
    }

    @Test
    func runningTimersOfEverybody() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.runningTimeEntries(in: workspace).collect(limit: 1)
        _ = try await client.runningTimeEntries(in: workspace, pageSize: 5000).collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(base)/time-entries/status/in-progress?page=1&page-size=200",
                "GET \(base)/time-entries/status/in-progress?page=1&page-size=1000",
            ]
        )
    }
}
