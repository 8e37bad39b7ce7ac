import ClockifyAPI
import Testing
import TimeTrackingKit

@Suite
struct CustomerDecodingTests {
    @Test
    func aClientWithNullsEverywhere() throws {
        let client: Clockify.Customer = try decoded(
            """
            {"id": "c1", "name": "Babbage & Co.", "email": null, "workspaceId": null, "archived": null, "address": null,
             "note": null, "currencyId": null, "currencyCode": null, "ccEmails": null}
            """
        )
        #expect(client.id == Clockify.ClientID("c1"))
        #expect(client.email == nil)
        #expect(client.workspaceID == nil)
        #expect(!client.isArchived)
        #expect(client.address == nil)
        #expect(client.note == nil)
        #expect(client.currencyID == nil)
        #expect(client.currencyCode == nil)
        #expect(client.ccEmails == [])
    }

    @Test
    func aClientWithNothingButWhatItNeedsAndEmptyTexts() throws {
        let bare: Clockify.Customer = try decoded(#"{"id": "c1", "name": "A"}"#)
        let empty: Clockify.Customer = try decoded(
            #"{"id": "c1", "name": "A", "email": "", "note": "", "address": "", "currencyId": "", "ccEmails": []}"#
        )
        #expect(bare == empty)
    }

    @Test
    func aClientWithEverythingAndMore() throws {
        let client: Clockify.Customer = try decoded(
            """
            {"id": "c1", "name": "A", "email": "a@example.com", "workspaceId": "w1", "archived": true,
             "address": "Marylebone", "note": "late", "currencyId": "k1", "currencyCode": "GPB",
             "ccEmails": ["b@example.com", "c@example.com"], "aNewField": {"x": [1]}}
            """
        )
        #expect(client.currencyCode == "GPB")
        #expect(client.ccEmails == ["b@example.com", "c@example.com"])
        #expect(client.isArchived)
        let changes = Clockify.ClientChanges(client)
        #expect(
            try encoded(changes)
                == .object([
                    "name": .string("A"), "email": .string("a@example.com"), "archived": .bool(true),
                    "address": .string("Marylebone"), "note": .string("late"), "currencyId": .string("k1"),
                    "ccEmails": .array([.string("b@example.com"), .string("c@example.com")]),
                ])
        )
    }
}
