import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Clockify says about people.
@Suite
struct UserDecodingTests {
    private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder.forService().decode(type, from: Data(json.utf8))
    }

    @Test
    func aUserWithEverything() throws {
        let user = try decode(
            Clockify.User.self,
            """
            {"id": "u1", "name": "Ada", "email": "ada@example.com", "activeWorkspace": "w1", "defaultWorkspace": "w2",
             "status": "LIMITED_DELETED", "profilePicture": "https://img.test/a.png", "unknown": [],
             "roles": [{"role": "PROJECT_MANAGER", "entities": [{"id": "p1"}]}],
             "memberships": [{"userId": "u1", "hourlyRate": null, "costRate": null, "targetId": "w1",
                              "membershipType": "A_NEW_KIND", "membershipStatus": "ACTIVE"}],
             "customFields": [{"customFieldId": "c1", "customFieldName": "Badge", "customFieldType": "NEW_TYPE",
                               "userId": "u1", "value": ["a"]},
                              {"customFieldId": "c2", "customFieldName": null, "customFieldType": null, "value": null}],
             "settings": {"weekStart": "SUNDAY", "timeZone": "Europe/Berlin", "timeFormat": "HOUR24",
                          "dateFormat": "DD/MM/YYYY", "lang": "DE", "theme": "A_NEW_LOOK", "myStartOfDay": "09:00",
                          "projectListCollapse": 50, "timeTrackingManual": true, "alerts": true, "pto": null,
                          "summaryReportSettings": {"group": "Project", "subgroup": "Time Entry"}}}
            """
        )
        #expect(user.status?.rawValue == "LIMITED_DELETED")
        #expect(user.memberships.first?.kind?.rawValue == "A_NEW_KIND")
        #expect(user.customFieldValues.map(\.value) == [.array([.string("a")]), nil])
        #expect(user.customFieldValues.map(\.kind?.rawValue) == ["NEW_TYPE", nil])
        #expect(user.roles != nil)
        let settings = try #require(user.settings)
        #expect(settings.weekStart == .sunday && user.timeZone == "Europe/Berlin")
        #expect(settings.language == "DE" && settings.theme == "A_NEW_LOOK")
        #expect(settings.projectListCollapse == 50)
        #expect(settings.tracksManually && settings.receivesAlerts && !settings.receivesTimeOffMail)
        #expect(settings.summaryReport?.group == "Project" && settings.summaryReport?.subgroup == "Time Entry")
    }

    @Test
    func nullsAndNothing() throws {
        let invited = try decode(
            Clockify.User.self,
            """
            {"id": "u1", "name": null, "email": null, "activeWorkspace": null, "defaultWorkspace": "", "status": null,
             "profilePicture": "", "settings": null, "memberships": null, "customFields": null, "roles": null}
            """
        )
        #expect(invited == (try decode(Clockify.User.self, #"{"id": "u1"}"#)))
        #expect(invited.name == nil && invited.settings == nil && invited.memberships == [])
        let settings = try decode(
            Clockify.UserSettings.self,
            #"{"timeZone": "", "projectListCollapse": null, "summaryReportSettings": null, "weekStart": null}"#
        )
        #expect(settings == (try decode(Clockify.UserSettings.self, "{}")))
        #expect(settings.projectListCollapse == nil && settings.summaryReport == nil)
    }

    @Test(arguments: [
        #"["MONDAY", "A_NEW_DAY"]"#, #""[\"MONDAY\",\"A_NEW_DAY\"]""#, #""MONDAY, A_NEW_DAY""#,
    ])
    func workingDaysInAnyForm(days: String) throws {
        let profile = try decode(Clockify.MemberProfile.self, #"{"workingDays": \#(days)}"#)
        #expect(profile.workingDays.map(\.rawValue) == ["MONDAY", "A_NEW_DAY"])
    }

    @Test
    func aProfile() throws {
        let profile = try decode(
            Clockify.MemberProfile.self,
            """
            {"email": "ada@example.com", "name": "Ada", "imageUrl": "", "hasPassword": true, "weekStart": "MONDAY",
             "hasPendingApprovalRequest": false, "workCapacity": "PT7H30M", "workingDays": "MONDAY",
             "workspaceNumber": 3, "userCustomFieldValues": [
              {"customFieldId": "c1", "name": "Badge", "type": "NUMBER", "sourceType": "USER", "userId": "u1",
               "value": 7, "customField": {"id": "c1"}}]}
            """
        )
        #expect(profile.workCapacity == .seconds(27_000))
        #expect(profile.workingDays == [.monday])
        #expect(profile.imageURL == nil && profile.workspaceCount == 3 && profile.hasPassword)
        #expect(profile.customFieldValues.first?.kind == .number)
        #expect(profile.customFieldValues.first?.source == .user)
        let empty = try decode(
            Clockify.MemberProfile.self,
            """
            {"email": null, "name": null, "imageUrl": null, "hasPassword": null, "weekStart": null, "workCapacity": null,
             "workingDays": null, "workspaceNumber": null, "userCustomFieldValues": null, "userCustomFields": null}
            """
        )
        #expect(empty == (try decode(Clockify.MemberProfile.self, "{}")))
        let old = try decode(Clockify.MemberProfile.self, #"{"userCustomFields": [{"customFieldId": "c1"}]}"#)
        #expect(old.customFieldValues.count == 1)
    }

    @Test(arguments: ["PT7H", "PT30M", "PT0S", "PT26H3M4S", "-PT5M"])
    func durationsAreWrittenAsTheyAreRead(text: String) throws {
        let duration = try #require(ISODuration.duration(from: text))
        let changes = Clockify.MemberProfilePatch(workCapacity: duration)
        let body = try JSONEncoder.forService().encode(changes)
        #expect(String(decoding: body, as: UTF8.self) == #"{"workCapacity":"\#(text)"}"#)
    }
}
