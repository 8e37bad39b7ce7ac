import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Programs may keep answers and decode them by themselves, with a decoder that knows nothing of the service.
@Suite
struct PlainDecoderTests {
    private let interval = #""timeInterval": {"start": "2026-03-02T08:00:00Z", "end": "2026-03-02T09:00:00Z"}"#
    private let member = #""memberships": [{"userId": "u1", "targetId": "x1", "membershipStatus": "ACTIVE"}]"#

    private func expectEqual<Value: Decodable & Equatable>(_ type: Value.Type, _ json: String) throws {
        let plain = try JSONDecoder().decode(type, from: Data(json.utf8))
        #expect(try plain == decoded(json))
    }

    @Test
    func entries() throws {
        let fields =
            #""customFieldValues": [{"customFieldId": "c1", "type": "TXT", "sourceType": "PROJECT", "value": 1}]"#
        try expectEqual(Clockify.TimeEntry.self, #"{"id": "e1", \#(fields), \#(interval)}"#)
        try expectEqual(Clockify.HydratedTimeEntry.self, #"{"id": "e1", \#(fields), \#(interval)}"#)
    }

    @Test
    func projectsAndWhatBelongsToThem() throws {
        let project = #""id": "p1", "name": "Garden", "estimate": {"estimate": "PT40H", "type": "MANUAL"}, \#(member)"#
        try expectEqual(Clockify.Project.self, "{\(project)}")
        try expectEqual(Clockify.HydratedProject.self, "{\(project), \"tasks\": [], \"client\": null}")
        try expectEqual(Clockify.Task.self, #"{"id": "t1", "name": "Dig", "estimate": "PT1H", "duration": "PT5M"}"#)
        try expectEqual(Clockify.Customer.self, #"{"id": "k1", "name": "Kew", "ccEmails": ["a@example.com"]}"#)
        try expectEqual(Clockify.Tag.self, #"{"id": "g1", "name": "wet"}"#)
        let defaults = #""projectDefaultValues": [{"projectId": "p1", "value": "a"}]"#
        try expectEqual(
            Clockify.CustomField.self,
            #"{"id": "f1", "name": "Bed", "workspaceDefaultValue": "b", \#(defaults)}"#
        )
    }

    @Test
    func peopleAndWorkspaces() throws {
        let value = #"{"customFieldId": "c1", "sourceType": "USER", "value": [1, 2.5]}"#
        let settings = #""settings": {"weekStart": "MONDAY", "timeZone": "Europe/Berlin"}"#
        try expectEqual(Clockify.User.self, #"{"id": "u1", "customFields": [\#(value)], \#(settings), \#(member)}"#)
        try expectEqual(
            Clockify.MemberProfile.self,
            #"{"name": "Ada", "workCapacity": "PT7H", "userCustomFieldValues": [\#(value)]}"#
        )
        try expectEqual(Clockify.UserCustomFieldValue.self, value)
        try expectEqual(Clockify.GrantedRole.self, #"{"userId": "u1", "role": {"id": "r1", "name": "OWNER"}}"#)
        try expectEqual(Clockify.UploadedPhoto.self, #"{"name": "x.png", "url": "https://img.test/x.png"}"#)
        let lock = #""lockTimeEntries": "2026-03-02T08:00:00Z", "automaticLock": {"type": "WEEKLY"}"#
        try expectEqual(
            Clockify.Workspace.self,
            #"{"id": "w1", "name": "Home", "workspaceSettings": {\#(lock)}, \#(member)}"#
        )
    }

    @Test
    func reports() throws {
        let totals = #""totals": [{"totalTime": 3600, "entriesCount": 1}]"#
        let groups =
            #"[{"_id": "p1", "duration": 60, "days": [{"date": "2026-03-02", "duration": 60}], "children": []}]"#
        try expectEqual(Clockify.DetailedReport.self, #"{\#(totals), "timeentries": [{"_id": "e1", \#(interval)}]}"#)
        try expectEqual(Clockify.SummaryReport.self, #"{\#(totals), "groupOne": \#(groups)}"#)
        try expectEqual(Clockify.WeeklyReport.self, #"{\#(totals), "groupOne": \#(groups)}"#)
    }
}
