import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes each call about workspaces once; the workspace and the users that it adds stay, since no call takes them away.
///
/// The client is an administrator's, the workspace's own rates are written back, and the user is a member other than the
/// owner of the key, who is deactivated for a moment.
func performWorkspaceOperations(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    user: Clockify.UserID
) async throws {
    let created = try await client.createWorkspace(named: "Loom")
    #expect(try await client.workspaces(roles: [.owner, .administrator]).contains { $0.id == created.id })
    let before = try await client.workspace(workspace)
    let since = try moment("2026-01-01T00:00:00Z")
    let billed = try await client.setHourlyRate(
        Clockify.RateInput(7700, since: since),
        currency: before.hourlyRate?.currency ?? "GBP",
        of: workspace
    )
    #expect(billed.hourlyRate?.amount == 7700)
    #expect(try await client.setCostRate(Clockify.RateInput(3300), of: workspace).costRate?.amount == 3300)
    try await client.setHourlyRate(
        Clockify.RateInput(before.hourlyRate?.amount ?? 0),
        currency: before.hourlyRate?.currency ?? "GBP",
        of: workspace
    )
    try await client.setCostRate(Clockify.RateInput(before.costRate?.amount ?? 0), of: workspace)

    func membership(_ workspace: Clockify.Workspace) -> Clockify.Membership? {
        workspace.memberships.first { $0.userID == user }
    }
    let rated = try await client.setHourlyRate(Clockify.RateInput(9500, since: since), of: user, in: workspace)
    #expect(membership(rated)?.hourlyRate?.amount == 9500)
    let costed = try await client.setCostRate(Clockify.RateInput(4000), of: user, in: workspace)
    #expect(membership(costed)?.costRate?.amount == 4000)
    #expect(membership(try await client.setStatus(.inactive, of: user, in: workspace))?.status == .inactive)
    #expect(membership(try await client.setStatus(.active, of: user, in: workspace))?.status == .active)

    let invited = try await client.addUser(withEmail: "menabrea@example.com", to: workspace, invitation: .silent)
    #expect(invited.memberships.count == before.memberships.count + 1)
    let limited = Clockify.NewLimitedUser(
        name: "Jacquard",
        hourlyRate: 2000,
        costRate: 1500,
        weekStart: .monday,
        workCapacity: .seconds(27_000),
        workingDays: [.monday, .friday]
    )
    let grown = try await client.addLimitedUsers([limited], to: workspace)
    #expect(grown.memberships.count == before.memberships.count + 2)
}
