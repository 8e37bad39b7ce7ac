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

/// What the calls that change time entries send.
@Suite
struct TimeEntryChangeRequestTests {
    private let base = "/api/v1/workspaces/\(workspace)"
    private let entry =
        #"{"id": "e1", "timeInterval": {"start": "2026-03-02T08:00:00Z", "end": null, "duration": null}}"#

    private func id(_ text: String) -> Clockify.TimeEntryID { Clockify.TimeEntryID(text) }

    @Test
    func anUpdateReadsAndWritesEverything() async throws {
        let transport = StubTransport(
            .response(
                json: """
                    {"id": "e1", "description": "Old", "tagIds": ["g1"], "billable": true, "taskId": "t1",
                     "projectId": "p1", "type": "BREAK", "timeInterval":
                     {"start": "2026-03-02T08:00:00Z", "end": "2026-03-02T09:00:00Z", "duration": "PT1H"},
                     "customFieldValues": [
                      {"customFieldId": "c1", "value": "A"}, {"customFieldId": "c2", "value": null},
                      {"customFieldId": "c3", "value": ["x", "y"]}, {"customFieldId": "c4", "value": 0.5},
                      {"customFieldId": "c5", "value": false}]}
                    """
            ),
            .response(json: entry)
        )
        try await Clockify.Client.test(transport)
            .updateTimeEntry(id("e1"), in: workspace) {
                $0.description = "New"
                $0[Clockify.CustomFieldID("c1")] = .string("B")
            }
        #expect(transport.targets == ["GET \(base)/time-entries/e1", "PUT \(base)/time-entries/e1"])
        func field(_ id: String, _ value: String) -> String {
            #"{"customFieldId":"\#(id)","sourceType":"WORKSPACE","value":\#(value)}"#
        }
        let fields = [field("c3", #"["x","y"]"#), field("c4", "0.5"), field("c5", "false"), field("c1", #""B""#)]
        #expect(
            transport.bodies.last
                == #"{"billable":true,"customFields":[\#(fields.joined(separator: ","))],"description":"New","#
                + #""end":"2026-03-02T09:00:00Z","projectId":"p1","start":"2026-03-02T08:00:00Z","tagIds":["g1"],"#
                + #""taskId":"t1","type":"BREAK"}"#
        )
    }

    @Test
    func whatAReplacementLeavesOutIsCleared() async throws {
        let transport = StubTransport(.response(json: entry))
        let changes = Clockify.TimeEntryChanges(
            start: try moment("2026-03-02T08:00:00Z"),
            end: nil,
            isBillable: false,
            customFields: ["A", "B"].map { Clockify.CustomFieldInput(Clockify.CustomFieldID("c1"), .string($0)) }
        )
        try await Clockify.Client.test(transport).replaceTimeEntry(id("e1"), in: workspace, with: changes)
        #expect(transport.targets == ["PUT \(base)/time-entries/e1"])
        #expect(
            transport.bodies == [
                #"{"billable":false,"customFields":[{"customFieldId":"c1","sourceType":"WORKSPACE","value":"B"}],"#
                    + #""description":"","start":"2026-03-02T08:00:00Z","tagIds":[],"type":"REGULAR"}"#
            ]
        )
    }

    @Test
    func severalAtOnce() async throws {
        let transport = StubTransport(.response(json: "[\(entry)]"), .response(json: "[\(entry)]"))
        try await Clockify.Client.test(transport)
            .updateTimeEntries([id("e1"), id("e1")], of: user, in: workspace) {
                #expect($0 == id("e1"))
                $1.isBillable = true
            }
        #expect(transport.targets == ["POST \(base)/time-entries/batch", "PUT \(base)/user/\(user)/time-entries"])
        #expect(
            transport.bodies == [
                #"{"timeEntryIds":["e1"]}"#,
                #"[{"billable":true,"customFields":[],"description":"","id":"e1","start":"2026-03-02T08:00:00Z","#
                    + #""tagIds":[],"type":"REGULAR"}]"#,
            ]
        )
    }

    @Test(arguments: [("HOLIDAY", false), ("TIME_OFF", false), ("BREAK", true), ("A_NEW_KIND", true)])
    func holidaysAndTimeOffAreNotWritten(kind: String, isWritten: Bool) async throws {
        let entry = #"{"id": "e1", "type": "\#(kind)", "timeInterval": {"start": "2026-03-02T08:00:00Z"}}"#
        let one = StubTransport { _ in .response(json: entry) }
        let alone = await failure {
            try await Clockify.Client.test(one).updateTimeEntry(id("e1"), in: workspace) { $0.description = "New" }
        }
        let many = StubTransport { _ in .response(json: "[\(entry)]") }
        let together = await failure {
            try await Clockify.Client.test(many)
                .updateTimeEntries([id("e1")], of: user, in: workspace) { $1.description = "New" }
        }
        #expect([alone, together].map(\.?.code) == Array(repeating: isWritten ? nil : .invalidRequest, count: 2))
        #expect([one, many].map(\.exchanges.count) == (isWritten ? [2, 2] : [1, 1]))
    }

    @Test
    func theSourceOfAValueIsKept() async throws {
        let transport = StubTransport { _ in
            .response(
                json: """
                    {"id": "e1", "timeInterval": {"start": "2026-03-02T08:00:00Z"}, "customFieldValues": [
                     {"customFieldId": "c1", "value": "A", "sourceType": "TIMEENTRY"},
                     {"customFieldId": "c2", "value": "B", "sourceType": "A_NEW_SOURCE"},
                     {"customFieldId": "c3", "value": "C", "sourceType": "PROJECT"}]}
                    """
            )
        }
        let entry = try await Clockify.Client.test(transport)
            .updateTimeEntry(id("e1"), in: workspace) {
                $0[Clockify.CustomFieldID("c3")] = .string("D")
                $0[Clockify.CustomFieldID("c4")] = .string("E")
            }
        #expect(entry.customFieldValues.map(\.source) == [.timeEntry, .init(rawValue: "A_NEW_SOURCE"), .project])
        let fields = [
            ("c1", "TIMEENTRY", "A"), ("c2", "A_NEW_SOURCE", "B"), ("c3", "PROJECT", "D"), ("c4", "WORKSPACE", "E"),
        ]
        let written = fields.map { field, source, value in
            JSONValue.object([
                "customFieldId": .string(field), "sourceType": .string(source), "value": .string(value),
            ])
        }
        #expect(try transport.json(1)["customFields"] == .array(written))
    }

    @Test
    func anEntryThatIsLeftOutIsMissing() async throws {
        let transport = StubTransport(.response(json: "[\(entry)]"))
        let error = await failure {
            try await Clockify.Client.test(transport)
                .updateTimeEntries([id("e1"), id("e2")], of: user, in: workspace) { _, _ in }
        }
        #expect(error?.code == .notFound)
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func anEntryCannotBecomeTwoThings() async throws {
        let transport = StubTransport()
        let changes = Clockify.TimeEntryChanges(start: try moment("2026-03-02T08:00:00Z"), end: nil, isBillable: true)
        let twice = Array(repeating: Clockify.TimeEntryReplacement(id("e1"), changes), count: 2)
        let error = await failure {
            try await Clockify.Client.test(transport).replaceTimeEntries(twice, of: user, in: workspace)
        }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }
}
