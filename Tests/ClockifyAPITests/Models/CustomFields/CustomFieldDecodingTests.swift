import ClockifyAPI
import Testing
import TimeTrackingKit

@Suite
struct CustomFieldDecodingTests {
    @Test
    func aFieldWithNullsEverywhere() throws {
        let field: Clockify.CustomField = try decoded(
            """
            {"id": "f1", "name": "Reference", "workspaceId": null, "type": null, "entityType": null, "status": null,
             "description": null, "placeholder": null, "allowedValues": null, "workspaceDefaultValue": null,
             "projectDefaultValues": null, "required": null, "onlyAdminCanEdit": null}
            """
        )
        let bare: Clockify.CustomField = try decoded(#"{"id": "f1", "name": "Reference"}"#)
        #expect(field == bare)
        #expect(field.workspaceDefault == nil)
        #expect(field.projectDefaults == [])
        #expect(field.allowedValues == [])
        #expect(!field.isRequired)
    }

    @Test
    func aFieldWithEverythingAndMore() throws {
        let field: Clockify.CustomField = try decoded(
            """
            {"id": "f1", "name": "Bed", "workspaceId": "w1", "type": "A_NEW_KIND", "entityType": "INVOICE",
             "status": "A_NEW_STATE", "description": "Where", "placeholder": "bed", "allowedValues": ["north", "south"],
             "workspaceDefaultValue": {"x": 1}, "required": true, "onlyAdminCanEdit": true, "aNewField": [],
             "projectDefaultValues": [{"projectId": "p1", "status": "VISIBLE", "value": "north"},
                                      {"projectId": null, "status": null, "value": null}]}
            """
        )
        #expect(field.subject?.rawValue == "INVOICE")
        #expect(field.projectDefaults.first?.value == .string("north"))
        #expect(field.projectDefaults.last == (try decoded("{}") as Clockify.CustomFieldDefault))
        let written = try encoded(Clockify.CustomFieldChanges(field))
        #expect(
            written
                == .object([
                    "name": .string("Bed"), "type": .string("A_NEW_KIND"), "status": .string("A_NEW_STATE"),
                    "description": .string("Where"), "placeholder": .string("bed"), "required": .bool(true),
                    "onlyAdminCanEdit": .bool(true), "workspaceDefaultValue": .object(["x": .integer(1)]),
                    "allowedValues": .array([.string("north"), .string("south")]),
                ])
        )
    }

    @Test(arguments: [
        ("TXT", #""A-1""#, Clockify.CustomFieldDefinition.text(default: "A-1")),
        ("TXT", "null", .text()),
        ("LINK", #""https://example.com""#, .link(default: "https://example.com")),
        ("NUMBER", "3", .number(default: 3)),
        ("NUMBER", "3.5", .number(default: 3.5)),
        (
            "NUMBER", "9007199254740993",
            .other(.number, allowedValues: ["a", "b"], default: .integer(9_007_199_254_740_993))
        ),
        ("CHECKBOX", "true", .checkbox(default: true)),
        ("CHECKBOX", "null", .checkbox()),
        ("DROPDOWN_SINGLE", #""a""#, .singleChoice(["a", "b"], default: "a")),
        ("DROPDOWN_MULTIPLE", #"["b"]"#, .multipleChoice(["a", "b"], default: ["b"])),
        ("DROPDOWN_MULTIPLE", "null", .multipleChoice(["a", "b"])),
        // What a kind does not explain is kept as it came.
        ("TXT", "7", .other(.text, allowedValues: ["a", "b"], default: .integer(7))),
        (
            "DROPDOWN_MULTIPLE", #"["b", 1]"#,
            .other(.multipleChoice, allowedValues: ["a", "b"], default: .array([.string("b"), .integer(1)]))
        ),
    ])
    func defaultsOfEveryShape(kind: String, value: String, definition: Clockify.CustomFieldDefinition) throws {
        let field: Clockify.CustomField = try decoded(
            """
            {"id": "f1", "name": "Any", "type": "\(kind)", "allowedValues": ["a", "b"],
             "workspaceDefaultValue": \(value)}
            """
        )
        #expect(Clockify.CustomFieldDefinition(of: field) == definition)
        let written = try encoded(Clockify.CustomFieldChanges(field))
        #expect(written["type"] == .string(kind))
        #expect(written["workspaceDefaultValue"] == (try decoded(value) as JSONValue))
    }
}
