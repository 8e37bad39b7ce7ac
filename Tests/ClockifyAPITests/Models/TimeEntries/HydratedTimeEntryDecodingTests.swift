import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// An entry that comes with what it names, by id or as objects.
@Suite
struct HydratedTimeEntryDecodingTests {
    private let interval = #""timeInterval": {"start": "2026-03-02T08:00:00Z", "end": null, "duration": null}"#

    private func decode(_ members: String) throws -> Clockify.HydratedTimeEntry {
        let json = #"{"id": "e1", \#(interval)\#(members)}"#
        return try JSONDecoder.forService().decode(Clockify.HydratedTimeEntry.self, from: Data(json.utf8))
    }

    @Test
    func objectsWithoutIDs() throws {
        let entry = try decode(
            """
            , "description": "Write", "billable": true, "type": "A_NEW_KIND", "userId": null, "projectId": null,
            "project": {"id": "p1", "name": "Garden", "clientId": "", "clientName": "", "note": ""},
            "task": {"id": "t1", "name": "Dig", "projectId": "p1", "status": "ACTIVE"},
            "tags": [{"id": "g1", "name": "deep"}, null, {"id": "g2", "name": "out", "archived": true}],
            "user": {"id": "u1", "name": null, "settings": null},
            "customFieldValues": [{"customFieldId": "c1", "value": "A"}], "unknown": true
            """
        )
        #expect(entry.projectID?.rawValue == "p1" && entry.project?.name == "Garden" && entry.project?.clientID == nil)
        #expect(entry.taskID?.rawValue == "t1" && entry.task?.name == "Dig")
        #expect(entry.tagIDs.map(\.rawValue) == ["g1", "g2"] && entry.tags.map(\.name) == ["deep", "out"])
        #expect(entry.userID?.rawValue == "u1" && entry.user?.name == nil)
        #expect(entry.kind.rawValue == "A_NEW_KIND" && entry.isBillable && entry.isRunning)
        #expect(entry.customFieldValues.map(\.value) == [.string("A")])
    }

    @Test
    func idsWithoutObjects() throws {
        let entry = try decode(#", "projectId": "p1", "taskId": "t1", "tagIds": ["g1"], "userId": "u1""#)
        #expect(entry.projectID?.rawValue == "p1" && entry.project == nil)
        #expect(entry.taskID?.rawValue == "t1" && entry.task == nil)
        #expect(entry.tagIDs.map(\.rawValue) == ["g1"] && entry.tags == [])
        #expect(entry.userID?.rawValue == "u1" && entry.user == nil)
    }

    @Test
    func nullsAndNothing() throws {
        let nulls = try decode(
            """
            , "project": null, "task": null, "tags": null, "user": null, "tagIds": null, "taskId": null,
            "projectId": "", "description": null, "customFieldValues": null, "kioskId": null, "hourlyRate": null,
            "costRate": null, "userId": null, "workspaceId": null
            """
        )
        #expect(nulls == (try decode("")))
        #expect(nulls.projectID == nil && nulls.tagIDs == [] && nulls.description == nil)
    }
}
