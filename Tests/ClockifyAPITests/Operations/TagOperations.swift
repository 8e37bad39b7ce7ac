import ClockifyAPI
import Testing
import TimeTrackingKit

/// Makes each call about tags once and leaves none of what it made behind.
func performTagOperations(_ client: Clockify.Client, in workspace: Clockify.WorkspaceID) async throws {
    let created = try await client.createTag(named: "proofreading", in: workspace)
    let found =
        try await client.tags(
            in: workspace,
            name: .exactly("proofreading"),
            excluding: [Clockify.TagID("ffffffffffffffffffffffff")],
            sortedBy: .descending(.id)
        )
        .collect(limit: 10)
    #expect(found.map(\.id) == [created.id])
    try await client.updateTag(created.id, in: workspace) { $0.isArchived = true }
    try await client.updateTag(created.id, in: workspace) { $0.name = "proofs" }
    let changed = try await client.tag(created.id, in: workspace)
    #expect(changed.name == "proofs")
    #expect(changed.isArchived)
    #expect(try await client.deleteTag(created.id, in: workspace).id == created.id)
}
