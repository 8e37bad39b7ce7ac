import ClockifyAPI
import Testing
import TimeTrackingKit

/// Makes each call about users once, and leaves roles and the profile as they were.
func performUserOperations(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    user: Clockify.UserID
) async throws {
    let setting = try await OperationSetting(client, in: workspace)
    #expect(try await client.user(includingMemberships: true).memberships.contains { $0.targetID == "\(workspace)" })
    try await findUsers(client, workspace, user)

    let role = Clockify.RoleAssignment.projectManager(of: setting.project)
    let granted = try await client.grantRole(role, to: user, in: workspace)
    #expect(granted.contains { $0.userID == user })
    try await client.revokeRole(role, from: user, in: workspace)

    let before = try await client.memberProfile(of: user, in: workspace)
    let changed = try await client.updateMemberProfile(
        of: user,
        in: workspace,
        with: Clockify.MemberProfilePatch(
            weekStart: .tuesday,
            workCapacity: .seconds(6 * 3600 + 1800),
            workingDays: [.tuesday, .thursday],
            customFields: [Clockify.UserCustomFieldInput(setting.userField, .string("B-1"))]
        )
    )
    #expect(changed.weekStart == .tuesday)
    #expect(changed.workCapacity == .seconds(23_400))
    #expect(changed.workingDays == [.tuesday, .thursday])
    #expect(changed.customFieldValues.first { $0.customFieldID == setting.userField }?.value == .string("B-1"))
    let value = try await client.setCustomField(setting.userField, of: user, in: workspace, to: .string("B-2"))
    #expect(value.value == .string("B-2"))
    try await client.updateMemberProfile(
        of: user,
        in: workspace,
        with: Clockify.MemberProfilePatch(
            weekStart: before.weekStart,
            workCapacity: before.workCapacity,
            workingDays: before.workingDays
        )
    )
    let photo = Clockify.PhotoFile(
        name: "dot.png",
        format: .png,
        bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    )
    #expect(try await !client.uploadPhoto(photo).url.isEmpty)
    try await setting.remove()
}

private func findUsers(
    _ client: Clockify.Client,
    _ workspace: Clockify.WorkspaceID,
    _ user: Clockify.UserID
) async throws {
    let filter = Clockify.UserFilter(
        email: "@",
        status: .all,
        accountStatuses: [.active, .pendingVerification],
        memberships: .workspace,
        includesRoles: true,
        sorting: .ascending(.name)
    )
    let listed = try await client.users(in: workspace, filter: filter, pageSize: 50).collect(limit: 100)
    #expect(listed.contains { $0.id == user })
    let query = Clockify.UserQuery(filter: filter, roles: [.owner, .administrator])
    let found = try await client.users(in: workspace, matching: query, pageSize: 50).collect(limit: 100)
    #expect(found.allSatisfy { listed.map(\.id).contains($0.id) })
    _ = try await client.managers(of: user, in: workspace, sorting: .descending(.email)).collect(limit: 100)
}
