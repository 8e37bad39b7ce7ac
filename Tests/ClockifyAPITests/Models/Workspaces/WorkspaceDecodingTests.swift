import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What Clockify says about workspaces.
@Suite
struct WorkspaceDecodingTests {
    private func decode(_ json: String) throws -> Clockify.Workspace {
        try JSONDecoder.forService().decode(Clockify.Workspace.self, from: Data(json.utf8))
    }

    private func settings(_ json: String) throws -> Clockify.WorkspaceSettings {
        try #require(try decode(#"{"id": "w1", "name": "W", "workspaceSettings": \#(json)}"#).settings)
    }

    @Test
    func aWorkspaceWithEverything() throws {
        let workspace = try decode(
            """
            {"id": "w1", "name": "Engines", "hourlyRate": {"amount": 9500, "currency": "GPB"},
             "costRate": {"amount": 4000, "currency": null}, "imageUrl": "https://img.test/w.png",
             "memberships": [{"userId": "u1", "membershipStatus": "PENDING"}],
             "currencies": [{"id": "cu1", "code": "GPB", "isDefault": true}, {"id": "cu2", "code": "", "isDefault": null}],
             "featureSubscriptionType": "A_NEW_PLAN", "features": ["CUSTOM_FIELDS", "A_NEW_FEATURE"],
             "subdomain": {"name": "engines", "enabled": true}, "cakeOrganizationId": "o1", "unknown": {}}
            """
        )
        #expect(workspace.hourlyRate?.amount == 9500 && workspace.hourlyRate?.currency == "GPB")
        #expect(workspace.currencies.map(\.code) == ["GPB", nil])
        #expect(workspace.currencies.map(\.isDefault) == [true, false])
        #expect(workspace.plan?.rawValue == "A_NEW_PLAN")
        #expect(workspace.features.first == .customFields && workspace.features.last?.rawValue == "A_NEW_FEATURE")
        #expect(workspace.subdomain == "engines" && workspace.isSubdomainEnabled)
        #expect(workspace.organizationID == "o1")
        #expect(workspace.settings == nil)
    }

    @Test
    func nullsAndNothing() throws {
        let nulls = try decode(
            """
            {"id": "w1", "name": "W", "hourlyRate": null, "costRate": null, "imageUrl": null, "memberships": null,
             "currencies": null, "featureSubscriptionType": null, "features": null, "subdomain": {"name": null},
             "cakeOrganizationId": null, "workspaceSettings": null}
            """
        )
        #expect(nulls == (try decode(#"{"id": "w1", "name": "W"}"#)))
        #expect(nulls.subdomain == nil && !nulls.isSubdomainEnabled && nulls.features == [])
        #expect(
            try decode(#"{"id": "w1", "name": "W", "subdomain": null, "features": "APPROVAL"}"#).features == [.approval]
        )
        #expect(try decode(#"{"id": "w1", "name": "W", "subdomain": {"name": ""}}"#).subdomain == nil)
    }

    @Test
    func settingsWithNullsWhereClockifyHasThem() throws {
        let nulls = try settings(
            """
            {"automaticLock": null, "lockTimeEntries": null, "lockTimeZone": null, "round": null, "adminOnlyPages": null,
             "timeTrackingMode": null, "workingDays": null, "entityCreationPermissions": null, "forceProjects": null,
             "durationFormat": null, "numberFormat": null, "currencyFormat": null, "taskLabel": null}
            """
        )
        #expect(nulls == (try settings("{}")))
        #expect(nulls.automaticLock == nil && nulls.lockTimeEntries == nil && nulls.entriesLockedBefore == nil)
        #expect(nulls.lockTimeZone == nil && nulls.adminOnlyPages == [])
    }

