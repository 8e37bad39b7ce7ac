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

@Suite
struct TimeEntryCallsTests {
    private func entry(_ id: String, _ start: String) -> String {
        #"{"id": "\#(id)", "timeInterval": {"start": "\#(start)", "end": null, "duration": null}}"#
    }

    @Test
    func exactlyTheEntriesThatStartBetweenTheBounds() async throws {
        let transport = StubTransport(
            .response(
                json: """
                    [\(entry("future", "2026-03-09T00:00:00Z")), \(entry("at-end", "2026-03-03T00:00:00Z")),
                     \(entry("last", "2026-03-02T23:59:59Z")), \(entry("first", "2026-03-02T00:00:00Z")),
                     \(entry("before", "2026-03-01T23:59:59Z"))]
                    """,
                headers: try .lastPage(true)
            )
        )
        let entries = try await Clockify.Client.test(transport)
            .timeEntries(
                in: workspace,
                user: user,
                from: moment("2026-03-02T00:00:00Z"),
                to: moment("2026-03-03T00:00:00Z")
            )
            .collect(limit: 100)
        #expect(entries.map(\.id.rawValue) == ["last", "first"])
        #expect(
            transport.targets == [
                "GET /api/v1/workspaces/\(workspace)/user/\(user)/time-entries?start=2026-03-01T00%3A00%3A00Z"
                    + "&end=2026-03-04T00%3A00%3A00Z&page=1&page-size=200"
            ]
        )
    }

    @Test
    func withoutBoundsNoneAreSent() async throws {
        let transport = StubTransport(.response(json: "[]"))
        let entries = Clockify.Client.test(transport)
            .timeEntries(in: workspace, user: user, from: .distantPast, pageSize: 50)
        #expect(try await entries.collect(limit: 1) == [])
        #expect(
            transport.targets == ["GET /api/v1/workspaces/\(workspace)/user/\(user)/time-entries?page=1&page-size=50"]
        )
    }

    @Test
    func createsWithCustomFieldsUnderTheKeyThatClockifyReads() async throws {
        let transport = StubTransport(.response(status: .created, json: entry("e1", "2026-03-02T08:00:00Z")))
        let new = Clockify.NewTimeEntry(
            start: try moment("2026-03-02T08:00:00Z"),
            end: try moment("2026-03-02T09:30:00Z"),
            description: "Write",
            projectID: Clockify.ProjectID("p1"),
            taskID: Clockify.TaskID("t1"),
            tagIDs: [Clockify.TagID("g1")],
            isBillable: true,
            kind: .pause,
            customFields: [Clockify.CustomFieldInput(Clockify.CustomFieldID("c1"), .string("A-1"))]
        )
        _ = try await Clockify.Client.test(transport).createTimeEntry(new, in: workspace)
        #expect(transport.targets == ["POST /api/v1/workspaces/\(workspace)/time-entries"])
        #expect(
            transport.bodies == [
                #"{"billable":true,"customFields":[{"customFieldId":"c1","sourceType":"WORKSPACE","value":"A-1"}],"#
                    + #""description":"Write","end":"2026-03-02T09:30:00Z","projectId":"p1","#
                    + #""start":"2026-03-02T08:00:00Z","tagIds":["g1"],"taskId":"t1","type":"BREAK"}"#
            ]
        )
    }

    @Test
    func aNewEntrySendsOnlyWhatIsSet() async throws {
        let transport = StubTransport(.response(status: .created, json: entry("e1", "2026-03-02T08:00:00Z")))
        let started = try await Clockify.Client.test(transport)
            .startTimer(in: workspace, at: moment("2026-03-02T08:00:00Z"))
        #expect(started.isRunning)
        #expect(transport.bodies == [#"{"start":"2026-03-02T08:00:00Z"}"#])
    }

    @Test
    func aPostIsSentOnce() async throws {
        for code in [TransportError.Code.disconnected, .timedOut] {
            let transport = StubTransport { _ in
                throw TransportError(
                    code,
                    delivery: .unknown,
                    message: "The connection ended; look before trying again."
                )
            }
            let error = await failure {
                let start = try moment("2026-03-02T08:00:00Z")
                _ = try await Clockify.Client.test(transport).startTimer(in: workspace, at: start)
            }
            #expect(error?.transportCode == code)
            #expect(error?.delivery == .unknown)
            #expect(transport.exchanges.count == 1)
        }
    }

    @Test
    func stops() async throws {
        let transport = StubTransport(
            .response(
                json: """
                    {"id": "e1", "timeInterval":
                     {"start": "2026-03-02T08:00:00Z", "end": "2026-03-02T09:00:00Z", "duration": "PT1H"}}
                    """
            )
        )
        let stopped = try await Clockify.Client.test(transport)
            .stopTimer(in: workspace, user: user, at: moment("2026-03-02T09:00:00Z"))
        #expect(stopped.duration == .seconds(3600))
        #expect(transport.targets == ["PATCH /api/v1/workspaces/\(workspace)/user/\(user)/time-entries"])
        #expect(transport.bodies == [#"{"end":"2026-03-02T09:00:00Z"}"#])
    }

    @Test
    func findsTheRunningTimer() async throws {
        let transport = StubTransport(
            .response(json: "[\(entry("e1", "2026-03-02T08:00:00Z"))]"),
            .response(json: "[]")
        )
        let client = Clockify.Client.test(transport)
        #expect(try await client.runningTimeEntry(in: workspace, user: user)?.id.rawValue == "e1")
        #expect(try await client.runningTimeEntry(in: workspace, user: user) == nil)
        #expect(
            transport.targets.first
                == "GET /api/v1/workspaces/\(workspace)/user/\(user)/time-entries?in-progress=true"
        )
    }

    @Test
    func idsStayOneSegment() async throws {
        let transport = StubTransport(.response(json: entry("e1", "2026-03-02T08:00:00Z")))
        _ = try await Clockify.Client.test(transport)
            .timeEntry(Clockify.TimeEntryID("../../user?x"), in: workspace)
        #expect(transport.targets == ["GET /api/v1/workspaces/\(workspace)/time-entries/..%2F..%2Fuser%3Fx"])
    }

    @Test
    func anEmptyIDIsNotSent() async throws {
        let transport = StubTransport()
        let error = await failure {
            _ = try await Clockify.Client.test(transport).timeEntry(Clockify.TimeEntryID(""), in: workspace)
        }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }
}
