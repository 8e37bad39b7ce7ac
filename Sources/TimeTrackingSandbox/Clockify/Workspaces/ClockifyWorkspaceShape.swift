extension Clockify {
    static func membershipShape(_ user: String, in workspace: Content.Workspace) -> JSON {
        let membership = workspace.membership(of: user)
        return [
            "userId": .string(user),
            "hourlyRate": rateShape(membership.hourlyRate, workspace.currency),
            "costRate": rateShape(membership.costRate, workspace.currency),
            "targetId": .string(workspace.id),
            "membershipType": "WORKSPACE",
            "membershipStatus": .string(membership.status),
        ]
    }

    @Sendable
    static func workspaceShape(_ workspace: Content.Workspace) -> JSON {
        [
            "id": .string(workspace.id),
            "name": .string(workspace.name),
            "hourlyRate": rateShape(workspace.hourlyRate, workspace.currency),
            "costRate": rateShape(workspace.costRate, workspace.currency),
            "currencies": [
                ["id": .string(currency(of: workspace.id)), "code": .string(workspace.currency), "isDefault": true]
            ],
            "memberships": .array(workspace.members.map { membershipShape($0, in: workspace) }),
            "workspaceSettings": settingsShape(workspace),
            "imageUrl": .string(workspace.imageURL),
            // These two are arrays and texts, whatever the reference says.
            "features": .array(workspace.features.map(JSON.string)),
            "featureSubscriptionType": .string(workspace.plan),
            "subdomain": ["name": nil, "enabled": false],
            "cakeOrganizationId": JSON(workspace.organization),
        ]
    }

    /// The identifier of a workspace's only currency.
    static func currency(of workspace: String) -> String { "c0" + workspace.dropFirst(2) }
}
