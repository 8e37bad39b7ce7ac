extension Clockify {
    /// A user outside of any workspace: custom fields are those of the workspace that it sees first.
    static func userShape(_ account: Content.Account, _ content: Content, withMemberships: Bool) -> JSON {
        let mine = content.workspaces.filter { $0.members.contains(account.id) }
        let memberships =
            withMemberships
            ? mine.flatMap { membershipShapes(of: account.id, ["WORKSPACE", "PROJECT", "USERGROUP"], in: $0, content) }
            : []
        let active = mine.first { $0.id == account.activeWorkspace }
        return userShape(account, content, memberships: memberships, in: active)
    }

    /// A user as a workspace knows it.
    static func userShape(
        _ account: Content.Account,
        _ content: Content,
        memberships: [JSON],
        in workspace: Content.Workspace?
    ) -> JSON {
        [
            "id": .string(account.id),
            "email": .string(account.email),
            "name": JSON(account.name),
            "memberships": .array(memberships),
            "profilePicture": .string(account.picture),
            "activeWorkspace": .string(account.activeWorkspace),
            "defaultWorkspace": .string(account.activeWorkspace),
            "settings": account.name == nil ? nil : settingsShape(account),
            "status": .string(account.status),
            "customFields": .array(workspace.map { userFieldShapes(of: account.id, in: $0, content) } ?? []),
        ]
    }

    /// What somebody belongs to in a workspace.
    static func membershipShapes(
        of user: String,
        _ kinds: [String],
        in workspace: Content.Workspace,
        _ content: Content
    ) -> [JSON] {
        var shapes: [JSON] = []
        if kinds.contains("WORKSPACE") { shapes.append(membershipShape(user, in: workspace)) }
        if kinds.contains("PROJECT") {
            for project in content.projects where project.workspace == workspace.id {
                for membership in project.memberships where membership.user == user {
                    shapes.append(membershipShape(membership, of: project, workspace.currency))
                }
            }
        }
        if kinds.contains("USERGROUP") {
            for group in content.userGroups where group.workspace == workspace.id && group.members.contains(user) {
                shapes.append([
                    "userId": .string(user),
                    "hourlyRate": nil,
                    "costRate": nil,
                    "targetId": .string(group.id),
                    "membershipType": "USERGROUP",
                    "membershipStatus": "ACTIVE",
                ])
            }
        }
        return shapes
    }

    /// Whether somebody may see and use a project.
    static func mayUse(
        _ user: String,
        _ project: Content.Project,
        in workspace: Content.Workspace,
        _ content: Content
    ) -> Bool {
        project.isPublic || workspace.administrators.contains(user)
            || workspace.roles.contains { $0.user == user && $0.entity == project.id }
            || project.memberships.contains { $0.user == user }
            || content.userGroups.contains { project.userGroups.contains($0.id) && $0.members.contains(user) }
    }

    private static func settingsShape(_ account: Content.Account) -> JSON {
        [
            "weekStart": "MONDAY",
            "timeZone": .string(account.timeZone),
            "timeFormat": "HOUR24",
            "dateFormat": "DD/MM/YYYY",
            "sendNewsletter": false,
            "weeklyUpdates": false,
            "longRunning": false,
            "scheduledReports": true,
            "approval": true,
            "pto": true,
            "alerts": true,
            "reminders": true,
            "onboarding": true,
            "scheduling": true,
            "invoiceReminders": true,
            "timeTrackingManual": false,
            "summaryReportSettings": ["group": "Project", "subgroup": "Time Entry"],
            "isCompactViewOn": false,
            "dashboardSelection": "ME",
            "dashboardViewType": "PROJECT",
            "dashboardPinToTop": false,
            "projectListCollapse": nil,
            "collapseAllProjectLists": false,
            "groupSimilarEntriesDisabled": false,
            "myStartOfDay": "09:00",
            "projectPickerTaskFilter": false,
            "lang": .string(account.language),
            "multiFactorEnabled": false,
            "theme": "DEFAULT",
            "showOnlyWorkingDays": false,
        ]
    }
}
