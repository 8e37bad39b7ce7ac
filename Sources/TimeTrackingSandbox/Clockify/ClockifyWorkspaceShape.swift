extension Clockify {
    static func membershipShape(_ user: String, in workspace: Content.Workspace) -> JSON {
        [
            "userId": .string(user),
            "hourlyRate": nil,
            "costRate": nil,
            "targetId": .string(workspace.id),
            "membershipType": "WORKSPACE",
            "membershipStatus": "ACTIVE",
        ]
    }

    static func workspaceShape(_ workspace: Content.Workspace) -> JSON {
        [
            "id": .string(workspace.id),
            "name": .string(workspace.name),
            "hourlyRate": ["amount": 0, "currency": "GBP"],
            "costRate": nil,
            "currencies": [["id": .string(currency(of: workspace.id)), "code": "GBP", "isDefault": true]],
            "memberships": .array(workspace.members.map { membershipShape($0, in: workspace) }),
            "workspaceSettings": settingsShape(workspace),
            "imageUrl": "",
            "featureSubscriptionType": "FREE",
            "features": ["CUSTOM_FIELDS", "TIME_TRACKING"],
            "subdomain": ["name": nil, "enabled": false],
            "cakeOrganizationId": nil,
        ]
    }

    /// The identifier of a workspace's only currency.
    static func currency(of workspace: String) -> String { "c0" + workspace.dropFirst(2) }

    private static func settingsShape(_ workspace: Content.Workspace) -> JSON {
        [
            "timeRoundingInReports": false,
            "onlyAdminsSeeBillableRates": true,
            "onlyAdminsCreateProject": false,
            "onlyAdminsSeeDashboard": false,
            "defaultBillableProjects": true,
            "lockTimeEntries": JSON(workspace.lockedBefore.map(Timestamp.text)),
            "lockTimeZone": nil,
            "automaticLock": nil,
            "round": ["round": "Round to nearest", "minutes": "15"],
            "projectFavorites": true,
            "canSeeTimeSheet": true,
            "canSeeTracker": true,
            "projectPickerSpecialFilter": false,
            "forceProjects": .bool(workspace.requiresProject),
            "forceTasks": .bool(workspace.requiresTask),
            "forceTags": .bool(workspace.requiresTags),
            "forceDescription": .bool(workspace.requiresDescription),
            "onlyAdminsSeeAllTimeEntries": true,
            "trackTimeDownToSecond": true,
            "projectGroupingLabel": "client",
            "adminOnlyPages": ["REPORTS"],
            "onlyAdminsCreateTag": false,
            "onlyAdminsCreateTask": false,
            "timeTrackingMode": workspace.allowsManualTracking ? "DEFAULT" : "STOPWATCH_ONLY",
            "isProjectPublicByDefault": true,
        ]
    }
}
