import ClockifyAPI
import Testing
import TimeTrackingKit

/// Makes each call about clients once and leaves none of what it made behind.
func performClientOperations(_ client: Clockify.Client, in workspace: Clockify.WorkspaceID) async throws {
    let created = try await client.createClient(
        Clockify.NewClient(
            name: "Royal Society",
            email: "society@example.com",
            address: "Somerset House, London",
            note: "Pays in spring"
        ),
        in: workspace
    )
    let found =
        try await client.clients(
            in: workspace,
            name: "Royal Soc",
            archive: .active,
            sortedBy: .ascending(.name)
        )
        .collect(limit: 10)
    #expect(found.map(\.id) == [created.id])
    try await client.updateClient(created.id, in: workspace) {
        $0.ccEmails = ["treasurer@example.com"]
        $0.note = "Pays in autumn"
    }
    let changed = try await client.client(created.id, in: workspace)
    #expect(changed.ccEmails == ["treasurer@example.com"])
    #expect(changed.email == "society@example.com")
    #expect(changed.note == "Pays in autumn")
    try await client.archiveClient(created.id, in: workspace, cascade: [.archivesProjects, .completesTasks])
    #expect(try await client.client(created.id, in: workspace).ccEmails == ["treasurer@example.com"])
    #expect(try await client.deleteClient(created.id, in: workspace).id == created.id)
}
