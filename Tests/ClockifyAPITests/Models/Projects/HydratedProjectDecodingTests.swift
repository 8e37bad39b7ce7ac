import ClockifyAPI
import Testing
import TimeTrackingKit

@Suite
struct HydratedProjectDecodingTests {
    @Test
    func aProjectWithWhatBelongsToIt() throws {
        let hydrated: Clockify.HydratedProject = try decoded(
            """
            {"id": "p1", "name": "Garden", "clientId": "c1", "client": {"id": "c1", "name": "Kew"},
             "tasks": [{"id": "t1", "name": "Weed", "status": "DONE", "duration": null}],
             "customFields": [
               {"customFieldId": "f1", "name": "Bed", "type": "DROPDOWN_MULTIPLE", "status": "VISIBLE",
                "value": ["north", "south"]},
               {"id": "f2", "name": "Depth", "type": "A_NEW_KIND", "status": "A_NEW_STATE",
                "workspaceDefaultValue": 3.5},
               {"customFieldId": "f3", "name": null, "type": null, "status": null, "value": null}],
             "expenses": [{"id": "x1", "total": 12.5}], "userGroups": [],
             "memberships": [{"userId": "u1", "hourlyRate": {"amount": 100, "currency": "GBP"}}]}
            """
        )
        #expect(hydrated.id == Clockify.ProjectID("p1"))
        #expect(hydrated.project.memberships.first?.hourlyRate?.amount == 100)
        #expect(hydrated.client?.name == "Kew")
        #expect(hydrated.tasks.first?.status == .done)
        #expect(hydrated.customFields.map(\.customFieldID.rawValue) == ["f1", "f2", "f3"])
        #expect(
            hydrated.customFields.map(\.value) == [.array([.string("north"), .string("south")]), .number(3.5), nil]
        )
        #expect(hydrated.customFields[1].kind?.rawValue == "A_NEW_KIND")
        #expect(hydrated.customFields[1].status?.rawValue == "A_NEW_STATE")
        #expect(hydrated.expenses == [.object(["id": .string("x1"), "total": .number(12.5)])])
    }

    @Test(arguments: [
        #"{"id": "p1", "name": "Garden"}"#,
        #"{"id": "p1", "name": "Garden", "client": null, "tasks": null, "customFields": null, "expenses": null}"#,
    ])
    func aProjectToWhichNothingBelongs(json: String) throws {
        let hydrated: Clockify.HydratedProject = try decoded(json)
        #expect(hydrated.client == nil)
        #expect(hydrated.tasks == [])
        #expect(hydrated.customFields == [])
        #expect(hydrated.expenses == [])
    }
}
