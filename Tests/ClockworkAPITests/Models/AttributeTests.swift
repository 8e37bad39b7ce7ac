import ClockworkAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite
struct AttributeTests {
    private func attributes(_ properties: String) throws -> [Clockwork.Attribute] {
        let json =
            #"{"id": "1", "timeSpentSeconds": 1, "started": "2026-01-09T08:30:00.000+0900", "properties": \#(properties)}"#
        return try JSONDecoder().decode(Clockwork.Worklog.self, from: Data(json.utf8)).attributes
    }

    @Test
    func everyAttributeIsKept() throws {
        let attributes = try attributes(
            #"""
            [{"key": "other", "value": {"attributes": [{"key": "billable"}]}},
             {"key": "clockwork", "value": {"ignore_time_logged_validator_processing": true, "attributes": [
               {"key": "billable", "value": true}, {"key": "tags", "value": ["a", "b"]}, {"key": "Customer"},
               {"key": "Grade", "value": null, "more": 1}]}}]
            """#
        )
        #expect(attributes.map(\.key) == [.billable, .tags, .init(rawValue: "Customer"), .init(rawValue: "Grade")])
        #expect(attributes.map(\.value) == [.bool(true), .array([.string("a"), .string("b")]), nil, nil])
    }

    @Test
    func anAttributeThatCannotBeReadTakesNoOtherAlong() throws {
        let attributes = try attributes(
            #"""
            [null, {"key": 1}, {"key": "clockwork", "value": {"attributes": [
               {"key": "tags", "value": null}, {"key": null}, "x", {"key": "Grade", "value": 1.5}]}}]
            """#
        )
        #expect(attributes.map(\.key) == [.tags, .init(rawValue: "Grade")])
        #expect(attributes.map(\.value) == [nil, .number(1.5)])
    }

    @Test(arguments: [
        "null", "[]", "{}", "\"x\"", "[null, 1, {}]", #"[{"key": "clockwork"}]"#,
        #"[{"key": "clockwork", "value": null}]"#,
        #"[{"key": "clockwork", "value": "x"}]"#, #"[{"key": "clockwork", "value": {"attributes": null}}]"#,
        #"[{"key": "clockwork", "value": {"attributes": {"key": "x"}}}]"#,
        #"[{"key": "clockwork", "value": {"attributes": [null, 1, {}, {"key": 1}, {"key": ""}]}}]"#,
    ])
    func propertiesOfOtherShapesHaveNone(properties: String) throws {
        #expect(try attributes(properties) == [])
    }
}
