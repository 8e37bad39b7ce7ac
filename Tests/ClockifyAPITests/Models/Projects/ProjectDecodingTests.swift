import ClockifyAPI
import Testing
import TimeTrackingKit

@Suite
struct ProjectDecodingTests {
    @Test
    func aProjectWithNullsEverywhere() throws {
        let project: Clockify.Project = try decoded(
            """
            {"id": "p1", "name": "Garden", "workspaceId": null, "clientId": null, "clientName": null, "archived": null,
             "billable": null, "public": null, "isPublic": null, "template": null, "isTemplate": null, "color": null,
             "note": null, "duration": null, "hourlyRate": null, "costRate": null, "estimate": null,
             "timeEstimate": null, "budgetEstimate": null, "estimateReset": null, "memberships": null}
            """
        )
        let bare: Clockify.Project = try decoded(#"{"id": "p1", "name": "Garden"}"#)
        #expect(project == bare)
        #expect(project.clientID == nil)
        #expect(project.duration == nil)
        #expect(project.costRate == nil)
        #expect(project.timeEstimate == nil)
        #expect(project.budgetEstimate == nil)
        #expect(project.estimateReset == nil)
        #expect(project.memberships == [])
    }

    @Test(arguments: [#"null"#, #""""#])
    func anEstimateThatNeverBeginsAnew(resetOption: String) throws {
        let project: Clockify.Project = try decoded(
            """
            {"id": "p1", "name": "Garden", "clientId": "", "clientName": "", "note": "",
             "timeEstimate": {"estimate": "PT0S", "type": "AUTO", "resetOption": \(resetOption), "active": false,
                              "includeNonBillable": true},
             "budgetEstimate": {"estimate": null, "type": null, "resetOption": \(resetOption), "active": null,
                                "includeExpenses": null}}
            """
        )
        #expect(project.clientID == nil)
        #expect(project.clientName == nil)
        #expect(project.note == nil)
        #expect(project.timeEstimate?.interval == nil)
        #expect(project.timeEstimate?.duration == .zero)
        #expect(project.timeEstimate?.kind == .automatic)
        #expect(project.timeEstimate?.includesNonBillable == true)
        #expect(project.budgetEstimate?.interval == nil)
        #expect(project.budgetEstimate?.amount == nil)
        #expect(project.budgetEstimate?.isActive == false)
    }

    @Test
    func aProjectWithEverythingAndMore() throws {
        let project: Clockify.Project = try decoded(
            """
            {"id": "p1", "name": "Garden", "clientId": "c1", "clientName": "Kew", "duration": "PT3H",
             "timeEstimate": {"estimate": "PT40H30M", "type": "MANUAL", "resetOption": "FORTNIGHTLY", "active": true},
             "budgetEstimate": {"estimate": 250000, "type": "MANUAL", "resetOption": "MONTHLY", "active": true,
                                "includeExpenses": true},
             "estimateReset": {"interval": "YEARLY", "month": "UNDECIMBER", "dayOfMonth": 31, "dayOfWeek": null,
                               "hour": 5},
             "memberships": [{"userId": "u1", "targetId": "p1", "hourlyRate": null, "costRate": null,
                              "membershipType": "SOMETHING_NEW", "membershipStatus": "ALL"}],
             "favorite": true, "permissions": null}
            """
        )
        #expect(project.timeEstimate?.duration == .seconds(40 * 3600 + 1800))
        #expect(project.timeEstimate?.interval?.rawValue == "FORTNIGHTLY")
        #expect(project.timeEstimate?.includesNonBillable == false)
        #expect(project.budgetEstimate?.amount == 250_000)
        #expect(project.budgetEstimate?.interval == .monthly)
        #expect(project.budgetEstimate?.includesExpenses == true)
        #expect(project.estimateReset?.interval == .yearly)
        #expect(project.estimateReset?.month?.rawValue == "UNDECIMBER")
        #expect(project.estimateReset?.dayOfMonth == 31)
        #expect(project.estimateReset?.dayOfWeek == nil)
        #expect(project.estimateReset?.hour == 5)
        #expect(project.memberships.first?.kind?.rawValue == "SOMETHING_NEW")
        #expect(project.memberships.first?.hourlyRate == nil)
    }

    @Test(arguments: [
        (#""public": true"#, true), (#""isPublic": true"#, true), (#""public": false, "isPublic": true"#, true),
        (#""public": false"#, false), (#""isPublic": false"#, false),
    ])
    func eitherNameSaysThatItIsPublic(fields: String, isPublic: Bool) throws {
        let project: Clockify.Project = try decoded("{\"id\": \"p1\", \"name\": \"Garden\", \(fields)}")
        #expect(project.isPublic == isPublic)
    }

    @Test(arguments: [(#""template": true"#, true), (#""isTemplate": true"#, true), (#""template": false"#, false)])
    func eitherNameSaysThatItIsATemplate(fields: String, isTemplate: Bool) throws {
        let project: Clockify.Project = try decoded("{\"id\": \"p1\", \"name\": \"Garden\", \(fields)}")
        #expect(project.isTemplate == isTemplate)
    }
}
