extension Clockify {
    /// The settings of a workspace: those that are rules here, and the others as a new workspace has them.
    static func settingsShape(_ workspace: Content.Workspace) -> JSON {
        [
            "timeRoundingInReports": .bool(workspace.rounding.appliesToReports),
            "onlyAdminsSeeBillableRates": true,
            "onlyAdminsCreateProject": false,
            "onlyAdminsSeeDashboard": false,
            "defaultBillableProjects": true,
            "lockTimeEntries": JSON(workspace.lockedBefore.map(Timestamp.text)),
            "lockTimeZone": nil,
            "automaticLock": workspace.automaticLock.map(lockShape) ?? .null,
            "round": [
                "round": .string(workspace.rounding.direction),
                "minutes": .string(String(workspace.rounding.minutes)),
            ],
            "projectFavorites": true,
            "canSeeTimeSheet": true,
            "canSeeTracker": true,
            "projectPickerSpecialFilter": false,
            "forceProjects": .bool(workspace.requiresProject),
            "forceTasks": .bool(workspace.requiresTask),
            "forceTags": .bool(workspace.requiresTags),
            "forceDescription": .bool(workspace.requiresDescription),
            "onlyAdminsSeeAllTimeEntries": true,
            "onlyAdminsSeePublicProjectsEntries": false,
            "onlyAdminsCanChangeBillableStatus": false,
            "trackTimeDownToSecond": .bool(workspace.showsSeconds),
            "durationFormat": workspace.showsSeconds ? "FULL" : "COMPACT",
            "currencyFormat": "CURRENCY_SPACE_VALUE",
            "numberFormat": "COMMA_PERIOD",
            "projectGroupingLabel": "client",
            "projectLabel": "project",
            "taskLabel": "task",
            "adminOnlyPages": ["REPORTS"],
            "onlyAdminsCreateTag": false,
            "onlyAdminsCreateTask": false,
            "entityCreationPermissions": [
                "whoCanCreateProjectsAndClients": "EVERYONE",
                "whoCanCreateTags": "EVERYONE",
                "whoCanCreateTasks": "EVERYONE",
            ],
            "timeTrackingMode": workspace.allowsManualTracking ? "DEFAULT" : "STOPWATCH_ONLY",
            "isProjectPublicByDefault": true,
            "activeBillableHours": true,
            "multiFactorEnabled": false,
            "workingDays": .array(Content.Workspace.Membership().workingDays.map(JSON.string)),
        ]
    }

    private static func lockShape(_ lock: Content.Workspace.AutomaticLock) -> JSON {
        [
            "type": .string(lock.type),
            "changeDay": JSON(lock.changeDay),
            "dayOfMonth": lock.dayOfMonth.map(JSON.integer) ?? .null,
            "firstDay": JSON(lock.firstDay),
            "olderThanPeriod": JSON(lock.olderThanPeriod),
            "olderThanValue": lock.olderThanValue.map(JSON.integer) ?? .null,
        ]
    }
}