    @Test
    func settingsWithEverything() throws {
        let settings = try settings(
            """
            {"forceProjects": true, "forceTasks": true, "forceTags": true, "forceDescription": true,
             "timeTrackingMode": "STOPWATCH_ONLY", "trackTimeDownToSecond": true,
             "lockTimeEntries": "2026-01-01T00:00:00Z", "lockTimeZone": "Europe/Berlin",
             "automaticLock": {"type": "OLDER_THAN", "olderThanValue": 5, "olderThanPeriod": "DAYS", "changeDay": null,
                               "dayOfMonth": null, "firstDay": "MONDAY"},
             "round": {"round": "Round to nearest", "minutes": "15"}, "durationFormat": "FULL",
             "numberFormat": "A_NEW_FORMAT", "currencyFormat": "VALUE_CURRENCY",
             "workingDays": ["MONDAY", "TUESDAY"], "adminOnlyPages": ["REPORTS", "A_NEW_PAGE"],
             "projectGroupingLabel": "client", "onlyAdminsSeeAllTimeEntries": true,
             "entityCreationPermissions": {"whoCanCreateTags": "EVERYONE", "whoCanCreateTasks": "A_NEW_GROUP",
                                           "whoCanCreateProjectsAndClients": null}, "unknown": 1}
            """
        )
        #expect(
            settings.requiresProject && settings.requiresTask && settings.requiresTags && settings.requiresDescription
        )
        #expect(settings.timeTrackingMode == .timerOnly && settings.tracksSeconds)
        #expect(settings.entriesLockedBefore == (try moment("2026-01-01T00:00:00Z")))
        #expect(settings.automaticLock?.olderThanValue == 5 && settings.automaticLock?.changeDay == nil)
        #expect(settings.rounding?.minutes == 15 && settings.rounding?.method == "Round to nearest")
        #expect(settings.durationFormat == .full && settings.numberFormat?.rawValue == "A_NEW_FORMAT")
        #expect(settings.workingDays == [.monday, .tuesday])
        #expect(settings.adminOnlyPages.map(\.rawValue) == ["REPORTS", "A_NEW_PAGE"])
        #expect(settings.creationPermissions?.tags == .everyone)
        #expect(settings.creationPermissions?.tasks?.rawValue == "A_NEW_GROUP")
        #expect(settings.creationPermissions?.projectsAndClients == nil)
    }

    @Test(arguments: [(#""15""#, 15), ("15", 15), ("null", nil), (#""""#, nil), (#""x""#, nil)])
    func minutesOfRounding(text: String, minutes: Int?) throws {
        #expect(try settings(#"{"round": {"minutes": \#(text)}}"#).rounding?.minutes == minutes)
    }

    @Test
    func aLockThatIsNoMomentIsNone() throws {
        let settings = try settings(#"{"lockTimeEntries": "soon"}"#)
        #expect(settings.lockTimeEntries == "soon" && settings.entriesLockedBefore == nil)
    }

    @Test("A name that Clockify adds comes back as it was")
    func openNames() throws {
        func survives<Name: RawRepresentable<String> & Codable>(_ type: Name.Type) throws -> Bool {
            let json = #"["A_NEW_NAME"]"#
            let names = try JSONDecoder().decode([Name].self, from: Data(json.utf8))
            return String(decoding: try JSONEncoder().encode(names), as: UTF8.self) == json
        }
        #expect(try survives(Clockify.WorkspaceFeature.self) && survives(Clockify.WorkspacePlan.self))
        #expect(try survives(Clockify.WorkspacePage.self) && survives(Clockify.EntityCreationPermission.self))
        #expect(try survives(Clockify.TimeTrackingMode.self) && survives(Clockify.DurationFormat.self))
        #expect(try survives(Clockify.NumberFormat.self) && survives(Clockify.CurrencyFormat.self))
        #expect(try survives(Clockify.WorkspaceRole.self) && survives(Clockify.AccountStatus.self))
        #expect(try survives(Clockify.MembershipStatus.self) && survives(Clockify.MembershipKind.self))
        #expect(try survives(Clockify.TimeEntryKind.self) && survives(Clockify.InvoicingState.self))
        #expect(try survives(Clockify.ApprovalState.self) && survives(Clockify.ReportGrouping.self))
        #expect(try survives(Clockify.ReportAmountKind.self) && survives(Clockify.Weekday.self))
    }
}
