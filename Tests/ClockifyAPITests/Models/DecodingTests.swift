import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Clockify sends in place of a value.
@Suite
struct DecodingTests {
    private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder.forService().decode(type, from: Data(json.utf8))
    }

    @Test
    func aRunningEntryWithNullsEverywhere() throws {
        let entry = try decode(
            Clockify.TimeEntry.self,
            """
            {"id": "e1", "description": null, "tagIds": null, "userId": "u1", "billable": false, "taskId": null,
             "projectId": null, "workspaceId": "w1", "customFieldValues": null, "type": "REGULAR", "kioskId": null,
             "hourlyRate": null, "costRate": null, "isLocked": false,
             "timeInterval": {"start": "2026-03-02T08:00:00Z", "end": null, "duration": null}}
            """
        )
        #expect(entry.isRunning)
        #expect(entry.end == nil)
        #expect(entry.duration == nil)
        #expect(entry.description == nil)
        #expect(entry.projectID == nil)
        #expect(entry.tagIDs == [])
        #expect(entry.customFieldValues == [])
        #expect(try entry.start == moment("2026-03-02T08:00:00Z"))
    }

    @Test
    func anEntryWithNothingButWhatItNeeds() throws {
        let entry = try decode(
            Clockify.TimeEntry.self,
            #"{"id": "e1", "timeInterval": {"start": "2026-03-02T08:00:00Z"}}"#
        )
        #expect(entry.kind == .regular)
        #expect(entry.userID == nil)
        #expect(!entry.isBillable)
    }

    @Test
    func anEntryWithEverything() throws {
        let entry = try decode(
            Clockify.TimeEntry.self,
            """
            {"id": "e1", "description": "Write", "tagIds": ["g1", "g2"], "userId": "u1", "billable": true,
             "taskId": "t1", "projectId": "p1", "workspaceId": "w1", "type": "NOT_YET_KNOWN", "kioskId": "k1",
             "hourlyRate": {"amount": 9500, "currency": "GPB"}, "costRate": {"amount": 0, "currency": null},
             "isLocked": true, "unknown": {"a": 1},
             "customFieldValues": [
               {"customFieldId": "c1", "timeEntryId": "e1", "name": "Ticket", "type": "TXT", "value": "A-1"},
               {"customFieldId": "c2", "name": "Count", "type": "NUMBER", "value": 3},
               {"customFieldId": "c3", "name": "Done", "type": "CHECKBOX", "value": true},
               {"customFieldId": "c4", "name": "Kinds", "type": "DROPDOWN_MULTIPLE", "value": ["a", "b"]},
               {"customFieldId": "c5", "name": "None", "type": "TXT", "value": null},
               {"customFieldId": "c6", "name": "Odd", "type": "LINK", "value": {"href": "x"}}],
             "timeInterval": {"start": "2026-03-02T08:00:00Z", "end": "2026-03-05T22:40:13Z", "duration": "PT86H40M13S"}}
            """
        )
        #expect(entry.duration == .seconds(86 * 3600 + 40 * 60 + 13))
        #expect(entry.kind.rawValue == "NOT_YET_KNOWN")
        #expect(entry.tagIDs == [Clockify.TagID("g1"), Clockify.TagID("g2")])
        #expect(entry.hourlyRate?.amount == 9500)
        #expect(entry.costRate?.currency == nil)
        #expect(entry.isLocked)
        #expect(
            entry.customFieldValues.map(\.value) == [
                .string("A-1"), .integer(3), .bool(true), .array([.string("a"), .string("b")]), nil,
                .object(["href": .string("x")]),
            ]
        )
    }

    @Test
    func aProjectWithoutAClient() throws {
        let project = try decode(
            Clockify.Project.self,
            """
            {"id": "p1", "name": "Garden", "clientId": "", "clientName": "", "note": "", "duration": null,
             "costRate": null, "hourlyRate": null, "budgetEstimate": null, "estimateReset": null, "archived": false,
             "timeEstimate": {"estimate": "PT0S", "type": "AUTO", "resetOption": "", "active": false},
             "estimate": {"estimate": "PT40H", "type": "MANUAL"}, "public": true, "color": "#03A9F4",
             "memberships": [{"userId": "u1", "hourlyRate": null, "costRate": null, "targetId": "p1",
                              "membershipType": "PROJECT", "membershipStatus": "SOMETHING_NEW"}]}
            """
        )
        #expect(project.clientID == nil)
        #expect(project.clientName == nil)
        #expect(project.note == nil)
        #expect(project.duration == nil)
        #expect(project.isPublic)
        #expect(!project.isArchived)
        #expect(project.estimate?.duration == .seconds(40 * 3600))
        #expect(project.memberships.first?.status?.rawValue == "SOMETHING_NEW")
    }

    @Test
    func aProjectAsWritesAnswer() throws {
        let project = try decode(
            Clockify.Project.self,
            #"{"id": "p1", "name": "Garden", "isPublic": true, "public": false, "isTemplate": true, "memberships": null}"#
        )
        #expect(project.isPublic)
        #expect(project.isTemplate)
        #expect(project.memberships == [])
    }

    @Test
    func anInvitedUser() throws {
        let user = try decode(
            Clockify.User.self,
            """
            {"id": "u1", "name": null, "email": "ada@example.com", "activeWorkspace": "", "defaultWorkspace": null,
             "settings": null, "status": "A_NEW_STATE", "profilePicture": null, "memberships": []}
            """
        )
        #expect(user.name == nil)
        #expect(user.activeWorkspaceID == nil)
        #expect(user.timeZone == nil)
        #expect(user.status?.rawValue == "A_NEW_STATE")
    }

    @Test
    func aWorkspaceWithOpenLists() throws {
        let workspace = try decode(
            Clockify.Workspace.self,
            """
            {"id": "w1", "name": "Home", "hourlyRate": null, "costRate": null, "imageUrl": "", "memberships": null,
             "features": ["ONE", "A_NEW_ONE"], "subdomain": {"name": null},
             "workspaceSettings": {"adminOnlyPages": [], "automaticLock": null, "round": {"minutes": "15"}}}
            """
        )
        #expect(workspace.imageURL == nil)
        #expect(workspace.memberships == [])
    }
}
