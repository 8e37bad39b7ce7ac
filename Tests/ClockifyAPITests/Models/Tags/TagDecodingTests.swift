import ClockifyAPI
import Testing

@Suite
struct TagDecodingTests {
    @Test
    func aTagWithNullsMissingKeysAndUnknownOnes() throws {
        let null: Clockify.Tag = try decoded(
            #"{"id": "g1", "name": "deep work", "workspaceId": null, "archived": null, "aNewField": 1}"#
        )
        let bare: Clockify.Tag = try decoded(#"{"id": "g1", "name": "deep work"}"#)
        #expect(null == bare)
        #expect(bare.workspaceID == nil)
        #expect(!bare.isArchived)
    }

    @Test
    func anArchivedTag() throws {
        let tag: Clockify.Tag = try decoded(#"{"id": "g1", "name": "old", "workspaceId": "w1", "archived": true}"#)
        #expect(tag.isArchived)
        #expect(tag.workspaceID == Clockify.WorkspaceID("w1"))
    }
}
